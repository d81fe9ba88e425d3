package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestNamesOfOtherNamespaces: an array of something holds the numbers that fields of its name
// hold elsewhere, but for a name that the same namespace has for an object.
func TestNamesOfOtherNamespaces(t *testing.T) {
	done := spec.Result{Type: "boolean"}
	open := spec.Field{Name: "attach", Type: "array"}
	s := spec.Spec{Methods: []spec.Method{
		method("bot.message.add", done, spec.Field{Name: "ATTACH", Type: "object|string"}),
		method("bot.chat.send", done, open),
		method("feed.post.add", done, spec.Field{Name: "attach", Type: "integer[]"}),
		method("mail.letter.send", done, open),
	}}
	got := map[string]string{}
	for _, p := range build(t, s).Packages {
		for _, m := range p.Methods() {
			got[m.Spec.Name] = model.Innermost(m.Params.Fields[0].Type).String()
		}
	}
	for name, want := range map[string]string{"bot.chat.send": "any", "mail.letter.send": "b24.ID"} {
		if got[name] != want {
			t.Errorf("%s sends %s, want %s", name, got[name], want)
		}
	}
}

// TestLabelsAreNoTypes: a method that describes fields by texts alone says what they are called, and nothing
// of their types; one with other types among them states those of all.
func TestLabelsAreNoTypes(t *testing.T) {
	unknown := spec.Result{Type: "object", Fields: texts("name", spec.Field{Name: "LUNCH"}, spec.Field{Name: "MOOD"}, spec.Field{Name: "TITLE"})}
	for described, want := range map[string][]string{
		"string":  {"bool", "any", "string"},
		"integer": {"string", "string", "string"},
	} {
		fields := spec.Result{Type: "object", Shown: append(texts("LUNCH MOOD"), spec.Field{Name: "PLACE", Type: described})}
		sdk := build(t, spec.Spec{Methods: []spec.Method{
			method("shop.guide.fields", fields), method("shop.trip.get", unknown),
			method("bakery.day.open", spec.Result{Type: "boolean"}, spec.Field{Name: "LUNCH", Type: "boolean"}, spec.Field{Name: "title", Type: "object|string"}),
			method("bakery.day.close", spec.Result{Type: "boolean"}, texts("title")...),
		}})
		var answer *model.Struct
		for _, p := range sdk.Packages {
			for _, m := range p.Methods() {
				if m.Spec.Name == "shop.trip.get" {
					answer = m.Result.(*model.Struct)
				}
			}
		}
		for i, key := range []string{"LUNCH", "MOOD", "TITLE"} {
			if got := answer.Find(key).Type.String(); got != want[i] {
				t.Errorf("beside fields of type %s, %s is %s, want %s", described, key, got, want[i])
			}
		}
	}
}

// TestPictures: an array of which nobody tells what it holds is a file below the name of a picture.
func TestPictures(t *testing.T) {
	for name, c := range map[string]struct {
		f    spec.Field
		want string
	}{
		"nobody tells":   {spec.Field{Name: "WORK_LOGO", Type: "array"}, "*b24.File"},
		"examples tell":  {spec.Field{Name: "WORK_LOGO", Type: "array", Seen: "string[]"}, "[]string"},
		"another name":   {spec.Field{Name: "WORK_PLACES", Type: "array"}, "[]any"},
		"another type":   {spec.Field{Name: "WORK_LOGO", Type: "string"}, "*string"},
		"of known parts": {spec.Field{Name: "WORK_LOGO", Type: "array", Fields: texts("name place")}, "[]TripAddWorkLogo"},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.trip.add", spec.Result{Type: "integer"}, append(texts("NAME"), c.f)...)}})
		if got := by["shop.trip.add"].Params.Fields[1].Type.String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
