package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
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

// TestReadOnly: what a type's page says to be read-only is answered and not taken, nor is what only
// answers show of it, nor are the objects that methods take by their ids. A parameter of the method's own page is taken.
func TestReadOnly(t *testing.T) {
	typ := spec.Type{Name: "shop_task", Page: "types.html", Fields: append(texts("title note place"),
		spec.Field{Name: "count", Type: "integer", Sent: spec.SentNever},
		spec.Field{Name: "rank", Type: "integer", Sent: spec.SentNever},
		spec.Field{Name: "helpers", Type: "array<object>", Ref: "shop_user", Sent: spec.SentIDs},
		spec.Field{Name: "parent", Type: "object", Ref: "shop_task", Sent: spec.SentNever},
		spec.Field{Name: "state", Type: "string", Source: spec.FromExample, Sent: spec.SentNever},
	)}
	user := spec.Type{Name: "shop_user", Page: "types.html", Fields: texts("name mail")}
	own := spec.Field{Name: "rank", Type: "integer", Sent: spec.SentNever}
	for name, fields := range map[string][]spec.Field{"as a whole": nil, "with a part on the page": {own}} {
		by := methodsOf(t, spec.Spec{Types: []spec.Type{typ, user}, Methods: []spec.Method{
			method("shop.task.get", spec.Result{Type: "object", Ref: "shop_task"}),
			method("shop.task.add", spec.Result{Type: "integer"}, spec.Field{Name: "fields", Type: "object", Ref: "shop_task", Fields: fields}),
		}})
		read := fieldTypes(by["shop.task.get"].Result.(*model.Struct))
		want := []string{"Title string", "Note string", "Place string", "Count int", "Rank int", "Helpers []User", "Parent *Task", "State string"}
		if diff := cmp.Diff(want, read); diff != "" {
			t.Errorf("%s: answered (-want +got):\n%s", name, diff)
		}
		want = []string{"Title *string", "Note *string", "Place *string", "Helpers []b24.ID"}
		if fields != nil {
			want = append(want, "Rank *int")
		}
		sent := fieldTypes(by["shop.task.add"].Params.Find("fields").Type.(*model.Struct))
		if diff := cmp.Diff(want, sent); diff != "" {
			t.Errorf("%s: taken (-want +got):\n%s", name, diff)
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

// TestResultOfType: a result of which the page describes a part has all fields of the type that it refers to.
func TestResultOfType(t *testing.T) {
	typ := spec.Type{Name: "shop_fields", Page: "types.html", Fields: texts("title note place")}
	rows := spec.Result{Type: "object[]", Ref: "shop_fields", Fields: append(texts("url"), spec.Field{Name: "FIELD", Type: "string", Pattern: true})}
	by := methodsOf(t, spec.Spec{Types: []spec.Type{typ}, Methods: []spec.Method{method("shop.page.list", rows)}})
	row := by["shop.page.list"].Result.(model.List).Of.(*model.Struct)
	if diff := cmp.Diff([]string{"Title string", "Note string", "Place string", "URL string"}, fieldTypes(row)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"FIELD"}, row.Patterns); diff != "" {
		t.Errorf("patterns (-want +got):\n%s", diff)
	}
}

// TestTypeBesideScalar: what is sent as a text, or as true, or as an object of a documented type has
// both forms, also inside of such a type.
func TestTypeBesideScalar(t *testing.T) {
	board := spec.Type{Name: "board", Page: "types.html", Fields: texts("title note", spec.Field{Name: "frame", Type: "boolean|object", Ref: "frame"})}
	frame := spec.Type{Name: "frame", Page: "types.html", Fields: texts("color size")}
	by := methodsOf(t, spec.Spec{Types: []spec.Type{board, frame}, Methods: []spec.Method{
		method("shop.page.add", spec.Result{Type: "integer"}, spec.Field{Name: "board", Type: "object|string", Ref: "board"}),
	}})
	typ := by["shop.page.add"].Params.Find("board").Type
	if got, want := typ.String(), "*b24.Either[string, BoardInput]"; got != want {
		t.Fatalf("board is %s, want %s", got, want)
	}
	inner := model.Deref(typ).(model.Either).Other.(*model.Struct)
	if got, want := inner.Find("frame").Type.String(), "*b24.Either[bool, FrameInput]"; got != want {
		t.Errorf("frame is %s, want %s", got, want)
	}
}

// TestTypeNamedBesideText: what is a text or a documented type, which its name says, has both forms where it
// is read too, and where an example shows a text.
func TestTypeNamedBesideText(t *testing.T) {
	file := spec.Type{Name: "shop_file", Page: "types.html", Fields: texts("src size")}
	answer := func(f spec.Field) spec.Result { return spec.Result{Type: "object", Fields: texts("id name code", f)} }
	by := methodsOf(t, spec.Spec{Types: []spec.Type{file}, Methods: []spec.Method{
		method("shop.page.get", answer(spec.Field{Name: "value", Type: "string|shop_file", Ref: "shop_file"})),
		method("shop.page.list", answer(spec.Field{Name: "value", Type: "string", Source: spec.FromExample})),
	}})
	if got, want := by["shop.page.get"].Result.(*model.Struct).Find("value").Type.String(), "b24.Either[string, File]"; got != want {
		t.Errorf("value is %s, want %s", got, want)
	}
}

// TestTypeByMethod: a type that no page describes by its name is that of the object of the service with the
// same words, which a method describes.
func TestTypeByMethod(t *testing.T) {
	fields := spec.Result{Type: "object", Source: spec.FromTable, Seen: "map",
		Fields: append(texts("ID KIND"), spec.Field{Name: "VALUE", Type: "integer"}, spec.Field{Name: "SIZE", Type: "integer"})}
	note := spec.Field{Name: "NOTES", Type: "shop_page_note", Seen: "array"}
	shown := spec.Field{Name: "note", Type: "shop_page_note", Seen: "object", Shown: []spec.Field{{Name: "VALUE", Type: "string"}, {Name: "SIZE", Type: "integer"}}}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.page.note.fields", fields),
		method("shop.page.get", spec.Result{Type: "object", Fields: texts("ID NAME CODE", note)}),
		method("shop.page.sign", spec.Result{Type: "boolean"}, shown),
	}})
	notes := by["shop.page.get"].Result.(*model.Struct).Find("NOTES").Type
	if got, want := notes.String(), "[]PageNote"; got != want {
		t.Fatalf("notes are %s, want %s", got, want)
	}
	want := []string{"ID b24.ID", "Kind string", "Value string", "Size int"}
	if diff := cmp.Diff(want, fieldTypes(model.Innermost(notes).(*model.Struct))); diff != "" {
		t.Errorf("a note (-want +got):\n%s", diff)
	}
}

// TestGeneralTypes: a type of the page about all namespaces has the name that it has there, and none of the
// runtime's types.
func TestGeneralTypes(t *testing.T) {
	for name, want := range map[string]string{"time": "TimeObject", "spent": "Spent"} {
		typ := spec.Type{Name: "api_reference_data_types_" + name, Page: "api-reference/data-types.html#" + name, Fields: texts("begin end")}
		by := methodsOf(t, spec.Spec{Types: []spec.Type{typ}, Methods: []spec.Method{
			method("shop.page.get", spec.Result{Type: "object", Fields: texts("ID NAME CODE", spec.Field{Name: "took", Type: "object", Ref: typ.Name})}),
		}})
		if got := by["shop.page.get"].Result.(*model.Struct).Find("took").Type.String(); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// TestTextOfID: the text that start answers is an id where other methods of the service take one below ID.
func TestTextOfID(t *testing.T) {
	id := spec.Field{Name: "ID", Type: "string", Required: spec.Mandatory}
	for name, want := range map[string]string{"ID": "b24.ID", "NAME": "string"} {
		id.Name = name
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.run.start", spec.Result{Type: "string"}), method("shop.run.stop", spec.Result{Type: "boolean"}, id), method("shop.run.log", spec.Result{Type: "string"}),
		}})
		if got := by["shop.run.start"].Result.String(); got != want {
			t.Errorf("beside %s, start answers %s, want %s", name, got, want)
		}
		if got := by["shop.run.log"].Result.String(); got != "string" {
			t.Errorf("log answers %s", got)
		}
	}
}

// TestOpenKeys: an object whose keys others choose is a map, also where the page tells some of them.
func TestOpenKeys(t *testing.T) {
	values := spec.Field{Name: "values", Type: "object", Seen: "map<any>", Fields: texts("DATE SUM")}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.page.fill", spec.Result{Type: "boolean"}, values)}})
	if got := by["shop.page.fill"].Params.Fields[0].Type.String(); got != "map[string]any" {
		t.Errorf("values are %s", got)
	}
}
