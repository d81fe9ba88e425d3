package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Facts are what the documentation states of a field, put together for one Go struct:
// the fields of all cases that a page tells apart are one set of fields, each name once.
type Facts struct {
	spec.Field
	// Stated and Observed are the type that the page states and the one that examples
	// show, parsed.
	Stated, Observed spec.TypeExpr
	// Cases are those that have the field, nil where all have it.
	Cases []string
	// Mixed says that the cases give different types, which Type joins.
	Mixed bool
	// Children are the fields of the object while its type is being decided; afterwards
	// the type has them, and their names are here, with those that every call must give.
	Children       []Facts
	ChildNames     []string
	MandatoryNames []string
	// InheritedFrom is the method or event whose page describes the children, see inherit.
	InheritedFrom string
	// FromExample says that no page describes the children, only examples show them.
	FromExample bool
}

// describe reads the types, and finds the fields of the object: those that the page
// describes, or that another page does, or else those that the examples show. What the
// page describes of a map are its keys, where the examples show what the values are.
func (f *Facts) describe() {
	f.Stated, f.Observed = spec.ParseType(f.Type), spec.ParseType(f.Seen)
	if f.leavesKeysOpen() {
		f.Fields, f.Variants = nil, nil // some of the keys
	}
	f.Children = merge(f.Fields, f.Variants)
	if f.isMap() && (f.Ref != "" || len(f.Shown) > 0) && !f.describesValues() {
		f.Children = nil
	}
	switch {
	case len(f.Shown) == 0:
	case len(f.Children) > 0:
		f.Children = merge(slices.Concat(f.Fields, fromExamples(f.Shown)), f.Variants)
	case f.Ref == "":
		f.Children, f.FromExample = merge(fromExamples(f.Shown), nil), true
	}
	f.markData()
}

// fromExamples are the fields, marked as those that only examples show.
func fromExamples(shown []spec.Field) []spec.Field {
	out := slices.Clone(shown)
	for i := range out {
		out[i].Source = spec.FromExample
	}
	return out
}

// isMap reports whether the field is a map from names or ids to objects, or to what
// the page states.
func (f Facts) isMap() bool {
	seen, alone := f.Observed.Only()
	showsMap := alone && seen.Is(spec.Map) && !(seen.Elem != nil && holdsScalars(*seen.Elem))
	return showsMap || f.Stated.First().IsTypedMap()
}

// leavesKeysOpen reports whether the field is a map of anything, whose keys others choose.
func (f Facts) leavesKeysOpen() bool {
	seen, alone := f.Observed.Only()
	return alone && seen.Is(spec.Map) && seen.Elem != nil && seen.Elem.Is(spec.Any)
}

// describesValues reports whether the page describes the values of the map, and not
// its keys.
func (f Facts) describesValues() bool {
	seen, _ := f.Observed.Only()
	return seen.Elem != nil
}

// mapOf is the map whose innermost values are of the type: a map, or one of maps or
// of lists.
func (f Facts) mapOf(value Type) Type {
	term, _ := f.Observed.Only()
	if term.Elem == nil {
		term = f.Stated.First()
	}
	if term.Elem == nil {
		return Map{value}
	}
	return Map{around(*term.Elem, value)}
}

// around is the type of values in the lists and maps that the term has around them.
func around(t spec.TypeTerm, value Type) Type {
	switch {
	case t.IsTypedMap():
		return Map{around(*t.Elem, value)}
	case t.IsTypedList():
		return List{around(*t.Elem, value)}
	case t.Is(spec.Array):
		return List{value}
	}
	return value
}

// merge puts the fields of an object and of its variants together, in the
// order of the documentation. A field is required only where every case that
// there is requires it.
func merge(fields []spec.Field, variants []spec.Variant) []Facts {
	if len(fields)+len(variants) == 0 {
		return nil
	}
	m := merger{fields: make([]Facts, 0, len(fields)), at: make(map[string]int, len(fields))}
	m.add(fields, "")
	for _, v := range variants {
		m.add(v.Fields, caseOf(v.When))
	}
	for i := range m.fields {
		s := &m.fields[i]
		if len(s.Cases) > 0 && len(s.Cases) < len(variants) && s.Required == spec.Mandatory {
			s.Required = spec.Optional
			s.Conditional = true
		}
		if len(s.Cases) == len(variants) {
			s.Cases = nil
		}
		s.describe()
	}
	return m.fields
}

// mandatory reports whether every call must give the field.
func (f Facts) mandatory() bool {
	return f.Required == spec.Mandatory && !f.Conditional && !f.Omitted
}

// HowSent says how methods take the field by the words of its page, where that is not how they
// answer it. Of what only answers show it says nothing.
func (f Facts) HowSent() string {
	if f.Source == spec.FromExample {
		return ""
	}
	return howSent[f.Sent]
}

var howSent = map[spec.Sent]string{spec.SentNever: "read-only", spec.SentIDs: "sent as ids"}

// Selects reports whether the field is a selection of fields, or lists those to group by.
func (f Facts) Selects() bool { return isSelection(f) && !f.hasOptions() || isGrouping(f) }

// nameChildren leaves the names alone of the fields of the object.
func (f *Facts) nameChildren() {
	all := !onlyRequired(f.Fields)
	for _, c := range f.Children {
		if all {
			f.ChildNames = append(f.ChildNames, c.Name)
		}
		if c.mandatory() {
			f.MandatoryNames = append(f.MandatoryNames, c.Name)
		}
	}
	f.Children = nil
}

// onlyRequired reports whether a page says of some names no more than that they must be there: it does not
// list the others.
func onlyRequired(fields []spec.Field) bool {
	return len(fields) > 0 && !slices.ContainsFunc(fields, func(f spec.Field) bool { return f.Type != "" || f.Required != spec.Mandatory })
}

type merger struct {
	fields []Facts
	at     map[string]int // key -> index in fields
}

func (m *merger) add(fields []spec.Field, when string) {
	for _, f := range fields {
		f = unquoted(f)
		i, seen := m.at[keyOf(f)]
		if !seen {
			i = len(m.fields)
			m.at[keyOf(f)] = i
			f.Pattern = f.Pattern || isPattern(f.Name) || f.Source == spec.FromExample && numbered.MatchString(f.Name)
			m.fields = append(m.fields, Facts{Field: f})
		} else {
			m.fields[i].absorb(f)
		}
		if when != "" && !slices.Contains(m.fields[i].Cases, when) {
			m.fields[i].Cases = append(m.fields[i].Cases, when)
		}
	}
}

// caseOf is the label of a case without the word that stands before it.
func caseOf(label string) string {
	if first, rest, _ := strings.Cut(label, " "); strings.EqualFold(first, "for") {
		return rest
	}
	return label
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
func (f *Facts) absorb(other spec.Field) {
	switch {
	case f.Type == "":
		f.Type = other.Type
	case other.Source == spec.FromExample && spec.ParseType(other.Type).All(isMoment) && spec.ParseType(f.Type).All(isText):
		f.Seen = cmp.Or(f.Seen, other.Type) // what the text is
	case other.Type != "" && !strings.EqualFold(f.Type, other.Type):
		f.Mixed = true
		f.Type = spec.Union(f.Type, other.Type)
	}
	if other.Required != spec.Mandatory {
		f.Required = other.Required
	}
	if f.Default == nil {
		f.Default = other.Default
	}
	f.Ref, f.Wire, f.Seen = cmp.Or(f.Ref, other.Ref), cmp.Or(f.Wire, other.Wire), cmp.Or(f.Seen, other.Seen)
	f.Omitted = f.Omitted || other.Omitted
	f.Enum = union(f.Enum, other.Enum)
	f.Fields = slices.Concat(f.Fields, other.Fields)
	f.Shown = slices.Concat(f.Shown, other.Shown)
	f.Variants = slices.Concat(f.Variants, other.Variants)
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
