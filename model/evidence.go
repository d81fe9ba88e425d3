package model

import "github.com/b24gen/b24gen/spec"

// Witness is what tells a type.
type Witness string

// The witnesses.
const (
	ByPage     Witness = "page"      // the page of the method or event states it
	ByTypePage Witness = "type page" // a page that describes the type
	ByMethod   Witness = "method"    // the page of another method, which describes the same object
	BySameName Witness = "same name" // fields of this name elsewhere, which agree
	ByName     Witness = "name"      // the name alone, which means the same everywhere
	ByExample  Witness = "example"   // the JSON of an example
	ByOverride Witness = "override"  // an override of ours
	ByNothing  Witness = "nothing"   // nobody
)

// Evidence is what a witness says of a type.
type Evidence struct {
	By Witness `yaml:"by"`
	// Says is what it says, in the words of the documentation: the text of the type,
	// the name of a documented type, or the name that says the type.
	Says string `yaml:"says,omitempty"`
	// Where is the page or the method that says it, empty for the page of the method
	// itself, or the reason of an override.
	Where string `yaml:"where,omitempty"`
}

// statedBy is who states the type of a field of the struct: whoever lists the fields,
// unless an override of ours has put it right.
func (f Facts) statedBy(s *Struct) Evidence {
	for _, o := range f.Overridden {
		if o.Key == "type" {
			return Evidence{ByOverride, f.Type, o.Reason}
		}
	}
	return Evidence{s.Source.By, f.Type, s.Source.Where}
}

// Evidence is all that the witnesses say of a field, whichever decided.
func (s *Struct) Evidence(f Field) []Evidence {
	var out []Evidence
	facts := f.Facts
	if facts.Type != "" {
		out = append(out, facts.statedBy(s))
	}
	if facts.Ref != "" {
		out = append(out, Evidence{By: ByTypePage, Says: facts.Ref})
	}
	if facts.InheritedFrom != "" {
		out = append(out, Evidence{By: ByMethod, Where: facts.InheritedFrom})
	}
	if facts.Seen != "" {
		out = append(out, Evidence{By: ByExample, Says: facts.Seen})
	}
	return out
}

// OpenReason says why a field is of type any, or a list or map of any.
type OpenReason string

// The reasons, the better ones first.
const (
	SaysAny   OpenReason = "the page says any or mixed"
	NoType    OpenReason = "the page gives no type"
	NoFields  OpenReason = "an object, of which the page gives no fields"
	NoItem    OpenReason = "an array, of which the page does not say what it holds"
	NoCommon  OpenReason = "alternatives that have no common form"
	CasesVary OpenReason = "types that differ from case to case"
	NotKnown  OpenReason = "a type whose name is not known"
)

// OpenReasons are all reasons in the order of the constants.
func OpenReasons() []OpenReason {
	return []OpenReason{SaysAny, NoType, NoFields, NoItem, NoCommon, CasesVary, NotKnown}
}

// openReason is the reason why the field's type is open.
func (f Facts) openReason() OpenReason {
	t := f.Stated
	switch {
	case f.Mixed:
		return CasesVary
	case says(t, spec.Any):
		return SaysAny
	case t.None():
		return NoType
	case len(t.Terms) > 1:
		return NoCommon
	case says(t, spec.Object, spec.Map):
		return NoFields
	case says(t, spec.Array):
		return NoItem
	}
	return NotKnown
}

// says reports whether one of the alternatives is, or holds, one of the kinds.
func says(t spec.TypeExpr, kinds ...spec.Kind) bool {
	return t.Any(func(term spec.TypeTerm) bool { return term.Innermost().Is(kinds...) })
}
