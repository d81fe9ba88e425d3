package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// What several places have is named after the best of them: a type or object that has a name
// of its own, the shortest of these, before an answer, parameters and events; and what stands further outside. What
// only methods of one service have is named after the service alone.

// chooseParents gives each nested type that stands for several the best place.
func (p *packageBuilder) chooseParents() {
	isDeclared := map[*draft]bool{}
	for _, s := range p.declared.structs {
		isDeclared[s] = true
	}
	for _, s := range p.declared.structs {
		if s.parent == nil {
			continue
		}
		for _, other := range s.also {
			if other.parent != nil && isDeclared[other.parent.final()] && other.parent.isBetterThan(s.parent) && !other.parent.final().isWithin(s) {
				s.parent, s.part, s.Documented, s.Role = other.parent.final(), other.part, other.Documented, other.Role
				s.Parent = s.parent.Struct
			}
		}
	}
	for _, e := range p.declared.enums {
		for _, h := range e.held {
			if h.in.isBetterThan(e.parent) {
				e.parent, e.part, e.Documented = h.in, h.part, h.field.Facts.Name
				e.Parent = e.parent.Struct
			}
		}
	}
	p.chooseParts()
	for _, s := range p.declared.structs {
		if m := s.method(); m != nil && s.Role == RoleElement && s.parent.Role == RoleResult && isAbout(s.Documented, m.Service.REST) {
			s.part = "Item" // of what the service says
		}
	}
}

// standing orders what types can be named after, the best first.
var standing = map[Role]int{RoleType: 1, RoleObject: 2, RoleResult: 3, RoleRow: 3, RoleParams: 4, RoleEvent: 5}

// isBetterThan reports whether what is in the draft is better named after it than after
// another.
func (d *draft) isBetterThan(other *draft) bool {
	a, b := d.final(), other.final()
	x, y := standing[a.root().Role], standing[b.root().Role]
	if a.hasOwnName() && b.hasOwnName() {
		if m, n := len(naming.Split(a.candidates[0])), len(naming.Split(b.candidates[0])); m != n {
			return m < n
		}
	}
	if x != y {
		return x < y
	}
	if x, y := a.depth(), b.depth(); x != y {
		return x < y
	}
	return a.IsRead() && !b.IsRead()
}

// hasOwnName reports whether the draft is a type or object that no other gives its name.
func (d *draft) hasOwnName() bool {
	return d.parent == nil && (d.Role == RoleType || d.Role == RoleObject)
}

// isWithin reports whether the draft is the other, or in it.
func (d *draft) isWithin(other *draft) bool {
	for at := d; at != nil; at = at.parent {
		if at == other {
			return true
		}
	}
	return false
}

// ofServices is the name for what methods of several services answer: an Answer, after the
// words with which the names of the services begin, or else after what is in it.
func (d *draft) ofServices() string {
	if d.Role != RoleResult || d.Method == nil || len(d.Fields) == 0 {
		return ""
	}
	first := naming.Split(d.Method.Service.Type)
	several := false
	for _, other := range d.also {
		if other.Method != nil && other.Role == RoleResult && other.Method.Service != d.Method.Service {
			several = true
			first = commonStart(first, naming.Split(other.Method.Service.Type))
		}
	}
	if !several {
		return ""
	}
	if len(d.Fields) == 1 {
		return d.ofKey(first)
	}
	if len(first) == 0 {
		first = naming.Split(d.Fields[len(d.Fields)-1].Key)
	}
	return naming.Join(append(first, "answer")...)
}

// ofUsers is the name for what several objects have: the last words that the names of the
// places have in common, if these say what it is. There is none for what has a page, and
// for events, see ofEvents.
func (s *draft) ofUsers() []string {
	names := commonName(append([]*draft{s}, s.also...), "")
	if s.parent != nil && s.Sent && !s.Both && len(names) > 0 && !s.isTakenAs(names[0]) {
		return nil
	}
	return names
}

// commonName is the name that the part has in all places, one for each object.
func commonName(places []*draft, part string) []string {
	users := usersOf(places)
	if len(users) < 2 {
		return nil
	}
	words := sharedWords(wordsIn(users, part, (*draft).ownName))
	if len(words) < telling {
		if more := sharedWords(wordsIn(users, part, (*draft).nameInService)); len(more) > len(words) {
			words = more
		}
	}
	if len(words) == 0 {
		return nil
	}
	name := withoutRepeats(naming.Join(words...))
	isOf := func(d *draft) bool {
		return (d != places[0] || part != "") && d.parent == nil && d.candidates[0] == name
	}
	if slices.ContainsFunc(places[0].pkg.declared.structs, isOf) {
		return nil // what has the name by itself
	}
	return []string{name}
}

// telling is the number of words from which a name says enough without those with which the
// names of all users begin.
const telling = 3

// usersOf are the places, one of each object and service; none if one has a better name than
// that of its users.
func usersOf(places []*draft) []*draft {
	type user struct {
		*object
		*Service
	}
	seen := map[user]bool{}
	var out []*draft
	for _, d := range places {
		if d.object == nil || !d.isNamedByUsers() {
			return nil
		}
		if by := (user{d.object, d.user()}); !seen[by] {
			seen[by] = true
			out = append(out, d)
		}
	}
	return out
}

// wordsIn are the words of the names that the part has by the users.
func wordsIn(users []*draft, part string, name func(*draft) string) [][]string {
	var out [][]string
	for _, d := range users {
		out = append(out, withoutInput(naming.Split(name(d)+part), part != "")) // a set is read or sent alike
	}
	return out
}

// sharedWords are the last words that the names have in common, if these say what it is, and
// before few of them the first ones.
func sharedWords(names [][]string) []string {
	last := withoutVague(commonEnds(names))
	if len(last) == 0 || len(last) >= telling {
		return last
	}
	return slices.Concat(commonStarts(names, len(last)), last)
}

// commonEnds are the last words that all names have in common.
func commonEnds(names [][]string) []string {
	last := names[0]
	for _, words := range names[1:] {
		last = commonEnd(last, words)
	}
	return last
}

// withoutVague leaves out the words before the first that says something.
func withoutVague(words []string) []string {
	for len(words) > 0 && vague[words[0]] {
		words = words[1:]
	}
	return words
}

// commonStarts are the words with which all names begin, before the last n.
func commonStarts(names [][]string, n int) []string {
	first := names[0]
	for _, words := range names {
		first = commonStart(first, words[:len(words)-n])
	}
	return first
}

// commonStart are the words with which both begin.
func commonStart(a, b []string) []string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n:n]
}

// vague are words with which no name begins that is to say what something is.
var vague = set("add", "answer", "by", "data", "delete", "download", "dto", "field", "fields", "filter", "get", "id", "input", "item", "items", "list", "object",
	"params", "result", "set", "status", "type", "update", "upload", "value")

// isNamedByUsers reports whether the draft has no better name than those of its users: what
// has a page, what an event carries and what a method answers have.
func (d *draft) isNamedByUsers() bool {
	role := d.root().Role
	return role != RoleType && role != RoleEvent && (d.parent != nil || role != RoleResult && role != RoleRow)
}

// ownName is the name that the draft would have without the places in other objects.
func (d *draft) ownName() string {
	if s := d.taker(); s != nil {
		return cmp.Or(baseNames(d.pkg.lex, s.REST)[0], d.pkg.lex.Ident(s.REST)) + "Input"
	}
	for d.into != nil && d.into.object == d.object {
		d = d.into
	}
	switch {
	case d.parent != nil:
		return d.parent.ownName() + d.part
	case d.prefixes != nil:
		return d.prefixes[0]
	}
	return d.candidates[0]
}

// nameInService is the name that the draft would have without the method that it is in.
func (d *draft) nameInService() string {
	root := d.root()
	if root.Role != RoleParams {
		return d.ownName()
	}
	return strings.TrimSuffix(root.Method.Service.Type, serviceSuffix) + strings.Join(d.below(), "")
}

// taker is the service whose methods take the object that the draft is, and answer another, nil
// if it is none.
func (d *draft) taker() *Service {
	if !d.Sent || d.final().Both {
		return nil
	}
	return d.user()
}

// user is the service that has the draft as its object, nil if the draft is none.
func (d *draft) user() *Service {
	isOf := func(s *Service) bool { return d.object.name == string(d.pkg.API)+"/"+strings.ToLower(s.REST) }
	i := -1
	if d.Role != RoleParams && d.object != nil {
		i = slices.IndexFunc(d.pkg.Services, isOf)
	}
	switch m := d.root().Method; {
	case i < 0:
		return nil
	case d.Service != nil:
		return d.Service
	case d.Sent && m != nil:
		return m.Service
	}
	return d.pkg.Services[i]
}
