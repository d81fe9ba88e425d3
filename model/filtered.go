package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// What the filter of a method that lists rows states of a field is said of the rows' field of
// that name too. It is weaker than what any place states of the field itself, and stronger than
// an example: where filter and examples rightly differ, the examples stay.

// applyFilters adds the statements of filters to the fields of which nobody states a type.
func (b *builder) applyFilters() {
	for _, p := range b.packages {
		of := p.draftsByType()
		for _, m := range p.Methods() {
			filter := named(m.Params, "filter")
			if rows := of[listedRows(m)]; filter != nil && rows != nil {
				rows.takeFilter(m, filter.Facts.Fields)
			}
		}
	}
}

// listedRows is the struct of the rows that the method lists, nil if it lists none.
func listedRows(m *Method) *Struct {
	switch {
	case m.Spec.List != nil && m.Spec.List.Rows != "":
		return structIn(rowsAt(m.Result, m.Spec.List.Rows).Type)
	case lists(m.Spec):
		return structIn(m.Result)
	}
	return nil
}

// takeFilter adds what the method's filter states of the object that the rows are.
func (d *draft) takeFilter(m *Method, filter []spec.Field) {
	says := &draft{Struct: &Struct{Role: RoleParams, Method: m, Source: Evidence{By: ByFilter}}, pkg: d.pkg}
	b := typeBuilder{pkg: d.pkg, api: m.Spec.API}
	for _, f := range filter {
		facts, isOne := conditionOn(f)
		known := d.object.fields[foldName(facts.Name)]
		if !isOne || known == nil {
			continue
		}
		before := b.declarations
		name := d.pkg.lex.Ident(facts.Name)
		t, _ := b.decide(known.places[0].in, facts, name)
		if !known.admits(t) || slices.ContainsFunc(known.places, func(p place) bool { return p.states() && !p.leavesTruth(t) }) {
			b.declarations = before
			continue
		}
		says.Fields = append(says.Fields, Field{
			Key: facts.Name, Facts: facts, Type: t, Why: Evidence{ByFilter, facts.Type, m.Spec.Name},
		})
		known.places = append(known.places, place{says, len(says.Fields) - 1})
	}
	d.pkg.declare(b.declarations)
}

// conditionOn is what a field of a filter says of the field of that name, without the
// operators before it; false where it takes no single value.
func conditionOn(f spec.Field) (Facts, bool) {
	f.Name = strings.TrimLeft(f.Name, "!=<>%@?*~+-")
	stated := spec.ParseType(f.Type)
	var one []string
	for _, t := range stated.Terms {
		if isScalar(t) { // a list is of alternatives
			one = append(one, t.Text)
		}
	}
	out := Facts{Field: spec.Field{Name: f.Name, Type: strings.Join(one, "|"), Enum: f.Enum}}
	out.describe()
	return out, len(one) > 0 && len(f.Fields)+len(f.Variants) == 0 && f.Ref == "" && isField(Facts{Field: f})
}

// leavesTruth reports whether a page states no more than a text of what a filter says is Y or N.
func (p place) leavesTruth(t Type) bool {
	return t == YN && Deref(p.field().Type) == String && len(p.field().Facts.Enum) == 0
}

// admits reports whether the type is one of values that all places of the field leave open
// or show in a form that the type reads.
func (k *knownField) admits(t Type) bool {
	if !isValue(t) {
		return false
	}
	return !slices.ContainsFunc(k.places, func(p place) bool { return !readsShown(t, Deref(p.field().Type)) })
}

// readsShown reports whether the type that is stated elsewhere says more than the one that
// examples show, and reads its values.
func readsShown(stated, shown Type) bool {
	switch {
	case shown == Any:
		return true
	case !isValue(shown):
		return false
	case shown == String && (stated == Time || stated == Date):
		return false // an example of a moment would be one
	case stated == String:
		return shown == String || shown == Int || shown == Decimal
	case stated == Int && shown == ID:
		return true // a text that is a number, of which the name decides
	}
	both, ok := moreSpecific(shown, stated)
	return ok && both == stated
}
