package model_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestSentMaps: what is sent as a map of objects is one where it is read, if an example shows objects
// with the same fields below words; and what is read as one is one where a page describes its values.
func TestSentMaps(t *testing.T) {
	part := func(fields ...spec.Field) spec.Field {
		return spec.Field{Name: "parts", Type: "object", Fields: fields}
	}
	text := func(name string) spec.Field { return spec.Field{Name: name, Type: "string"} }
	size := part(text("label"), text("unit"))
	size.Seen = "map<object>"
	inner := object("sizes", text("label"), text("unit"))
	inner.Seen = "map<object>"
	sent := part(text("title"), inner)
	sent.Seen = "map<object>"
	shown := func(fields ...spec.Field) spec.Result {
		return spec.Result{Type: "object", Fields: []spec.Field{{Name: "parts", Type: "object", Shown: fields}, text("id"), text("name"), text("code")}}
	}
	left := object("left", text("title"), object("sizes", object("width", text("label"))))
	right := object("right", text("title"), spec.Field{Name: "sizes", Type: "map<object>", Fields: []spec.Field{text("unit")}})
	for name, c := range map[string]struct {
		read spec.Result
		sent spec.Field
		want []string
	}{
		"sent":             {shown(left, right), sent, []string{"Parts map[string]ItemPart", "Title string", "Sizes map[string]ItemPartSize"}},
		"described":        {shown(object("left", text("title")), object("right", text("title"), text("kind"))), part(text("title"), text("kind")), []string{"Parts map[string]ItemPart", "Title string", "Kind string"}},
		"of two forms":     {shown(object("left", text("title")), object("right", object("title", text("name")), text("kind"))), part(text("title"), text("kind")), []string{"Parts map[string]ItemPart", "Title b24.Either[string, ItemPartTitle]", "Kind string"}},
		"one of its own":   {shown(object("left", text("title")), object("kind", text("title"))), part(text("title"), text("kind")), []string{"Parts ItemParts", "Left ItemPartsLeft", "Kind ItemPartsKind"}},
		"sent as another":  {shown(left, object("right", text("other"))), sent, []string{"Parts ItemParts", "Left ItemPartsLeft", "Right ItemPartsRight"}},
		"sent as it is":    {shown(left, right), part(text("title"), text("kind")), []string{"Parts ItemParts", "Left ItemPartsLeft", "Right ItemPartsRight"}},
		"with a text more": {shown(left, text("kind")), sent, []string{"Parts ItemParts", "Left ItemPartsLeft", "Kind string"}},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.item.get", c.read),
			method("shop.item.add", spec.Result{Type: "integer"}, object("fields", c.sent)),
		}})
		got := fieldTypes(by["shop.item.get"].Result.(*model.Struct))[:1]
		got = append(got, fieldTypes(model.Innermost(by["shop.item.get"].Result.(*model.Struct).Fields[0].Type).(*model.Struct))...)
		for i := range got {
			got[i] = withoutPointer(got[i])
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.item.get", spec.Result{Type: "object", Fields: []spec.Field{size, text("id"), text("name"), text("code")}}),
		method("shop.item.add", spec.Result{Type: "integer"}, object("fields", part(text("label"), text("unit")))),
	}})
	got := fieldTypes(model.Deref(by["shop.item.add"].Params.Fields[0].Type).(*model.Struct))
	if diff := cmp.Diff([]string{"Parts map[string]ItemPart"}, got); diff != "" {
		t.Errorf("what is read as a map (-want +got):\n%s", diff)
	}
}

// TestApartInside: objects with the same fields are two where what is inside of them is of two things.
func TestApartInside(t *testing.T) {
	answer := func(fields string) spec.Result {
		return spec.Result{Type: "object", Fields: with("id name code sort", object("settings", fieldsOf(fields)...))}
	}
	for fields, want := range map[string]bool{"url method": false, "color method": true} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.till.handler.get", answer("color size")),
			method("shop.pay.handler.get", answer(fields)),
		}})
		if got := by["shop.till.handler.get"].Result == by["shop.pay.handler.get"].Result; got != want {
			t.Errorf("settings with %s: one type %t, want %t", fields, got, want)
		}
	}
}

// withoutPointer is a field whose type stands for both directions as it is for one.
func withoutPointer(field string) string { return strings.Replace(field, " *", " ", 1) }
