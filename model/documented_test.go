package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestNamedObjects: the name of a linked object with its capital letters is that object, and
// the word for an id stays one, also where a page of that name describes fields.
func TestNamedObjects(t *testing.T) {
	s := spec.Spec{
		Types: []spec.Type{
			{Name: "User", Page: "objects.html", Fields: fieldsOf("id name")},
			{Name: "user", Page: "users.html", Fields: fieldsOf("ID NAME")},
		},
		Methods: []spec.Method{{API: spec.V2, Name: "club.item.get", Page: "p.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{
			{Name: "object", Type: "User", Ref: "User"},
			{Name: "list", Type: "User[]", Ref: "User"},
			{Name: "member", Type: "user", Ref: "user"},
			{Name: "owner", Type: "User"},
		}}}},
	}
	item := build(t, s).Packages[0].Methods()[0].Result.(*model.Struct)
	for key, want := range map[string]string{"object": "User", "list": "[]User", "member": "b24.ID", "owner": "b24.ID"} {
		if got := item.Find(key).Type.String(); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
}

// TestNamesOfTypes: the words that only tell of the page are in no name.
func TestNamesOfTypes(t *testing.T) {
	for typ, want := range map[string]string{
		"tasks_note":                "TaskNote",
		"tasks_fields":              "TaskFields",
		"tasks_fields_note":         "TaskNote",
		"tasks_fields_rest_v3_note": "TaskNote",
		"tasks_rest_v2_note":        "TaskRESTV2Note", // of the other generation
		"tasks_task_note":           "TaskNote",
	} {
		s := spec.Spec{Types: []spec.Type{{Name: typ, Page: "types.html", Fields: texts("name mail")}}, Methods: []spec.Method{
			{API: spec.V3, Name: "tasks.item.check", Page: "p.html", Result: &spec.Result{Type: "object", Fields: append(texts("title place"), spec.Field{Name: "extra", Type: "object", Ref: typ})}},
		}}
		item := build(t, s).Packages[0].Methods()[0].Result.(*model.Struct)
		if got := model.Deref(item.Find("extra").Type).String(); got != want {
			t.Errorf("%s is %s, want %s", typ, got, want)
		}
	}
}

// TestOnlyFalse: what examples show as false alone is any, or what fields of the name are.
func TestOnlyFalse(t *testing.T) {
	answer := func(name string, fields ...spec.Field) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: "p.html", Result: &spec.Result{Type: "object", Shown: fields}}
	}
	s := spec.Spec{Methods: []spec.Method{
		answer("club.item.get", spec.Field{Name: "DATA", Type: "false"}, spec.Field{Name: "OPEN", Type: "false"}),
		answer("club.note.get", spec.Field{Name: "OPEN", Type: "boolean"}),
	}}
	item := methodsOf(t, s)["club.item.get"].Result.(*model.Struct)
	for key, want := range map[string]string{"DATA": "any", "OPEN": "bool"} {
		if got := item.Find(key).Type.String(); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
}
