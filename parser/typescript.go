package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/parser/internal/typescript"
	"github.com/b24gen/b24gen/spec"
)

// The TypeScript examples declare what a method answers. Declarations are looser
// than tables and leave fields out, so they only tell what neither the table nor
// the JSON examples do.

// typeScriptShape is the answer that the examples declare, nil without one.
func (r *reader) typeScriptShape(method string) *example.Shape {
	var out *example.Shape
	for _, p := range r.places(outline.Code) {
		if p.Label != "ts" {
			continue
		}
		switch s := typescript.Answer(p.Source(), method); {
		case s == nil:
		case out == nil:
			out = s
		default:
			out.Merge(s)
		}
	}
	return out
}

// completeByTypeScript completes a result by what the examples declare.
func (r *reader) completeByTypeScript(method string, result *spec.Result) *spec.Result {
	whole := spec.Field{Name: resultName}
	if result != nil {
		whole.Type, whole.Seen, whole.Fields, whole.Shown, whole.Variants = result.Type, result.Seen, result.Fields, result.Shown, result.Variants
		if !anyOpen(whole) {
			return result
		}
	}
	shape := r.typeScriptShape(method)
	if shape == nil {
		return result
	}
	if result == nil && strings.HasSuffix(strings.ToLower(method), ".download") {
		return nil // it answers the file itself, whatever is declared
	}
	if result == nil {
		f := fieldOf(resultName, shape)
		return &spec.Result{Type: f.Type, Source: spec.FromExample, Fields: f.Fields}
	}
	completeField(&whole, shape)
	result.Seen, result.Shown = whole.Seen, whole.Shown
	return result
}

// completeField completes a field that is open, or else the fields in it.
func completeField(f *spec.Field, s *example.Shape) {
	if s == nil {
		return
	}
	if isOpen(*f) {
		completeType(f, s)
		return
	}
	completeFields(f.Fields, s)
	completeFields(f.Shown, s)
	for _, v := range f.Variants {
		completeFields(v.Fields, s)
	}
}

func completeFields(fields []spec.Field, s *example.Shape) {
	for i := range fields {
		if key, ok := s.Find(jsonKey(fields[i])); ok {
			completeField(&fields[i], s.Field(key))
		}
	}
}

func jsonKey(f spec.Field) string {
	if f.Key != "" {
		return f.Key
	}
	return f.Name
}

// completeType takes over a declared type. An object stays one, and a list.
func completeType(f *spec.Field, s *example.Shape) {
	var types []string
	for _, t := range s.Types {
		if !s.IsEmpty(t) {
			types = append(types, typeWithItems(s, t))
		}
	}
	declared := strings.Join(types, "|")
	if isContainer(f.Type) && losesForm(f.Type, s) || !s.Scalar() && isScalar(declared) {
		return // of the list or object it says nothing
	}
	if declared != "" && !strings.EqualFold(declared, f.Type) {
		f.Seen = declared
	}
	f.Shown = fieldsOf(s)
}

// losesForm says that a declaration knows less of a container than the table: none where
// this has a list or object, or one of two forms. PHP writes its times as empty objects.
func losesForm(typ string, s *example.Shape) bool {
	return saysLittle(typ) && s.Scalar() && !s.Is(example.DateTime) ||
		isMixture(typ) && (s.Scalar() || !slices.ContainsFunc(s.Types, holdsText))
}

func anyOpen(f spec.Field) bool {
	if isOpen(f) {
		return true
	}
	for _, list := range [][]spec.Field{f.Fields, f.Shown} {
		for _, inner := range list {
			if anyOpen(inner) {
				return true
			}
		}
	}
	for _, v := range f.Variants {
		for _, inner := range v.Fields {
			if anyOpen(inner) {
				return true
			}
		}
	}
	return false
}

// isOpen says that neither the table nor the examples tell what is in a field.
func isOpen(f spec.Field) bool {
	if len(f.Fields)+len(f.Shown)+len(f.Variants) > 0 {
		return false
	}
	return saysLittle(f.Type) && saysLittle(f.Seen) || f.Seen == "" && isMixture(f.Type)
}
