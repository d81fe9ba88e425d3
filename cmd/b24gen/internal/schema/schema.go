// Package schema makes the JSON Schemas in docs/schema, with which editors check
// and complete the YAML files of b24gen. They are made of the Go types that the
// files are read into, and of the comments on those, so that they say what the
// program does; a test holds the committed ones against that.
package schema

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/spec"
)

// Schema is the part of JSON Schema, draft 2020-12, that is needed here.
type Schema struct {
	Draft       string             `json:"$schema,omitempty"`
	Title       string             `json:"title,omitempty"`
	Ref         string             `json:"$ref,omitempty"`
	Description string             `json:"description,omitempty"`
	Type        string             `json:"type,omitempty"`
	Enum        []any              `json:"enum,omitempty"`
	Properties  map[string]*Schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Items       *Schema            `json:"items,omitempty"`
	// Additional is false, or the schema of the values of a map.
	Additional any                `json:"additionalProperties,omitempty"`
	Defs       map[string]*Schema `json:"$defs,omitempty"`
}

const draft = "https://json-schema.org/draft/2020-12/schema"

// roots are the kinds of files, by the names of their schemas.
var roots = map[string]struct {
	title string
	model reflect.Type
}{
	"b24gen.json":    {"Settings of b24gen", reflect.TypeFor[config.Config]()},
	"service.json":   {"Spec of a service of the Bitrix24 REST API", reflect.TypeFor[spec.Service]()},
	"types.json":     {"Spec of types of the Bitrix24 REST API", reflect.TypeFor[spec.TypeFile]()},
	"overrides.json": {"Corrections to the documentation of the Bitrix24 REST API", reflect.TypeFor[spec.OverrideFile]()},
	"names.json":     {"Go names of an SDK that are released", reflect.TypeFor[spec.Names]()},
}

// Files are all schemas by their file names. The comments come from the Go files
// in the folders of the model.
func Files(folders ...string) (map[string][]byte, error) {
	about, err := readSources(folders)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, root := range roots {
		b := builder{about: about, defs: map[string]*Schema{}}
		s := *b.object(root.model)
		s.Draft, s.Title, s.Defs = draft, root.title, b.defs
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(s); err != nil {
			return nil, err
		}
		files[name] = out.Bytes()
	}
	return files, nil
}

type builder struct {
	about sources
	defs  map[string]*Schema
}

// special are the types whose files have another form than their Go type.
var special = map[reflect.Type]Schema{
	reflect.TypeFor[spec.Required](): {Enum: []any{true, false, string(spec.RequiredUnknown)}},
	reflect.TypeFor[yaml.Node]():     {},
}

// of is the schema of a value.
func (b *builder) of(t reflect.Type) *Schema {
	if s, ok := special[t]; ok {
		return &s
	}
	switch t.Kind() {
	case reflect.Pointer:
		return b.of(t.Elem())
	case reflect.Slice:
		return &Schema{Type: "array", Items: b.of(t.Elem())}
	case reflect.Map:
		return &Schema{Type: "object", Additional: b.of(t.Elem())}
	case reflect.Struct:
		return b.shared(t)
	case reflect.Bool:
		return &Schema{Type: "boolean"}
	case reflect.Int:
		return &Schema{Type: "integer"}
	}
	return &Schema{Type: "string", Enum: b.about.values[t.Name()]}
}

// shared refers to the schema of a struct, which stands once in the file.
func (b *builder) shared(t reflect.Type) *Schema {
	name := strings.ToLower(t.Name())
	if b.defs[name] == nil {
		b.defs[name] = &Schema{} // a struct may hold itself
		*b.defs[name] = *b.object(t)
	}
	return &Schema{Ref: "#/$defs/" + name}
}

// object is the schema of a struct: its keys and no others.
func (b *builder) object(t reflect.Type) *Schema {
	s := &Schema{Type: "object", Description: b.about.comments[t.Name()], Properties: map[string]*Schema{}, Additional: false}
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if key == "" || key == "-" {
			continue
		}
		value := b.of(f.Type)
		value.Description = b.about.comments[t.Name()+"."+f.Name]
		s.Properties[key] = value
		// Settings can all be given as flags instead.
		if !strings.Contains(options, "omitempty") && t != reflect.TypeFor[config.Config]() {
			s.Required = append(s.Required, key)
		}
	}
	return s
}
