package changes

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// fieldSet is what an object has: the fields that a page describes, those that
// only examples show, and the alternative sets.
type fieldSet struct {
	Fields, Shown []spec.Field
	Variants      []spec.Variant
}

// member is a field with where it was learnt from.
type member struct {
	spec.Field
	shown bool
}

// members are all fields, those that a page describes first. A name that is there
// twice is told apart by a stroke.
func (s fieldSet) members() []member {
	var out []member
	for _, f := range s.Fields {
		out = append(out, member{f, f.Source != ""})
	}
	for _, f := range s.Shown {
		if !slices.ContainsFunc(s.Fields, func(d spec.Field) bool { return d.Name == f.Name }) {
			out = append(out, member{f, true})
		}
	}
	seen := map[string]int{}
	for i := range out {
		name := out[i].Name
		seen[name]++
		out[i].Name = name + strings.Repeat("'", seen[name]-1)
	}
	return out
}

func nameOf(m member) string { return m.Name }

// fields compares two sets of fields. order is the kind of a change of order.
func (p place) fields(d direction, order Kind, old, new fieldSet) {
	before, after := old.members(), new.members()
	then, now := index(before, nameOf), index(after, nameOf)
	for _, m := range missing(after, then, nameOf) {
		p.below(m.Name).add(addedKind(d, m), "", typeText(m.Type))
	}
	for _, m := range missing(before, now, nameOf) {
		p.below(m.Name).add(removedKind(d, m), typeText(m.Type), "")
	}
	for _, m := range after {
		if b, ok := then[m.Name]; ok {
			p.below(m.Name).member(d, b, m)
		}
	}
	p.order(order, common(before, now), common(after, then))
	p.variants(d, old.Variants, new.Variants)
}

// common are the members that the others have too.
func common(members []member, others map[string]member) []member {
	return slices.DeleteFunc(slices.Clone(members), func(m member) bool {
		_, ok := others[m.Name]
		return !ok
	})
}

// order notes that the fields which both sides describe changed places.
func (p place) order(k Kind, old, new []member) {
	a, b := describedNames(old), describedNames(new)
	if len(a) == len(b) && !slices.Equal(a, b) {
		p.add(k, strings.Join(a, ", "), strings.Join(b, ", "))
	}
}

func describedNames(members []member) []string {
	var names []string
	for _, m := range members {
		if !m.shown {
			names = append(names, m.Name)
		}
	}
	return names
}

func addedKind(d direction, m member) Kind {
	switch {
	case m.shown:
		return ExampleFieldAdded
	case m.Required == spec.Mandatory && !m.Conditional:
		return d.requiredAdded
	}
	return d.added
}

func removedKind(d direction, m member) Kind {
	if m.shown {
		return ExampleFieldRemoved
	}
	return d.removed
}

// variants compares the alternative sets of fields by their labels.
func (p place) variants(d direction, old, new []spec.Variant) {
	before, after := cases(old), cases(new)
	then, now := index(before, label), index(after, label)
	gone := missing(before, now, label)
	for _, v := range missing(after, then, label) {
		i := slices.IndexFunc(gone, func(g spec.Variant) bool { return sameFields(g.Fields, v.Fields) })
		if i < 0 {
			p.inCase(v.When).add(d.caseAdded, "", "")
			continue
		}
		p.inCase(v.When).add(CaseRenamed, gone[i].When, v.When)
		p.inCase(v.When).fields(d, OrderChanged, fieldSet{Fields: gone[i].Fields}, fieldSet{Fields: v.Fields})
		gone = slices.Delete(gone, i, i+1)
	}
	for _, v := range gone {
		p.inCase(v.When).add(d.caseRemoved, "", "")
	}
	for _, v := range after {
		if b, ok := then[v.When]; ok {
			p.inCase(v.When).fields(d, OrderChanged, fieldSet{Fields: b.Fields}, fieldSet{Fields: v.Fields})
		}
	}
}

func label(v spec.Variant) string { return v.When }

// cases are the variants, those of one label put together.
func cases(variants []spec.Variant) []spec.Variant {
	var out []spec.Variant
	for _, v := range variants {
		i := slices.IndexFunc(out, func(o spec.Variant) bool { return o.When == v.When })
		if i < 0 {
			out = append(out, v)
			continue
		}
		out[i].Fields = slices.Concat(out[i].Fields, v.Fields)
	}
	return out
}

// sameFields reports whether two sets have fields of the same names.
func sameFields(a, b []spec.Field) bool {
	return slices.EqualFunc(a, b, func(f, g spec.Field) bool { return f.Name == g.Name })
}

// member compares a field that both sides have.
func (p place) member(d direction, old, new member) {
	switch {
	case old.shown && !new.shown:
		p.add(FieldNowDescribed, "", "")
	case new.shown && !old.shown:
		p.add(FieldOnlyShown, "", "")
	}
	p.typeOf(d, stated{old.Type, old.Seen, old.shown}, stated{new.Type, new.Seen, new.shown})
	p.mark(d, old.Field, new.Field)
	p.flag(old.Pattern, new.Pattern, NameNowPattern, NameNoLongerPattern)
	p.defaults(d, old.Default, new.Default)
	p.enum(d, old.Enum, new.Enum)
	p.text(ExampleValueChanged, string(old.Wire), string(new.Wire))
	p.deprecation(old.Deprecated, new.Deprecated, FieldDeprecated, FieldUndeprecated)
	p.text(FieldSendingRestated, string(old.Sent), string(new.Sent))
	p.text(d.key, wireKey(old.Field), wireKey(new.Field))
	p.ref(old.Ref, new.Ref)
	p.overridden(old.Overridden, new.Overridden)
	if old.Description != new.Description {
		p.add(DescriptionChanged, "", "")
	}
	p.fields(d, OrderChanged, fieldSet{old.Fields, old.Shown, old.Variants}, fieldSet{new.Fields, new.Shown, new.Variants})
}

// wireKey is the JSON key of a field.
func wireKey(f spec.Field) string {
	if f.Key != "" {
		return f.Key
	}
	return f.Name
}

// ref compares the names of the types that describe the fields elsewhere. What
// changed in the type itself is said once, at the type.
func (p place) ref(old, new string) {
	if before, ok := p.renamed[strings.ToLower(new)]; ok && before == strings.ToLower(old) {
		return
	}
	p.text(DescribedElsewhere, old, new)
}

// mark compares what the page says about whether a field must be given.
func (p place) mark(d direction, old, new spec.Field) {
	before, after := need(old), need(new)
	from, to := markText(old), markText(new)
	switch {
	case from == to:
	case before == after:
		p.add(d.unclear, from, to)
	case after > before && after == always:
		p.add(d.always, from, to)
	case after > before:
		p.add(d.sometimes, from, to)
	default:
		p.add(d.lessOften, from, to)
	}
}

// How often a field must be given.
const (
	never = iota
	sometimes
	always
)

func need(f spec.Field) int {
	switch {
	case f.Conditional, f.Omitted && f.Required == spec.Mandatory:
		return sometimes
	case f.Required == spec.Mandatory:
		return always
	}
	return never
}

func markText(f spec.Field) string {
	if f.Omitted {
		f.Omitted = false
		return markText(f) + ", left out by an example"
	}
	switch {
	case f.Conditional && f.Required == spec.RequiredUnknown:
		return "required in some cases, unmarked"
	case f.Conditional && f.Required == spec.Mandatory:
		return "required in some cases, marked"
	case f.Conditional:
		return "required in some cases"
	case f.Required == spec.Mandatory:
		return "required"
	case f.Required == spec.RequiredUnknown:
		return "unknown"
	}
	return "optional"
}

func (p place) defaults(d direction, old, new *string) {
	switch {
	case old == nil && new == nil, old != nil && new != nil && *old == *new:
	case old == nil || new == nil:
		p.add(d.defaultRestated, literal(old), literal(new))
	default:
		p.add(d.defaultChanged, literal(old), literal(new))
	}
}

func literal(v *string) string {
	switch {
	case v == nil:
		return "none"
	case *v == "":
		return `""`
	}
	return *v
}

// enum compares lists of values. Where one side has no list, the page changed
// rather than what is allowed.
func (p place) enum(d direction, old, new []string) {
	if len(old) == 0 || len(new) == 0 {
		p.text(d.enumRestated, strings.Join(old, ", "), strings.Join(new, ", "))
		return
	}
	before := len(p.changes)
	p.values(old, new, d.enumAdded, d.enumRemoved)
	if len(p.changes) == before {
		p.text(d.enumRestated, strings.Join(old, ", "), strings.Join(new, ", "))
	}
}
