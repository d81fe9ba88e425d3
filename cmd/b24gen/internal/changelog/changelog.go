// Package changelog writes what changed between two specs: as text for a
// terminal, as Markdown for a pull request, as JSON for programs. The REST API
// and the Go API are told apart, since a change of the one can be harmless to the
// other.
package changelog

import (
	"fmt"
	"strings"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/model/released"
	"github.com/b24gen/b24gen/spec"
)

// Log is the change log from one spec to another.
type Log struct {
	// Old and New are what the two are called.
	Old, New string
	REST     []changes.Change
	Go       []goapi.Change
	// Pins are what became of the pins that keep released declarations.
	Pins []released.Outcome
	// All asks text and Markdown to list what only the documentation changed, not
	// only count it. JSON has it always.
	All bool
}

// Step is the step of the SDK's version: it follows from the Go API alone.
func (l Log) Step() changes.Step {
	var classes []changes.Class
	for _, c := range l.Go {
		classes = append(classes, c.Kind.Class())
	}
	return changes.StepOf(classes)
}

// reason says why the step is what it is.
func (l Log) reason() string {
	count := counts(l.sides()[1].entries)
	switch l.Step() {
	case changes.Major:
		return fmt.Sprintf("breaking changes of the Go API: %d", count[changes.Breaking])
	case changes.Minor:
		return fmt.Sprintf("the Go API only grows, compatible changes: %d", count[changes.Compatible])
	case changes.Patch:
		return "the Go API is the same but for comments and order"
	}
	return "the generated code is the same"
}

// side is the changes of one of the two APIs.
type side struct {
	name    string
	entries []entry
}

// entry is a change in the form that text and Markdown have in common.
type entry struct {
	kind     changes.Kind
	where    string
	old, new string
}

func (l Log) sides() [2]side {
	rest, golang := side{name: "REST API"}, side{name: "Go API"}
	for _, c := range l.REST {
		rest.entries = append(rest.entries, entry{c.Kind, whereREST(c), c.Old, c.New})
	}
	for _, c := range l.Go {
		golang.entries = append(golang.entries, entry{c.Kind, whereGo(c), c.Old, c.New})
	}
	return [2]side{rest, golang}
}

func whereREST(c changes.Change) string {
	where := c.Subject
	switch {
	case c.Event:
		where = "event " + where
	case c.API == "":
		where = "type " + where
	case c.API == spec.V3:
		where = "v3/" + where
	}
	if c.Path != "" {
		where += " › " + c.Path
	}
	return where
}

func whereGo(c goapi.Change) string {
	if c.Symbol == "" {
		return c.Package
	}
	return c.Package + "." + c.Symbol
}

// counts are the numbers of changes by class.
func counts(entries []entry) map[changes.Class]int {
	out := map[changes.Class]int{}
	for _, e := range entries {
		out[e.kind.Class()]++
	}
	return out
}

// tally is the counts on a line, the gravest class first.
func tally(entries []entry) string {
	if len(entries) == 0 {
		return "no changes"
	}
	count := counts(entries)
	var parts []string
	for _, c := range changes.Classes() {
		parts = append(parts, fmt.Sprintf("%d %s", count[c], c))
	}
	return strings.Join(parts, ", ")
}

// listed reports whether the changes of the class are listed one by one.
func (l Log) listed(c changes.Class) bool { return l.All || c != changes.Documentation }
