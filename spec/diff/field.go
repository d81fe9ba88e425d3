package diff

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

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
	p.defaults(d, old.Default, new.Default)
	p.enum(d, old.Enum, new.Enum)
	p.text(ExampleValueChanged, string(old.Wire), string(new.Wire))
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
	if v == nil {
		return "none"
	}
	return quoteEmpty(*v)
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
