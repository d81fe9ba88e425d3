package model

import "github.com/b24gen/b24gen/spec"

// Coverage says how many fields of an SDK have a concrete Go type.
type Coverage struct {
	Params, Results Typed
}

// Typed counts fields by what their Go type says.
type Typed struct {
	// Concrete is the number of fields whose type holds no any. Filters count as
	// concrete too: they are maps from operators and fields to any value.
	Concrete int
	// Open are the keys of the others, by the reason.
	Open map[OpenReason][]string
}

// Fields is the number of all.
func (t Typed) Fields() int {
	n := t.Concrete
	for _, keys := range t.Open {
		n += len(keys)
	}
	return n
}

// Share is the part of the fields that have a concrete type, 1 without fields.
func (t Typed) Share() float64 {
	if t.Fields() == 0 {
		return 1
	}
	return float64(t.Concrete) / float64(t.Fields())
}

// Coverage counts the fields of parameters and results, and the results that
// have no fields.
func (s *SDK) Coverage() Coverage {
	out := Coverage{Params: Typed{Open: map[OpenReason][]string{}}, Results: Typed{Open: map[OpenReason][]string{}}}
	for _, p := range s.Packages {
		for _, m := range p.Methods() {
			out.types(m.Types)
			out.result(m)
		}
		for _, s := range p.Services {
			out.types(s.Types)
		}
		out.types(p.Shared)
	}
	return out
}

func (c *Coverage) types(t Types) {
	for _, s := range t.Structs {
		side := &c.Results
		if s.Sent {
			side = &c.Params
		}
		for _, f := range s.Fields {
			side.count(f.Type, f.Facts, s.Key+"#"+f.Key)
		}
	}
}

// result counts the result of a method that is no struct.
func (c *Coverage) result(m *Method) {
	if m.Spec.Result == nil {
		c.Results.add(NoType, m.Spec.Name)
	} else if _, isStruct := Innermost(m.Result).(*Struct); !isStruct {
		c.Results.count(m.Result, factsOf(*m.Spec.Result), m.Spec.Name)
	}
}

func (t *Typed) count(typ Type, f Facts, key string) {
	if open := openReason(typ, f); open != "" {
		t.add(open, key)
		return
	}
	t.Concrete++
}

// Open is why the field is of type any, or a list or map of any; empty if it is not.
func (f Field) Open() OpenReason { return openReason(f.Type, f.Facts) }

func openReason(t Type, f Facts) OpenReason {
	if Innermost(t) != Any || isMap(t) && f.isFilter() {
		return ""
	}
	return f.openReason()
}

func (t *Typed) add(r OpenReason, key string) { t.Open[r] = append(t.Open[r], key) }

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
