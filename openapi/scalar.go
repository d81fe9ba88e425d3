package openapi

import (
	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/pb33f/libopenapi/datamodel/high/base"
)

// shared is a component for a scalar that fields of all objects have, and one beside it
// for places that may have null.
func (b *builder) shared(name, description string, make func() *base.Schema, at place) *base.SchemaProxy {
	if at.nullable {
		name, description = "Nullable"+name, description+" Null or an empty text says that there is none."
	}
	return b.component(name, func() *base.Schema {
		s := make()
		s.Description = description
		b.widenToNull(s, at)
		return s
	})
}

// widenToNull is allowNull for schemas with alternatives or fixed values.
func (b *builder) widenToNull(s *base.Schema, at place) {
	switch {
	case !at.nullable:
	case b.is30() || len(s.Enum) == 0:
		b.allowNull(s, at)
	default:
		s.Enum = append(s.Enum, jsonNode("null"), textNode(""))
	}
}

// integer is a whole number. Portals write many as texts, and callers where the examples
// do.
func (b *builder) integer(at place) *base.SchemaProxy {
	if at.sent && !at.quoted {
		return ofType("integer")
	}
	return b.shared("Integer", "A whole number, or the text of one.", func() *base.Schema {
		return b.unionSchema("integer", "string")
	}, at)
}

// boolean is a truth value. Portals have several spellings, and callers write it as a text where the examples do.
func (b *builder) boolean(at place) *base.SchemaProxy {
	if at.sent && !at.quoted {
		return ofType("boolean")
	}
	return b.shared("Boolean", "A boolean, in one of the spellings that portals have.", func() *base.Schema {
		if b.is30() {
			return b.unionSchema("boolean", "string", "integer")
		}
		return &base.Schema{Enum: jsonNodes(`true`, `false`, `"Y"`, `"N"`, `1`, `0`, `"1"`, `"0"`, `"true"`, `"false"`)}
	}, at)
}

// runtime is the schema of a type of the runtime.
func (b *builder) runtime(t model.Runtime, at place) *base.SchemaProxy {
	switch t {
	case model.Time, model.Date:
		return b.moment(t, at)
	case model.Labels:
		return b.either(b.text(at), mapOf(b.text(at)))
	case model.Decimal, model.ID, model.YN, model.Flag:
		return b.shared(string(t), descriptions[t], func() *base.Schema { return b.scalar(t, at) }, at)
	}
	name, make := string(t), func() *base.Schema { return b.condition(t) }
	switch {
	case t == model.File && at.sent:
		make = b.fileSent
	case t == model.File:
		name, make = "FileInfo", b.fileAnswered
	}
	return b.orNothing(b.component(name, func() *base.Schema {
		s := make()
		s.Description = descriptions[t]
		return s
	}), at)
}

var descriptions = map[model.Runtime]string{
	model.Decimal:   "A number that may have a fraction, or the text of one.",
	model.ID:        "What identifies an object: a number, or a text.",
	model.YN:        "A boolean as Y or N.",
	model.Flag:      "A boolean as 1 or 0.",
	model.File:      "A file, in the form that the method's page shows.",
	model.Order:     "Names of fields, with ASC or DESC.",
	model.Filter:    "Conditions by the name of a field, with an operator in front. A group of conditions stands below a number.",
	model.FilterV3:  "Conditions, each as a list of field, operator and value, or as a group of others.",
	model.FieldInfo: "Description of a field.",
}

func (b *builder) scalar(t model.Runtime, at place) *base.Schema {
	switch t {
	case model.Decimal:
		return b.unionSchema("number", "string")
	case model.YN:
		return b.yesOrNo(at)
	case model.Flag:
		if b.is30() {
			return b.unionSchema("integer", "string", "boolean")
		}
		return &base.Schema{Enum: jsonNodes(`1`, `0`, `"1"`, `"0"`, `true`, `false`)}
	}
	return b.unionSchema("integer", "string")
}

// yesOrNo is Y or N. Some methods answer true or false.
func (b *builder) yesOrNo(at place) *base.Schema {
	if at.sent || b.is30() {
		return &base.Schema{Type: []string{"string"}, Enum: jsonNodes(`"Y"`, `"N"`)}
	}
	return &base.Schema{Enum: jsonNodes(`"Y"`, `"N"`, `true`, `false`)}
}

// condition is the schema of what chooses or orders rows, and of descriptions of fields.
func (b *builder) condition(t model.Runtime) *base.Schema {
	switch t {
	case model.Order:
		return mapSchema(b.union("string", "integer"))
	case model.Filter:
		return b.filter()
	case model.FilterV3:
		return listSchema(b.either(listOf(anything()), base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}})))
	case model.FieldInfo:
		return b.fieldInfo()
	}
	return &base.Schema{}
}

// filter are conditions: a value, or a list of them, by a name that is no number.
func (b *builder) filter() *base.Schema {
	s := &base.Schema{Type: []string{"object"}}
	if b.is30() {
		return s
	}
	value := []string{"string", "number", "boolean", "null"}
	s.PatternProperties = newProperties()
	s.PatternProperties.Set("^[0-9]+$", b.component(string(model.Filter), nil))
	s.PatternProperties.Set("^[^0-9]", anyOf(b.union(value...), listOf(b.union(value...))))
	return s
}

// fieldInfo is the description of a field. Methods spell its members in several ways.
func (b *builder) fieldInfo() *base.Schema {
	at := place{nullable: true}
	object := &base.Schema{Type: []string{"object"}, Properties: newProperties()}
	for _, name := range []string{"name", "type", "title"} {
		object.Properties.Set(name, b.basic(model.String, at))
	}
	for _, name := range []string{
		"isRequired", "isReadOnly", "isImmutable", "isMultiple", "isDynamic", "required", "multiple",
		"filterable", "sortable", "editable",
	} {
		object.Properties.Set(name, b.boolean(at))
	}
	if b.is30() {
		return object
	}
	return &base.Schema{AnyOf: []*base.SchemaProxy{base.CreateSchemaProxy(object), ofType("string")}}
}

// moment is a time or a day. The format is that of the examples; there is none where they
// have one of the portal's own.
func (b *builder) moment(t model.Runtime, at place) *base.SchemaProxy {
	format := "date-time"
	if t == model.Date {
		format = "date"
	}
	switch at.facts.Wire {
	case spec.WireISO:
		format = "date-time"
	case spec.WireDay:
		format = "date"
	case spec.WireUnix:
		return b.integer(place{nullable: at.nullable})
	case spec.WireSQL, spec.WirePortal:
		format = ""
	}
	if at.sent {
		return base.CreateSchemaProxy(&base.Schema{Type: []string{"string"}, Format: format})
	}
	return b.answeredMoment(format, at)
}

// answeredMoment is a moment as portals write it. In 3.0 it is a text: generated clients
// would refuse a whole answer for a moment that is empty or in another format.
func (b *builder) answeredMoment(format string, at place) *base.SchemaProxy {
	if b.is30() {
		s := &base.Schema{Type: []string{"string"}, Extensions: extend(nil, "format", textNode(format))}
		b.allowNull(s, at)
		return base.CreateSchemaProxy(s)
	}
	name := map[string]string{"date-time": "DateTime", "date": "Date", "": "LocalTime"}[format]
	moment := base.CreateSchemaProxy(&base.Schema{Type: []string{"string"}, Format: format})
	if !at.nullable {
		return moment
	}
	return b.component("Nullable"+name, func() *base.Schema {
		return &base.Schema{AnyOf: []*base.SchemaProxy{moment, b.component("Nothing", b.nothing)}}
	})
}
