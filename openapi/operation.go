package openapi

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/pb33f/libopenapi/datamodel/high/base"
	oas "github.com/pb33f/libopenapi/datamodel/high/v3"
	"github.com/pb33f/libopenapi/orderedmap"
)

// addMethods adds an operation for each method of the package.
func (b *builder) addMethods(p *model.Package) {
	for _, m := range p.Methods() {
		b.paths.Set("/"+m.Spec.Name, &oas.PathItem{Post: b.operation(m)})
	}
}

// operation is the call of a method. Its id is the name of the method.
func (b *builder) operation(m *model.Method) *oas.Operation {
	op := &oas.Operation{
		Tags:         []string{m.Service.REST},
		Summary:      m.Spec.Name,
		Description:  b.methodText(m),
		ExternalDocs: page(m.Spec.Page),
		OperationId:  m.Spec.Name,
		RequestBody:  b.requestBody(m),
		Responses:    b.responses(m),
		Security:     b.security(m.Spec.Scopes),
		Extensions:   b.methodFacts(m),
	}
	if b.Prose && m.Spec.Prose != nil && m.Spec.Prose.Title != "" {
		op.Summary = model.OneLine(m.Spec.Prose.Title)
	}
	if m.Spec.Deprecated != nil {
		op.Deprecated = new(true)
	}
	switch repeatable := b.API == spec.V3 && !m.Spec.Idempotent; {
	case repeatable && b.is30():
		// Generators would give a parameter's type the name that the SDK has for the body.
		op.Extensions = extend(op.Extensions, "idempotency-key", jsonNode("true"))
	case repeatable:
		op.Parameters = []*oas.Parameter{oas.CreateParameterRef("#/components/parameters/" + idempotencyKey)}
	}
	return op
}

func page(path string) *base.ExternalDoc {
	if path == "" {
		return nil
	}
	return &base.ExternalDoc{URL: Site + path}
}

// methodText says what a reader must know of the method.
func (b *builder) methodText(m *model.Method) string {
	var texts []string
	if b.Prose && m.Spec.Prose != nil && m.Spec.Prose.Description != "" {
		texts = append(texts, m.Spec.Prose.Description)
	}
	if m.Spec.Positional {
		texts = append(texts, "The arguments go by position.")
	}
	return strings.Join(append(texts, replacedBy(m.Spec.Deprecated)...), "\n\n")
}

// replacedBy says what to use instead of something deprecated.
func replacedBy(d *spec.Deprecation) []string {
	if d == nil || len(d.Replacements) == 0 {
		return nil
	}
	return []string{"Deprecated, use " + strings.Join(d.Replacements, ", ") + "."}
}

// methodFacts are the facts for which OpenAPI has no field.
func (b *builder) methodFacts(m *model.Method) extensions {
	var x extensions
	if len(m.Spec.Scopes) > 0 {
		x = extend(x, "scopes", textListNode(m.Spec.Scopes))
	}
	if m.Spec.Idempotent {
		x = extend(x, "idempotent", jsonNode("true"))
	}
	if m.Spec.Positional {
		x = extend(x, "positional", jsonNode("true"))
	}
	if m.Spec.List != nil {
		x = extend(x, "paging", pagingNode(*m.Spec.List))
	}
	return deprecation(x, m.Spec.Deprecated)
}

func deprecation(x extensions, d *spec.Deprecation) extensions {
	if d == nil || len(d.Replacements) == 0 {
		return x
	}
	return extend(x, "replaced-by", textListNode(d.Replacements))
}

// requestBody are the parameters, as JSON.
func (b *builder) requestBody(m *model.Method) *oas.RequestBody {
	body := &oas.RequestBody{Content: content(jsonType, &oas.MediaType{Schema: b.params(m)})}
	if len(m.Spec.AnyOf) > 0 || slices.ContainsFunc(m.Params.Fields, func(f model.Field) bool { return isRequired(m.Params, f) }) {
		body.Required = new(true)
	}
	return body
}

const jsonType = "application/json"

func content(mediaType string, m *oas.MediaType) *orderedmap.Map[string, *oas.MediaType] {
	out := orderedmap.New[string, *oas.MediaType]()
	out.Set(mediaType, m)
	return out
}

// idempotencyKey names the header that makes a write of v3 safe to repeat.
const idempotencyKey = "IdempotencyKey"

func (b *builder) idempotencyKey() *oas.Parameter {
	return &oas.Parameter{
		Name: "Idempotency-Key", In: "header",
		Description: "Makes the call safe to repeat: the portal answers a second call with the key and the same body as it did the first.",
		Schema:      base.CreateSchemaProxy(&base.Schema{Type: []string{"string"}, MinLength: new(int64(1)), MaxLength: new(int64(255))}),
	}
}
