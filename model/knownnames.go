package model

import (
	"slices"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// What all pages together state of the fields of a name.

// knownNames is what the documentation states of fields by their names alone.
type knownNames struct {
	// stated are the types of values by namespace, or "" for the whole API, and name.
	stated map[string][]Type
	// truths are the names in a namespace of which pages state yes and no in objects, and not
	// only among parameters, where they ask for something.
	truths map[string]bool
	// calledIDs are the parameters and answers, by service and name, that the words of a page
	// call ids.
	calledIDs map[string]bool
	// codes says how many pages call the values of the name codes, less four times those
	// that call them numbers.
	codes map[string]int
	// services are the names of what services are about.
	services map[string][]string
	types    documentedTypes
	lex      *naming.Lexicon
}

func (b *builder) learnNames(objects []*object) *knownNames {
	n := &knownNames{map[string][]Type{}, map[string]bool{}, map[string]bool{}, map[string]int{}, map[string][]string{}, b.types, b.lex}
	for _, p := range b.packages {
		for _, s := range p.Services {
			for _, where := range []string{nameKey(p.Namespace, ""), nameKey("", "")} {
				n.services[where] = append(n.services[where], foldName(naming.Fold(lastOf(s.REST))))
			}
		}
	}
	for _, o := range objects {
		for key, f := range o.fields {
			for _, p := range f.places {
				t := Innermost(p.field().Type)
				if by := p.field().Why.By; !p.states() || p.in.named || by == ByMethod || by == ByFilter || !isValue(t) {
					continue // what is inherited, or of a filter, counts where it is from
				}
				if t == YN && p.in.Role != RoleParams {
					n.truths[nameKey(p.in.pkg.Namespace, key)] = true
				}
				if m := p.in.method(); m != nil && p.in.parent == nil && t == ID && p.field().Facts.Observed.All(isID) {
					n.calledIDs[objectOfService(m.Service)+"/"+key] = true
				}
				n.countCode(nameKey(p.in.pkg.Namespace, key), p.field().Facts.Stated)
				for _, where := range []string{p.in.pkg.Namespace, ""} {
					at := nameKey(where, key)
					if !slices.Contains(n.stated[at], t) {
						n.stated[at] = append(n.stated[at], t)
					}
				}
			}
		}
	}
	return n
}

// countCode counts a page that calls the values of a name codes of a dictionary, or numbers.
func (n *knownNames) countCode(at string, stated spec.TypeExpr) {
	switch {
	case stated.Any(n.types.isCode):
		n.codes[at]++
	case stated.All(func(t spec.TypeTerm) bool { return t.Is(spec.Integer) }):
		n.codes[at] -= 4
	}
}

// all is the type that all who state one of the name agree on, in the namespace or else
// in the API; nil if they do not.
func (n *knownNames) all(namespace, key string) Type {
	for _, where := range []string{namespace, ""} {
		types := n.stated[nameKey(where, key)]
		switch len(types) {
		case 0:
			continue
		case 1:
			return types[0]
		}
		return nil
	}
	return nil
}
