package openapi

import (
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/pb33f/go-yaml"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	"github.com/pb33f/libopenapi/orderedmap"
)

// object is the schema of a struct. Other fields may come with those that it has.
func (b *builder) object(s *model.Struct) *base.Schema {
	out := &base.Schema{Type: []string{"object"}, Properties: newProperties()}
	same := b.sameNames(s)
	for _, f := range s.Fields {
		out.Properties.Set(f.Key, b.field(s, f))
		if same[bareKey(f.Key)] > 1 {
			b.nameField(out, f)
		}
		if isRequired(s, f) {
			out.Required = append(out.Required, f.Key)
		}
	}
	if len(s.Patterns) > 0 {
		out.Extensions = extend(out.Extensions, "patterns", textListNode(s.Patterns))
	}
	b.noteNeeds(out, s)
	if s.Role == model.RoleParams && s.Method != nil {
		b.eitherOr(out, s.Method.Spec.AnyOf)
	}
	return out
}

// sameNames counts the fields whose keys generators make one name of, in 3.0, for which
// they know a way to give another.
func (b *builder) sameNames(s *model.Struct) map[string]int {
	if !b.is30() {
		return nil
	}
	count := map[string]int{}
	for _, f := range s.Fields {
		count[bareKey(f.Key)]++
	}
	return count
}

// bareKey is a key as generators see it: ~UNTIL and UNTIL have one name.
func bareKey(key string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, key))
}

// nameField gives a field the name of the SDK, in the ways of oapi-codegen and of ogen.
func (b *builder) nameField(s *base.Schema, f model.Field) {
	field := &base.Schema{AllOf: []*base.SchemaProxy{s.Properties.GetOrZero(f.Key)}, Extensions: orderedmap.New[string, *yaml.Node]()}
	field.Extensions.Set("x-go-name", textNode(f.Name))
	s.Properties.Set(f.Key, base.CreateSchemaProxy(field))
	if s.Extensions == nil {
		s.Extensions = orderedmap.New[string, *yaml.Node]()
	}
	names := s.Extensions.GetOrZero(ogenNames)
	if names == nil {
		names = objectNode()
		s.Extensions.Set(ogenNames, names)
	}
	names.Content = append(names.Content, textNode(f.Key), objectNode(member{"name", textNode(f.Name)}))
}

const ogenNames = "x-ogen-properties"

// isRequired reports whether every call must give the field.
func isRequired(s *model.Struct, f model.Field) bool { return s.Sent && !s.Both && !f.OmitZero }

// params are the parameters of a method.
func (b *builder) params(m *model.Method) *base.SchemaProxy {
	named := b.schema(m.Params, place{sent: true})
	if !m.Spec.Positional {
		return named
	}
	return b.positional(m.Params, named)
}

// positional are parameters that go by position: a list, or an object of which the portal
// reads the members in their order.
func (b *builder) positional(params *model.Struct, named *base.SchemaProxy) *base.SchemaProxy {
	if b.is30() {
		return listOf(anything())
	}
	list := &base.Schema{Type: []string{"array"}, Description: "The arguments in the order of the properties beside."}
	for i, f := range params.Fields {
		list.PrefixItems = append(list.PrefixItems, b.field(params, f))
		if isRequired(params, f) {
			list.MinItems = new(int64(i + 1))
		}
	}
	return anyOf(base.CreateSchemaProxy(list), named)
}

// eitherOr says of which groups of parameters a call needs at least one each.
func (b *builder) eitherOr(s *base.Schema, groups [][]string) {
	if len(groups) == 0 {
		return
	}
	if b.is30() {
		list := listNode()
		for _, g := range groups {
			list.Content = append(list.Content, textListNode(g))
		}
		s.Extensions = extend(s.Extensions, "any-of", list)
		return
	}
	for _, g := range groups {
		var alternatives []*base.SchemaProxy
		for _, path := range g {
			alternatives = append(alternatives, requires(path))
		}
		s.AllOf = append(s.AllOf, anyOf(alternatives...))
	}
}

// requires is the schema of objects that have something at the path.
func requires(path string) *base.SchemaProxy {
	key, rest, nested := strings.Cut(path, ".")
	s := &base.Schema{Type: []string{"object"}, Required: []string{key}}
	if nested {
		s.Properties = newProperties()
		s.Properties.Set(key, requires(rest))
	}
	return base.CreateSchemaProxy(s)
}

// result is the schema of what a method answers under the key result.
func (b *builder) result(m *model.Method) *base.SchemaProxy {
	at := place{nullable: true}
	if r := m.Spec.Result; r != nil {
		at.facts.Stated, at.facts.Observed = spec.ParseType(r.Type), spec.ParseType(r.Seen)
	}
	return b.schema(m.Result, at)
}
