package openapi

import (
	"strconv"

	"github.com/b24gen/b24gen/model"
	"github.com/pb33f/go-yaml"
	"github.com/pb33f/libopenapi/datamodel/high/base"
)

// field is the schema of a field, with what is known of it beside its type.
func (b *builder) field(s *model.Struct, f model.Field) *base.SchemaProxy {
	schema := b.schema(f.Type, place{
		sent: !s.IsRead(), facts: f.Facts, key: f.Key, quoted: f.Quoted, namespace: b.namespaces[s], nullable: s.IsRead(),
	})
	return b.annotated(b.needing(s, f, schema), b.notes(s, f))
}

// needing adds the keys that the method requires of the object, which may be one for
// several methods.
func (b *builder) needing(s *model.Struct, f model.Field, schema *base.SchemaProxy) *base.SchemaProxy {
	keys := needs(s, f)
	if len(keys) == 0 || b.is30() {
		return schema
	}
	return base.CreateSchemaProxy(&base.Schema{AllOf: []*base.SchemaProxy{
		schema, base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Required: keys}),
	}})
}

// needs are the keys that a method requires of the object in a parameter, and the object
// itself does not.
func needs(s *model.Struct, f model.Field) []string {
	inner, ok := model.Deref(f.Type).(*model.Struct)
	if !ok || s.Role != model.RoleParams || s.Method == nil {
		return nil
	}
	var keys []string
	for _, n := range s.Method.Needs {
		for _, key := range n.Keys {
			known := inner.Find(key)
			if n.In == f.Key && (known == nil || !isRequired(inner, *known)) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// noteNeeds puts into an extension of 3.0 what else is a schema beside a reference.
func (b *builder) noteNeeds(to *base.Schema, s *model.Struct) {
	list := objectNode()
	for _, f := range s.Fields {
		if keys := needs(s, f); len(keys) > 0 {
			list.Content = append(list.Content, textNode(f.Key), textListNode(keys))
		}
	}
	if b.is30() && len(list.Content) > 0 {
		to.Extensions = extend(to.Extensions, "required", list)
	}
}

// notes are what stands beside the type of a field.
func (b *builder) notes(s *model.Struct, f model.Field) *base.Schema {
	n := &base.Schema{}
	if b.Prose {
		n.Description = f.Facts.Description
	}
	if f.Facts.Deprecated != nil {
		n.Deprecated = new(true)
	}
	if s.Sent && f.Facts.Default != nil {
		n.Default = literal(f.Type, *f.Facts.Default)
	}
	if model.Deref(f.Type) == model.Int {
		b.noteValues(n, f.Facts.Enum)
	}
	return n
}

// noteValues lists the documented values of a number. Others may be sent and come.
func (b *builder) noteValues(n *base.Schema, values []string) {
	var numbers []*yaml.Node
	for _, v := range values {
		if _, err := strconv.Atoi(v); err == nil {
			numbers = append(numbers, jsonNode(v))
		}
	}
	switch {
	case len(numbers) == 0:
	case b.is30():
		n.Extensions = extend(n.Extensions, "values", listNode(numbers...))
	default:
		n.Examples = numbers
	}
}

// annotated puts the notes beside a schema. References of 3.0 have nothing beside them.
func (b *builder) annotated(schema *base.SchemaProxy, notes *base.Schema) *base.SchemaProxy {
	if notes.Description == "" && notes.Default == nil && notes.Examples == nil && notes.Extensions == nil && notes.Deprecated == nil {
		return schema
	}
	if schema.IsReference() {
		if b.is30() {
			return schema
		}
		return base.CreateSchemaProxyRefWithSchema(schema.GetReference(), notes)
	}
	s := schema.Schema()
	s.Description, s.Default, s.Deprecated = notes.Description, notes.Default, notes.Deprecated
	if notes.Examples != nil {
		s.Examples = notes.Examples
	}
	if notes.Extensions != nil {
		s.Extensions = notes.Extensions
	}
	return schema
}

// literal is a documented default as a value of the type, nil where it is none.
func literal(t model.Type, text string) *yaml.Node {
	switch t := model.Deref(t).(type) {
	case *model.Enum:
		return textNode(text)
	case model.Basic:
		return basicLiteral(t, text)
	case model.Runtime:
		return runtimeLiteral(t, text)
	}
	return nil
}

func basicLiteral(t model.Basic, text string) *yaml.Node {
	_, err := strconv.Atoi(text)
	switch {
	case t == model.String:
		return textNode(text)
	case t == model.Int && err == nil, t == model.Bool && (text == "true" || text == "false"):
		return jsonNode(text)
	}
	return nil
}

func runtimeLiteral(t model.Runtime, text string) *yaml.Node {
	_, err := strconv.ParseFloat(text, 64)
	isNumber := err == nil && jsonNode(text).Tag != "!!str"
	switch {
	case t == model.YN && (text == "Y" || text == "N"):
		return textNode(text)
	case t == model.Flag && (text == "1" || text == "0"), t == model.Decimal && isNumber:
		return jsonNode(text)
	case t == model.ID && isNumber:
		return jsonNode(text)
	case t == model.ID:
		return textNode(text)
	}
	return nil
}
