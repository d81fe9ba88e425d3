package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestTextOrTexts: a text and a list of texts are two forms where examples of an answer show both; what is sent, and what they
// do not show, is a list, which reads one alone.
func TestTextOrTexts(t *testing.T) {
	field := func(seen string) spec.Field { return spec.Field{Name: "chain", Type: "string|string[]", Seen: seen} }
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.field.get", answers([]spec.Field{field("string|string[]")})), method("shop.part.get", answers([]spec.Field{field("")})),
		method("shop.lamp.get", spec.Result{Type: "boolean"}, field("string|string[]")),
	}})
	for name, want := range map[string]string{"shop.field.get": "b24.Either[string, []string]", "shop.part.get": "[]string", "shop.lamp.get": "[]string"} {
		in, ok := by[name].Result.(*model.Struct)
		if !ok {
			in = by[name].Params
		}
		if got := in.Find("chain").Type.String(); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
