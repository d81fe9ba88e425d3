package templates

import "github.com/b24gen/b24gen/spec"

// Reason says why a field is of type any, or a list or map of any.
type Reason string

// The reasons, the better ones first.
const (
	SaysAny   Reason = "the page says any or mixed"
	NoType    Reason = "the page gives no type"
	NoFields  Reason = "an object, of which the page gives no fields"
	NoItem    Reason = "an array, of which the page does not say what it holds"
	NoCommon  Reason = "alternatives that have no common form"
	CasesVary Reason = "types that differ from case to case"
	NotKnown  Reason = "a type whose name is not known"
)

// Reasons are all reasons in the order of the constants.
func Reasons() []Reason {
	return []Reason{SaysAny, NoType, NoFields, NoItem, NoCommon, CasesVary, NotKnown}
}

// reasonOf is the reason why the field's type is open.
func reasonOf(s shape) Reason {
	t := spec.ParseType(s.Type)
	switch {
	case s.mixed:
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
