// Package changes compares two specs and says in named kinds of change what the
// differences mean for those who call the REST API. Each kind has a class, and a
// reason for it, in one table (rules.go), which also holds the kinds of change of
// a Go API; package changes/goapi finds those.
//
// The package is pure: it reads no files, and the order of methods, types and
// codes in the specs leaves no trace in what it finds. No difference between two
// specs is without a change.
package changes

import "github.com/b24gen/b24gen/spec"

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

// group keeps together, in the order of reports, what is of one sort.
func (c Change) group() string {
	if c.Event {
		return "events"
	}
	return string(c.API)
}

// Class says what a change means for those who use the API.
type Class uint8

// The classes, the harmless first.
const (
	// Documentation changes are in what the pages say, not in what the API does.
	Documentation Class = iota
	// Compatible changes leave working what worked.
	Compatible
	// Breaking changes stop something from working.
	Breaking
)

var classNames = [...]string{Documentation: "documentation only", Compatible: "compatible", Breaking: "breaking"}

func (c Class) String() string { return classNames[c] }

// MarshalText writes the class in words.
func (c Class) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// Classes are all classes, the gravest first: the order of reports.
func Classes() []Class { return []Class{Breaking, Compatible, Documentation} }

// Step is the part of a semantic version that a change raises.
type Step string

// The steps, the smallest first.
const (
	NoStep Step = "none"
	Patch  Step = "patch"
	Minor  Step = "minor"
	Major  Step = "major"
)

// StepOf is the step that the classes of all changes of a Go API ask for. A
// deprecation is of class [Compatible], so that it is a minor step, as semantic
// versioning wants it.
func StepOf(classes []Class) Step {
	step, gravest := NoStep, Documentation
	for _, c := range classes {
		step, gravest = Patch, max(gravest, c)
	}
	switch gravest {
	case Breaking:
		return Major
	case Compatible:
		return Minor
	}
	return step
}
