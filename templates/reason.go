package templates

import (
	"slices"
	"strings"
)

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
	t := parseType(s.Type)
	switch {
	case s.mixed:
		return CasesVary
	case t.says("any", "mixed"):
		return SaysAny
	case len(t.kinds) == 0:
		return NoType
	case len(t.kinds) > 1:
		return NoCommon
	case t.says("object", "map"):
		return NoFields
	case t.says("array"):
		return NoItem
	}
	return NotKnown
}

// says reports whether one of the alternatives is, or holds, one of the words.
func (t docType) says(words ...string) bool {
	return slices.ContainsFunc(t.kinds, func(kind string) bool {
		kind = strings.TrimRight(strings.TrimSuffix(strings.TrimPrefix(kind, "map<"), ">"), "[]")
		return slices.Contains(words, kind)
	})
}
