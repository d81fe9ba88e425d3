package openapi

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/pb33f/libopenapi/datamodel/high/base"
)

// Schemas that are made in many places.

func ofType(name string) *base.SchemaProxy {
	return base.CreateSchemaProxy(&base.Schema{Type: []string{name}})
}

func listOf(item *base.SchemaProxy) *base.SchemaProxy {
	return base.CreateSchemaProxy(listSchema(item))
}

func listSchema(item *base.SchemaProxy) *base.Schema {
	return &base.Schema{Type: []string{"array"}, Items: &base.DynamicValue[*base.SchemaProxy, bool]{A: item}}
}

func mapOf(value *base.SchemaProxy) *base.SchemaProxy {
	return base.CreateSchemaProxy(mapSchema(value))
}

func mapSchema(value *base.SchemaProxy) *base.Schema {
	return &base.Schema{Type: []string{"object"}, AdditionalProperties: &base.DynamicValue[*base.SchemaProxy, bool]{A: value}}
}

func anything() *base.SchemaProxy { return base.CreateSchemaProxy(&base.Schema{}) }

func anyOf(list ...*base.SchemaProxy) *base.SchemaProxy {
	return base.CreateSchemaProxy(&base.Schema{AnyOf: list})
}

// either is a value of one of the schemas. In 3.0 it is anything: generators make of
// alternatives types that are worse than none.
func (b *builder) either(list ...*base.SchemaProxy) *base.SchemaProxy {
	if b.is30() {
		return anything()
	}
	return anyOf(list...)
}

// union is a scalar of one of the types.
func (b *builder) union(types ...string) *base.SchemaProxy {
	return base.CreateSchemaProxy(b.unionSchema(types...))
}

func (b *builder) unionSchema(types ...string) *base.Schema {
	if !b.is30() {
		return &base.Schema{Type: types}
	}
	s := &base.Schema{}
	for _, t := range types {
		s.OneOf = append(s.OneOf, ofType(t))
	}
	return s
}

// place is where a value stands.
type place struct {
	// sent marks parameters: what a caller may send, where answers have what portals do.
	sent bool
	// facts are what is known of the field that has the value, nothing for what is inside
	// of lists and maps. Quoted numbers are sent as texts.
	facts  model.Facts
	key    string
	quoted bool
	// namespace is that of the field.
	namespace string
	// nullable marks fields and results of answers, where portals write null and its like
	// for no value (REST-PROTOCOL section 10.1).
	nullable bool
}

// inside is the place of what a list or a map holds.
func (p place) inside() place { return place{sent: p.sent} }

// schema is the schema of values of a type.
func (b *builder) schema(t model.Type, at place) *base.SchemaProxy {
	switch t := t.(type) {
	case model.Pointer:
		return b.schema(t.To, at)
	case model.List:
		return b.list(t, at)
	case model.Map:
		return b.orNothing(b.dictionary(t, at), at)
	case *model.Struct:
		return b.orNothing(b.component(b.names[t], func() *base.Schema { return b.object(t) }), at)
	case *model.Enum:
		return b.enumOr(b.component(b.names[t], func() *base.Schema { return b.enum(t) }), at)
	case model.Either:
		return b.orNothing(b.either(b.schema(t.One, at.inside()), b.schema(t.Other, at.inside())), at)
	case model.Runtime:
		return b.runtime(t, at)
	case model.Basic:
		return b.basic(t, at)
	}
	return anything()
}

// dictionary is an object whose keys are data. In 3.0 one of objects is a component:
// generators give it the name of its field, which the SDK has given to what it holds.
func (b *builder) dictionary(t model.Map, at place) *base.SchemaProxy {
	value := b.schema(t.Of, at.inside())
	held, ok := model.Innermost(t).(*model.Struct)
	if !ok || !b.is30() {
		return mapOf(value)
	}
	name := strings.NewReplacer(held.Name, b.names[held], "map[string]", "MapOf.", "[]", "ListOf.", "*", "").Replace(t.String())
	return b.component(name, func() *base.Schema { return mapSchema(value) })
}

// list is a list, or its only element alone where the documentation says or shows that.
func (b *builder) list(t model.List, at place) *base.SchemaProxy {
	item := b.schema(t.Of, at.inside())
	s := listSchema(item)
	b.allowNull(s, at)
	if b.is30() {
		return base.CreateSchemaProxy(s)
	}
	forms := []*base.SchemaProxy{base.CreateSchemaProxy(s)}
	if mayBeAlone(at.facts) {
		forms = append(forms, item)
	}
	if !at.sent && t.Of == model.String && mayBeSet(at.facts) {
		forms = append(forms, mapOf(item))
	}
	if len(forms) == 1 {
		return forms[0]
	}
	return anyOf(forms...)
}

// mayBeSet reports whether answers have an object for the list: a set of texts, each of which
// is its own key.
func mayBeSet(f model.Facts) bool {
	return slices.ContainsFunc(slices.Concat(f.Stated.Terms, f.Observed.Terms), func(t spec.TypeTerm) bool { return t.Is(spec.Map) || t.IsObject() })
}

// mayBeAlone reports whether an alternative of a list is no list.
func mayBeAlone(f model.Facts) bool {
	terms := slices.Concat(f.Stated.Terms, f.Observed.Terms)
	isList := func(t spec.TypeTerm) bool { return t.Is(spec.Array) || t.IsTypedList() }
	return slices.ContainsFunc(terms, isList) && !slices.ContainsFunc(terms, func(t spec.TypeTerm) bool { return t.Is(spec.Map) }) &&
		slices.ContainsFunc(terms, func(t spec.TypeTerm) bool { return !isList(t) })
}

// allowNull makes a schema with a type accept null where the place may have it.
func (b *builder) allowNull(s *base.Schema, at place) {
	switch {
	case !at.nullable:
	case b.is30():
		s.Nullable = new(true)
	default:
		s.Type = append(s.Type, "null")
	}
}

// enumOr is the enum, or what else the place may have. In 3.0 a reference cannot say so.
func (b *builder) enumOr(s *base.SchemaProxy, at place) *base.SchemaProxy {
	types := b.alsoTypes(at)
	if at.nullable {
		types = append(types, "null")
	}
	if len(types) == 0 || b.is30() {
		return s
	}
	return anyOf(s, b.union(types...))
}

// orNothing is the schema of an object, or what portals write where there is none.
func (b *builder) orNothing(s *base.SchemaProxy, at place) *base.SchemaProxy {
	if !at.nullable || b.is30() {
		return s
	}
	return anyOf(s, b.component("Nothing", b.nothing))
}

// nothing is what portals write where there is no object and no moment: PHP writes an
// empty object as a list, and an empty moment as an object.
func (b *builder) nothing() *base.Schema {
	return &base.Schema{
		Description: "What a portal writes where there is nothing.",
		AnyOf: []*base.SchemaProxy{
			ofType("null"),
			base.CreateSchemaProxy(&base.Schema{Enum: jsonNodes(`false`, `""`)}),
			base.CreateSchemaProxy(&base.Schema{Type: []string{"array"}, MaxItems: new(int64(0))}),
			base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, MaxProperties: new(int64(0))}),
		},
	}
}

func (b *builder) basic(t model.Basic, at place) *base.SchemaProxy {
	switch t {
	case model.Int:
		return b.integer(at)
	case model.Bool:
		return b.boolean(at)
	case model.String:
		return b.text(at)
	}
	return anything()
}

func (b *builder) text(at place) *base.SchemaProxy {
	s := &base.Schema{Type: []string{"string"}}
	b.widen(s, b.alsoTypes(at))
	b.allowNull(s, at)
	return base.CreateSchemaProxy(s)
}

// enum is an open set of values: others are sent and read too.
func (b *builder) enum(e *model.Enum) *base.Schema {
	var values []string
	for _, v := range e.Values {
		if !slices.Contains(values, v.Text) { // released constants may repeat one
			values = append(values, v.Text)
		}
	}
	s := &base.Schema{Type: []string{"string"}}
	if b.is30() {
		s.Extensions = extend(nil, "values", textListNode(values))
	} else {
		s.Examples = textNodes(values)
	}
	return s
}
