package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// builder turns the fields of the spec into Go types: those of one method's
// parameters or result, or those of a documented type.
type builder struct {
	pkg *pkg
	api spec.API
	// params asks for a struct to fill in: optional fields can be left out.
	params bool
	// shared marks the objects of a documented type. They refer to documented
	// types by pointer, so that a type may contain itself.
	shared bool
	// lists marks the parameters of a method that lists rows.
	lists bool
	// positions are the keys of the fields that carry a position or a number of
	// rows: integers, whatever the page says.
	positions map[string]bool
	// method is whose types these are, nil for those of several.
	method *spec.Method
	// inKin is set while the fields of kin are made, see likeKin.
	inKin   bool
	objects []*object
	enums   []*enum
}

// object makes the struct with the given fields.
func (b *builder) object(o *object, shapes []shape) *object {
	b.objects = append(b.objects, o)
	o.params = b.params
	shapes = b.withKin(o, shapes)
	names := fieldNames(b.pkg, o, shapes)
	b.shareShown(o, shapes)
	o.fields = make([]field, 0, len(shapes))
	for i, s := range shapes {
		if names[i] == "" {
			o.addPattern(patternOf(s.Name))
			continue
		}
		o.fields = append(o.fields, b.field(o, s, names[i]))
	}
	return o
}

func (b *builder) field(o *object, s shape, name string) field {
	s = b.pkg.extended(s)
	if s.like != "" {
		b.inKin = true
		defer func() { b.inKin = false }()
	}
	f := field{name: name, key: keyOf(s.Field), documented: s.Name, typ: b.typeOf(o, s, name), prose: s.Description, shape: s}
	var options []string
	if !b.params || !s.mandatory() {
		options = append(options, "omitzero")
	}
	if b.params && !s.mandatory() || spec.ParseType(s.Type).Null {
		f.typ = optional(f.typ)
	}
	if s.Wire == spec.WireString && isNumber(f.typ) {
		options = append(options, "string")
	}
	f.tag, f.doc = strings.Join(options, ","), facts(s, f.typ)
	return f
}

func isNumber(t goType) bool {
	if p, ok := t.(pointer); ok {
		t = p.to
	}
	return t == integer || t == decimal
}

// typeOf is the Go type of a field. name is the field's name in Go, from which
// a type of its own takes its name.
func (b *builder) typeOf(o *object, s shape, name string) goType {
	t := spec.ParseType(s.Type)
	if s.mixed {
		return b.pkg.common(t)
	}
	if t := b.byName(o, s, t); t != nil {
		return t
	}
	if b.isStructured(s, t) {
		if s.isMap() {
			value := b.mapElement(o, s, t)
			if s.Seen == mapOfLists || s.Type == "map<array>" {
				value = listOf{value}
			}
			return mapOf{value}
		}
		return b.structured(o, s, t, name)
	}
	if b.params && s.Wire == spec.WireNumber {
		return id
	}
	if truth := asBoolean(s.Field, t); truth != nil {
		return truth
	}
	if b.params && isTruthOrNumber(t) {
		return truthAs(s.Wire)
	}
	if e := newEnum(o, s, t, name); e != nil {
		b.enums = append(b.enums, e)
		return e
	}
	return b.plain(s, t)
}

func isMap(t goType) bool   { _, ok := t.(mapOf); return ok }
func isSlice(t goType) bool { _, ok := t.(listOf); return ok }

// structured is the type of a field whose fields are known.
func (b *builder) structured(o *object, s shape, t spec.TypeExpr, name string) goType {
	list := b.isListOfObjects(s, t)
	if mixesScalar(t) {
		return anything
	}
	if len(s.children) == 0 {
		return b.documented(s, t, list)
	}
	if shared := o.shown[signature(s)]; shared != nil && !list {
		return shared
	}
	if !t.First().IsTypedList() && !slices.ContainsFunc(s.children, isField) {
		return mapOf{b.value(o, s, name)}
	}
	as := roleField
	if list {
		as = roleElement
		name = ident(singularLast(b.pkg.lex.split(readable(s.Name))))
	}
	child := b.object(o.inside(s, name, as), s.children)
	if list {
		return listOf{child}
	}
	return child
}

// mapElement is the struct of the values of a map.
func (b *builder) mapElement(o *object, s shape, t spec.TypeExpr) goType {
	if len(s.children) == 0 {
		return b.documented(s, t, false)
	}
	name := ident(singularLast(b.pkg.lex.split(readable(s.Name))))
	if len(s.children) == 1 && !isField(s.children[0]) {
		return b.value(o, s, name)
	}
	return b.object(o.inside(s, name, roleValue), s.children)
}

// value is the type of the values of a map, where the page documents patterns
// instead of keys.
func (b *builder) value(o *object, s shape, name string) goType {
	pattern := s.children[0]
	if len(s.children) > 1 || len(pattern.children) == 0 {
		return b.mapValue(s.children)
	}
	return b.object(o.inside(s, name, roleValue), pattern.children)
}

// mapValue is the one type of all values without fields of their own, else any.
func (b *builder) mapValue(patterns []shape) goType {
	t := b.pkg.common(spec.ParseType(patterns[0].Type))
	for _, p := range patterns {
		if len(p.children) > 0 || b.pkg.common(spec.ParseType(p.Type)) != t {
			return anything
		}
	}
	return t
}

func isField(s shape) bool { return !isPattern(s.Name) }

// isListOfObjects decides between an object and a list of them. What the
// examples show beats what the page states.
func (b *builder) isListOfObjects(s shape, t spec.TypeExpr) bool {
	switch seen := spec.ParseType(s.Seen); {
	case seen.Any(spec.TypeTerm.IsList):
		return true
	case seen.All(spec.TypeTerm.IsObject), b.isMapByName(s, t):
		return false
	}
	return t.Any(spec.TypeTerm.IsList)
}

// mixesScalar reports whether one alternative is text or a number, so that a
// struct cannot say all that may be sent.
func mixesScalar(t spec.TypeExpr) bool {
	return len(t.Terms) > 1 && t.Any(func(term spec.TypeTerm) bool {
		return !term.IsContainer() && !term.Is(spec.Named, spec.Any, spec.Reference, spec.Boolean)
	})
}

// documented is the type of an object that is documented on another page.
func (b *builder) documented(s shape, t spec.TypeExpr, list bool) goType {
	o := b.pkg.documented(refKey{b.pkg.refOf(s, t), b.params, b.params && s.Wire == spec.WireCapitals})
	switch {
	case list:
		return listOf{o}
	case b.shared:
		return pointer{o}
	}
	return o
}

func singularLast(words []string) []string {
	if len(words) == 0 {
		return words
	}
	out := slices.Clone(words)
	out[len(out)-1] = singular(out[len(out)-1])
	return out
}
