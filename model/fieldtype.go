package model

import (
	"slices"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// typeOf decides the Go type of a field, by the first of these rules that knows it:
// what the name alone says; the fields of the object, here or on a page of their own;
// a truth value; a list of values; and what the page states, the examples show, and
// fields of the same name have. name is the field's name in Go, from which a type of
// its own takes its name.
func (b *typeBuilder) typeOf(s *draft, f Facts, name string) (Type, Evidence) {
	t, by := b.decide(s, f, name)
	return t, b.evidence(s.Struct, f, by)
}

func (b *typeBuilder) decide(s *draft, f Facts, name string) (Type, Witness) {
	if f.Mixed {
		return b.pkg.types.goType(f.Stated), ByPage
	}
	if t := b.typeByName(s, f); t != nil {
		return t, ByName
	}
	if b.isStructured(f) {
		return b.structured(s, f, name), f.describedBy()
	}
	if b.sent && f.Wire == spec.WireNumber {
		return ID, ByExample
	}
	if truth := asBoolean(f); truth != nil {
		return b.truthOf(f, truth), ByPage
	}
	if b.sent && isTruthOrNumber(f.Stated) {
		return truthAs(f.Wire), ByPage
	}
	if e := newEnum(s, f, name); e != nil {
		b.enums = append(b.enums, e)
		if f.Stated.Any(spec.TypeTerm.IsList) {
			e.part = singular(name)
			return List{e.Enum}, ByPage
		}
		return e.Enum, ByPage
	}
	t, by := b.plain(f)
	switch {
	case t == Any:
		t = b.alternatives(s, f, name)
	case !b.sent && t == List{String} && f.showsTextOrTexts():
		t = Either{String, t} // which differ in what they say
	}
	return t, by
}

// truthOf is the type of a truth value: in REST 3.0, whose answers have truth values of JSON where
// the words of its pages say Y and N, one of these, unless an example sends letters.
func (b *typeBuilder) truthOf(f Facts, truth Type) Type {
	if b.api == spec.V3 && f.Stated.All(isBoolean) && f.Wire == "" {
		return Bool
	}
	return truth
}

// describedBy says who describes the fields of an object.
func (f Facts) describedBy() Witness {
	switch {
	case f.InheritedFrom != "":
		return ByMethod
	case len(f.Children) == 0 || f.Ref != "":
		return ByTypePage
	case f.FromExample:
		return ByExample
	}
	return ByPage
}

// structured is the type of a field whose fields are known.
func (b *typeBuilder) structured(s *draft, f Facts, name string) Type {
	if t := b.describedFields(f); t != nil {
		return t
	}
	if t := b.byLanguage(s, f); t != nil {
		return t
	}
	if f.isMap() {
		return f.mapOf(b.mapElement(s, f))
	}
	if b.sent && f.FromExample && naming.LastWord(f.Name) == "values" && !b.isListOfObjects(f) || f.isData() && s.Role != RoleParams && s.Role != RoleResult {
		return Map{Any} // by keys that the caller knows
	}
	if mixesScalar(f.Stated) || f.isOneOrMap() || b.sent && f.Stated.Any(isBoolean) {
		return b.alternatives(s, f, name)
	}
	list := b.isListOfObjects(f) && !f.isObjectOrEmpty()
	if len(f.Children) == 0 {
		return b.documented(f, list)
	}
	if !f.Stated.First().IsTypedList() && !slices.ContainsFunc(f.Children, isField) {
		return Map{b.value(s, f, b.pkg.lex.Element(f.Name))}
	}
	if list {
		return List{b.build(s.inside(f, b.pkg.lex.Element(f.Name), RoleElement), f.Children)}
	}
	return b.build(s.inside(f, name, RoleField), f.Children)
}

// mapElement is the struct of the values of a map.
func (b *typeBuilder) mapElement(s *draft, f Facts) Type {
	if len(f.Children) == 0 {
		return Deref(b.documented(f, false)) // the map is between the type and itself
	}
	name := b.pkg.lex.Element(f.Name)
	if len(f.Children) == 1 && !isField(f.Children[0]) {
		return b.value(s, f, name)
	}
	return b.build(s.inside(f, name, RoleValue), f.Children)
}

// value is the type of the values of a map, where the page documents patterns
// instead of keys.
func (b *typeBuilder) value(s *draft, f Facts, name string) Type {
	if b.sent && f.FromExample && !f.holdsOneKind() {
		return Any // the caller chooses values, as keys
	}
	var fields []spec.Field
	for _, pattern := range f.Children {
		if len(pattern.Children) == 0 {
			return b.mapValue(f.Children)
		}
		fields = slices.Concat(fields, pattern.Fields, fromExamples(pattern.Shown))
	}
	values := merge(fields, f.Children[0].Variants)
	if len(f.Children) == 1 {
		values = f.Children[0].Children
	}
	return b.build(s.inside(f, name, RoleValue), values)
}

// mapValue is the one type of all values without fields of their own, else any.
func (b *typeBuilder) mapValue(patterns []Facts) Type {
	t := b.pkg.types.goType(patterns[0].Stated)
	for _, p := range patterns {
		if len(p.Children) > 0 || b.pkg.types.goType(p.Stated) != t {
			return Any
		}
	}
	return t
}

// isField reports whether the name is that of one field.
func isField(f Facts) bool { return !f.Pattern }

// isListOfObjects decides between an object and a list of them. What the
// examples show beats what the page states.
func (b *typeBuilder) isListOfObjects(f Facts) bool {
	switch {
	case f.Observed.Any(spec.TypeTerm.IsList):
		return true
	case f.Observed.All(spec.TypeTerm.IsObject), b.isMapByName(f):
		return false
	}
	return f.Stated.Any(spec.TypeTerm.IsList)
}

// isObjectOrEmpty reports whether the field is an object, or the array that PHP writes for
// one without fields.
func (f Facts) isObjectOrEmpty() bool {
	t := f.Observed
	if t.None() {
		t = f.Stated
	}
	return t.Any(spec.TypeTerm.IsObject) && mayBeObject(t)
}

// mayBeObject reports whether nothing says of what the type is a list.
func mayBeObject(t spec.TypeExpr) bool {
	return t.All(func(t spec.TypeTerm) bool { return t.IsObject() || isBareArray(t) })
}

// documented is the type of an object that is documented on another page.
func (b *typeBuilder) documented(f Facts, list bool) Type {
	s := b.pkg.sharedStruct(sharedKey{b.pkg.types.refOf(f), b.sent, b.sent && f.Wire == spec.WireCapitals})
	switch {
	case list:
		return List{s}
	case b.shared:
		return Pointer{s}
	}
	return s
}

// evidence is what the witness says of the type of a field of the struct.
func (b *typeBuilder) evidence(s *Struct, f Facts, by Witness) Evidence {
	switch by {
	case ByName, BySameName:
		return Evidence{By: by, Says: f.Name}
	case ByExample:
		return Evidence{By: by, Says: f.Seen}
	case ByTypePage:
		name := b.pkg.types.refOf(f)
		return Evidence{by, name, b.pkg.types[name].Page}
	case ByMethod:
		return Evidence{by, f.Type, f.InheritedFrom}
	case ByPage:
		return f.statedBy(s)
	}
	return Evidence{By: by}
}
