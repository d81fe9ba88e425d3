package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// shape is a field of the spec made ready for one Go struct: the fields of all
// variants are put together, each name once.
type shape struct {
	spec.Field
	// cases are the variants that have the field, nil where all have it.
	cases []string
	// mixed says that the cases give different types, which Type joins.
	mixed bool
	// children are the fields of the object, in the same form.
	children []shape
	// like is the method whose page describes the children, see likeKin.
	like string
	// shown says that no page describes the children, only examples show them.
	shown bool
}

// describe finds the fields of the object: those that the page describes, or
// that another page does, or else those that the examples show. What the page
// describes of a map are its keys, where the examples show what the values are.
func (s *shape) describe() {
	s.children = merge(s.Fields, s.Variants)
	if s.isMap() && (s.Ref != "" || len(s.Shown) > 0) {
		s.children = nil
	}
	if len(s.children) == 0 && s.Ref == "" && len(s.Shown) > 0 {
		s.children, s.shown = merge(s.Shown, nil), true
	}
}

// isMap reports whether the examples show an object whose keys are names or ids.
func (s shape) isMap() bool {
	return s.Seen == "map" || s.Seen == mapOfLists || strings.HasPrefix(s.Type, "map<")
}

// mapOfLists is a map whose values are lists of objects.
const mapOfLists = "map<object[]>"

// merge puts the fields of an object and of its variants together, in the
// order of the documentation. A field is required only where every case that
// there is requires it.
func merge(fields []spec.Field, variants []spec.Variant) []shape {
	if len(fields)+len(variants) == 0 {
		return nil
	}
	m := merger{shapes: make([]shape, 0, len(fields)), at: make(map[string]int, len(fields))}
	m.add(fields, "")
	for _, v := range variants {
		m.add(v.Fields, v.When)
	}
	for i := range m.shapes {
		s := &m.shapes[i]
		if len(s.cases) > 0 && len(s.cases) < len(variants) && s.Required == spec.Mandatory {
			s.Required = spec.Optional
			s.Conditional = true
		}
		if len(s.cases) == len(variants) {
			s.cases = nil
		}
		s.describe()
	}
	return m.shapes
}

// mandatory reports whether every call must give the field.
func (s shape) mandatory() bool {
	return s.Required == spec.Mandatory && !s.Conditional && !s.Omitted
}

type merger struct {
	shapes []shape
	at     map[string]int // key -> index in shapes
}

func (m *merger) add(fields []spec.Field, when string) {
	for _, f := range fields {
		f = unquoted(f)
		i, seen := m.at[keyOf(f)]
		if !seen {
			i = len(m.shapes)
			m.at[keyOf(f)] = i
			m.shapes = append(m.shapes, shape{Field: f})
		} else {
			m.shapes[i].absorb(f)
		}
		if when != "" && !slices.Contains(m.shapes[i].cases, when) {
			m.shapes[i].cases = append(m.shapes[i].cases, when)
		}
	}
}

// unquoted takes the quotes off values that the page writes as literals.
func unquoted(f spec.Field) spec.Field {
	if f.Default != nil {
		f.Default = new(unquote(*f.Default))
	}
	enum := f.Enum
	f.Enum = nil
	for _, v := range enum {
		f.Enum = append(f.Enum, unquote(v))
	}
	return f
}

// unquote takes one pair of quotes off a value that holds no others.
func unquote(v string) string {
	if len(v) < 2 || v[0] != v[len(v)-1] || !strings.ContainsRune("'\"`", rune(v[0])) {
		return v
	}
	inner := v[1 : len(v)-1]
	if strings.ContainsAny(inner, "'\"`") {
		return v
	}
	return inner
}

// absorb adds what another case says about the same field.
func (s *shape) absorb(f spec.Field) {
	switch {
	case s.Type == "":
		s.Type = f.Type
	case f.Type != "" && !strings.EqualFold(s.Type, f.Type):
		s.mixed = true
		s.Type = strings.Join(union(strings.Split(s.Type, "|"), strings.Split(f.Type, "|")), "|")
	}
	if f.Required != spec.Mandatory {
		s.Required = f.Required
	}
	if s.Ref == "" {
		s.Ref = f.Ref
	}
	if s.Wire == "" {
		s.Wire = f.Wire
	}
	if s.Seen == "" {
		s.Seen = f.Seen
	}
	s.Omitted = s.Omitted || f.Omitted
	if s.Default == nil {
		s.Default = f.Default
	}
	s.Enum = union(s.Enum, f.Enum)
	s.Fields = slices.Concat(s.Fields, f.Fields)
	s.Shown = slices.Concat(s.Shown, f.Shown)
	s.Variants = slices.Concat(s.Variants, f.Variants)
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, v := range b {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
