// Package diff compares two specs and says in named kinds of change what the
// differences mean for those who call the REST API. Each kind has a class, and a
// reason for it, in one table (taxonomy.go), which also holds the kinds of
// change of the generated Go API; package templates/goapi finds those.
//
// The package is pure: it reads no files, and the order of methods, types and
// codes in the specs leaves no trace in what it finds. No difference between two
// specs is without a change.
package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Change is one difference between two specs.
type Change struct {
	Kind Kind
	// API is the generation of the method's API, empty for an event and for a
	// documented type.
	API spec.API
	// Event says that the subject is an event.
	Event bool
	// Subject is the name of the method or event, the new one where it was renamed,
	// or of the documented type.
	Subject string
	// Path leads to the field, in the names of the page: fields.TITLE. Cases are in
	// brackets: fields[lead].TITLE. It is empty where the whole subject changed.
	Path string
	// Old and New are what was there and what is there, where that says more
	// than the kind.
	Old, New string
}

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

// group keeps together, in the order of reports, what is of one sort.
func (c Change) group() string {
	if c.Event {
		return "events"
	}
	return string(c.API)
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
