package changes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Compare gives the changes that lead from one spec to the other, sorted by
// subject and path.
func Compare(old, new spec.Spec) []Change {
	c := &comparison{renamed: map[string]string{}, uses: usesOf(old, new)}
	c.types(old.Types, new.Types)
	c.methods(old.Methods, new.Methods)
	c.events(old.Events, new.Events)
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Or(
			cmp.Compare(a.group(), b.group()),
			strings.Compare(strings.ToLower(a.Subject), strings.ToLower(b.Subject)),
			strings.Compare(a.Path, b.Path),
			strings.Compare(string(a.Kind), string(b.Kind)),
			strings.Compare(a.Old, b.Old),
			strings.Compare(a.New, b.New),
		)
	})
	return slices.Compact(c.changes)
}

// comparison collects changes.
type comparison struct {
	changes []Change
	// renamed are the old names of documented types by the new ones, in lower case.
	renamed map[string]string
	uses    map[string]use
}

// place is what is being compared: a method, an event or a type, and the path in
// it.
type place struct {
	*comparison
	api     spec.API
	event   bool
	subject string
	path    string
}

func (p place) add(k Kind, old, new string) {
	p.changes = append(p.changes, Change{Kind: k, API: p.api, Event: p.event, Subject: p.subject, Path: p.path, Old: old, New: new})
}

// below is the place of a field.
func (p place) below(name string) place {
	if p.path != "" {
		name = p.path + "." + name
	}
	p.path = name
	return p
}

// inCase is the place of a case of an object.
func (p place) inCase(when string) place {
	p.path += "[" + when + "]"
	return p
}

// text notes a change of a text.
func (p place) text(k Kind, old, new string) {
	if old != new {
		p.add(k, old, new)
	}
}

func index[T any, K comparable](items []T, key func(T) K) map[K]T {
	out := make(map[K]T, len(items))
	for _, it := range items {
		out[key(it)] = it
	}
	return out
}

// missing are the items whose key the others do not have.
func missing[T any, K comparable](items []T, others map[K]T, key func(T) K) []T {
	return slices.DeleteFunc(slices.Clone(items), func(it T) bool {
		_, ok := others[key(it)]
		return ok
	})
}
