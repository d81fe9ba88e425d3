package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// What several places have is named after the best of them: a type or object that has a name
// of its own, before an answer, parameters and events; and what stands further outside. What
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
		for _, other := range e.also {
			if isDeclared[other.parent.final()] && other.parent.isBetterThan(e.parent) {
				e.parent, e.part, e.Documented = other.parent.final(), other.part, other.Documented
				e.Parent = e.parent.Struct
			}
		}
	}
}

// standing orders what types can be named after, the best first.
var standing = map[Role]int{RoleType: 1, RoleObject: 2, RoleResult: 3, RoleRow: 3, RoleParams: 4, RoleEvent: 5}

// isBetterThan reports whether what is in the draft is better named after it than after
// another.
func (d *draft) isBetterThan(other *draft) bool {
	a, b := d.final(), other.final()
	if x, y := standing[a.root().Role], standing[b.root().Role]; x != y {
		return x < y
	}
	return a.depth() < b.depth()
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

// ofService is the name for what is in the parameters of several methods of one service, and
// in nothing else, with the part of its own: empty for others.
func ofService(places []*draft, part string) string {
	first := places[0].root()
	several := false
	for _, d := range places {
		root := d.root()
		if root.Role != RoleParams || root.Method.Service != first.Method.Service {
			return ""
		}
		several = several || root != first
	}
	if !several {
		return ""
	}
	return strings.TrimSuffix(first.Method.Service.Type, serviceSuffix) + strings.Join(places[0].below(), "") + part
}

// names are the names for the enum, best first.
func (e *enumDraft) names() []string {
	places := []*draft{e.parent}
	for _, other := range e.also {
		places = append(places, other.parent)
	}
	names := append(commonName(places, e.part), e.parent.nested(e.part)...)
	if name := ofService(places, e.part); name != "" && len(name) <= longestName {
		names = append([]string{name}, names...)
	}
	return names
}

// ofUsers is the name for what several objects have: the last words that the names of the
// places have in common, if these say what it is. There is none for what has a page, and
// for events, see ofEvents.
func (s *draft) ofUsers() []string {
	return commonName(append([]*draft{s}, s.also...), "")
}

// commonName is the name that the part has in all places, one for each object.
func commonName(places []*draft, part string) []string {
	type user struct {
		*object
		*Service
	}
	seen := map[user]bool{}
	var common []string
	for _, d := range places {
		if d.object == nil || !d.isNamedByUsers() {
			return nil
		}
		by := user{d.object, d.user()}
		if seen[by] {
			continue
		}
		words := naming.Split(d.ownName() + part)
		if len(seen) == 0 {
			common = words
		}
		seen[by] = true
		common = commonEnd(common, words)
	}
	for len(common) > 0 && vague[common[0]] {
		common = common[1:]
	}
	if len(seen) < 2 || len(common) == 0 {
		return nil
	}
	name := naming.Join(common...)
	isOf := func(d *draft) bool { return d != places[0] && d.parent == nil && d.candidates[0] == name }
	if slices.ContainsFunc(places[0].pkg.declared.structs, isOf) {
		return nil // what has the name by itself
	}
	return []string{name}
}

// vague are words with which no name begins that is to say what something is.
var vague = set("add", "answer", "by", "data", "delete", "download", "field", "fields", "filter", "get", "id", "input", "item", "items", "list", "object",
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

// taker is the service whose methods take the object that the draft is, nil if it is none.
func (d *draft) taker() *Service {
	if !d.Sent {
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
