package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/model/naming"
)

// Events of one thing that carry the same data share its type: what comes when a deal is
// added, changed or deleted is a crm.DealEvent.

// shareEventData makes one type of equal data of the events of a subject. Where the events
// of a subject carry several kinds of data, the kind that most of them carry is its own.
func (p *packageBuilder) shareEventData() {
	of := p.draftsByType()
	alike := map[string]map[string][]*draft{}
	for _, e := range p.Events {
		s, _ := e.Data.(*Struct)
		d := of[s]
		if d == nil || d.Role != RoleEvent {
			continue
		}
		subject := p.subjectOf(e)
		if alike[subject] == nil {
			alike[subject] = map[string][]*draft{}
		}
		alike[subject][d.content()] = append(alike[subject][d.content()], d)
	}
	for _, subject := range sortedKeys(alike) {
		p.shareData(subject, alike[subject])
	}
	p.replaceMerged()
	p.declared.structs = slices.DeleteFunc(p.declared.structs, func(s *draft) bool { return s.into != nil })
}

// shareData has the largest group of drafts, of two at least, be the data of the subject; of groups of one size that with the fewest
// keys. Others are that of what the names of their events begin with, of the comments of a task, or else are called after what they alone
// have.
func (p *packageBuilder) shareData(subject string, alike map[string][]*draft) {
	groups := slices.SortedFunc(maps.Values(alike), func(a, b []*draft) int {
		return cmp.Or(len(b)-len(a), len(allKeys(a[0].Struct))-len(allKeys(b[0].Struct)), cmp.Compare(a[0].Key, b[0].Key))
	})
	p.shareOne(subject, groups[0])
	for _, group := range groups[1:] {
		about := p.beginningOf(group)
		if key := keyAlone(group[0], groups[0][0]); key != "" && (about == "" || about == subject) {
			about = subject + p.lex.Ident(key)
		}
		if about != "" && about != subject {
			p.shareOne(about, group)
		}
	}
}

// keyAlone is the last key of a draft, or of what is in it, that another one does not have, empty if it has all.
func keyAlone(d, other *draft) string {
	alone, known := "", map[string]bool{}
	for _, key := range allKeys(other.Struct) {
		known[key] = true
	}
	for _, key := range allKeys(d.Struct) {
		if !known[key] {
			alone = key
		}
	}
	return alone
}

// allKeys are the keys of a struct, and of those right inside of it.
func allKeys(s *Struct) []string {
	var keys []string
	for _, f := range s.Fields {
		keys = append(keys, f.Key)
		if inner := structIn(f.Type); inner != nil {
			for _, g := range inner.Fields {
				keys = append(keys, g.Key)
			}
		}
	}
	return keys
}

// beginningOf are the words with which the names of the events begin that carry the drafts.
func (p *packageBuilder) beginningOf(drafts []*draft) string {
	var names [][]string
	for _, d := range drafts {
		for _, e := range d.Events {
			names = append(names, naming.Split(p.namesOf(e)[0]))
		}
	}
	return naming.Join(commonStarts(names, 0)...)
}

// shareOne has one draft be the data of the subject for all of them.
func (p *packageBuilder) shareOne(subject string, most []*draft) {
	if len(most) < 2 {
		return
	}
	into := most[0]
	into.about = subject
	into.Key = eventKey(p.Namespace + "." + subject + ".*")
	into.candidates = []string{subject + "Event", subject + "EventData"}
	if subject == "" {
		into.candidates = nameEach([]string{p.lex.Ident(p.Namespace)}, "", "Event")
	}
	for _, d := range most[1:] {
		d.into = into
		into.Events = append(into.Events, d.Events...)
	}
}

// subjectOf is what the event is about: the service of the package with which its name
// begins, or its name without the last word, which is a verb. It is empty for the service
// that has the namespace's own name. What comes before something is about that as well.
func (p *packageBuilder) subjectOf(e *Event) string {
	name := p.namesOf(e)[0]
	if isBeginning("Before", name) {
		name = strings.TrimPrefix(name, "Before")
	}
	subject := ""
	for _, s := range p.Services {
		base := strings.TrimSuffix(s.Type, serviceSuffix)
		if len(base) > len(subject) && isBeginning(base, name) {
			subject = base
		}
	}
	if words := naming.Split(name); subject == "" && len(words) > 1 {
		return naming.Join(words[:len(words)-1]...)
	}
	return subject
}

// isBeginning reports whether the name begins with the words of another.
func isBeginning(base, name string) bool {
	rest, ok := strings.CutPrefix(name, base)
	return ok && rest != "" && unicode.IsUpper(rune(rest[0]))
}

// ofEvents are the names of what several events carry, best first: after the last words
// that their subjects have in common, and the path below the data.
func (s *draft) ofEvents() []string {
	root := s.root()
	if root.Role != RoleEvent || len(s.also) == 0 {
		return nil
	}
	var common []string
	for i, d := range append([]*draft{s}, s.also...) {
		if d.root().Role != RoleEvent {
			return nil
		}
		data := d.root().final()
		words := naming.Split(cmp.Or(data.about, d.pkg.subjectOf(data.Events[0])))
		if i == 0 {
			common = words
		}
		common = commonEnd(common, words)
	}
	return []string{naming.Join(common...) + "Event" + strings.Join(s.below(), "")}
}

// commonEnd are the last words that both have, in the singular where one has it.
func commonEnd(a, b []string) []string {
	n := 0
	for n < len(a) && n < len(b) && naming.Singular(a[len(a)-1-n]) == naming.Singular(b[len(b)-1-n]) {
		n++
	}
	out := slices.Clone(a[len(a)-n:])
	for i, w := range b[len(b)-n:] {
		if len(w) < len(out[i]) {
			out[i] = w
		}
	}
	return out
}
