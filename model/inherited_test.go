package model_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

func fieldsOf(names string) []spec.Field {
	var out []spec.Field
	for name := range strings.FieldsSeq(names) {
		out = append(out, spec.Field{Name: name, Type: "string", Required: spec.Mandatory})
	}
	return out
}

// with adds a field to the others.
func with(names string, f spec.Field) []spec.Field { return append(fieldsOf(names), f) }

func TestInherited(t *testing.T) {
	blank := spec.Field{Name: "user", Type: "object"}
	told := spec.Field{Name: "USER", Type: "object", Fields: fieldsOf("name phone")}
	answer := func(fields []spec.Field) *spec.Result { return &spec.Result{Type: "object", Fields: fields} }
	tests := []struct {
		what       string
		one, other spec.Method
		wantBlank  bool
	}{
		{"of mostly the same object",
			spec.Method{Name: "shop.item.get", Result: answer(with("id title at", blank))},
			spec.Method{Name: "shop.note.get", Result: answer(with("id title AT text", told))}, false},
		{"of another object",
			spec.Method{Name: "shop.item.get", Result: answer(with("id title at", blank))},
			spec.Method{Name: "shop.note.get", Result: answer(with("id text", told))}, true},
		{"of another namespace",
			spec.Method{Name: "shop.item.get", Result: answer(with("id title at", blank))},
			spec.Method{Name: "club.note.get", Result: answer(with("id title at", told))}, true},
		{"a list",
			spec.Method{Name: "shop.item.get", Result: answer(with("id title at", blank))},
			spec.Method{Name: "shop.note.get", Result: answer(with("id title at", spec.Field{Name: "user", Type: "object[]", Fields: fieldsOf("name")}))}, true},
		{"what add takes",
			spec.Method{Name: "shop.item.update", Params: with("id", spec.Field{Name: "fields", Type: "array"})},
			spec.Method{Name: "shop.item.add", Params: []spec.Field{{Name: "fields", Type: "object", Fields: fieldsOf("title")}}}, false},
		{"what another method takes",
			spec.Method{Name: "shop.item.move", Params: with("id to at", spec.Field{Name: "data", Type: "object"})},
			spec.Method{Name: "shop.item.add", Params: with("id to at", spec.Field{Name: "data", Type: "object", Fields: fieldsOf("title")})}, true},
		{"what a method describes",
			spec.Method{Name: "shop.item.add", Params: []spec.Field{{Name: "fields", Type: "object"}}},
			spec.Method{Name: "shop.item.fields", Result: &spec.Result{Source: spec.FromTable, Fields: fieldsOf("title")}}, false},
	}
	for _, tt := range tests {
		s := spec.Spec{Methods: []spec.Method{tt.one, tt.other}}
		for i := range s.Methods {
			s.Methods[i].API, s.Methods[i].Page = spec.V2, "p.html"
		}
		got := build(t, s).Coverage()
		open := len(got.Params.Open[model.NoFields]) + len(got.Params.Open[model.NoItem]) + len(got.Results.Open[model.NoFields])
		if (open > 0) != tt.wantBlank {
			t.Errorf("%s: %d objects without fields, want some: %t", tt.what, open, tt.wantBlank)
		}
	}
}

// TestInheritedFieldsAreNotRequired: what add requires, update can leave out.
func TestInheritedFieldsAreNotRequired(t *testing.T) {
	s := spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "shop.item.add", Page: "a.html", Params: []spec.Field{{Name: "fields", Type: "object", Fields: fieldsOf("title")}}},
		{API: spec.V2, Name: "shop.item.update", Page: "b.html", Params: []spec.Field{{Name: "fields", Type: "array", Required: spec.Mandatory}}},
	}}
	methods := build(t, s).Packages[0].Methods()
	fields := methods[1].Params.Fields[0]
	if got := fieldTypes(fields.Type.(*model.Struct)); got[0] != "Title *string" || fields.Type.String() != "ItemInput" {
		t.Errorf("update takes %s with %s", fields.Type, got)
	}
	if want := (model.Evidence{By: model.ByMethod, Says: "object", Where: "shop.item.add"}); fields.Why != want {
		t.Errorf("the reason is %v, want %v", fields.Why, want)
	}
}

// TestTrees: an object inside of itself with the same keys is one recursive type, also where
// the innermost one inherits nothing any more.
func TestTrees(t *testing.T) {
	leaf := spec.Field{Name: "children", Type: "array"}
	tree := spec.Field{Name: "children", Type: "array", Fields: with("id title at", leaf)}
	s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.get", Page: "p.html",
		Result: &spec.Result{Type: "object", Fields: with("id title at", tree)}}}}
	sdk := build(t, s)
	item := sdk.Packages[0].Methods()[0].Result.(*model.Struct)
	if got := item.Find("children").Type; got != (model.List{Of: item}) {
		t.Errorf("children are %s", got)
	}
	if got := sdk.Coverage(); len(got.Results.Open) > 0 {
		t.Errorf("open fields: %v", got.Results.Open)
	}
}

// TestEndings: a name ends in a word that has one type in the whole API.
func TestEndings(t *testing.T) {
	var methods []spec.Method
	answer := func(name string, fields ...spec.Field) {
		methods = append(methods, spec.Method{API: spec.V2, Name: name, Page: "p.html", Result: &spec.Result{Type: "object", Fields: fields}})
	}
	for _, owner := range strings.Fields("a b c d e f g h i j k l m n o p q r s t") {
		answer("club."+owner+".get", spec.Field{Name: owner + "_URL", Type: "string"}, spec.Field{Name: owner + "_STATE", Type: "string"})
	}
	answer("club.z.get", spec.Field{Name: "z_STATE", Type: "integer"}, spec.Field{Name: "y_STATE", Type: "boolean"})
	answer("shop.item.get", spec.Field{Name: "PAGE_URL", Type: "null"}, spec.Field{Name: "PAGE_STATE", Type: "null"})
	got := build(t, spec.Spec{Methods: methods}).Coverage()
	want := map[model.OpenReason][]string{model.NoType: {"v2/shop.item.*/object#PAGE_STATE"}}
	if diff := cmp.Diff(want, got.Results.Open); diff != "" {
		t.Errorf("open fields (-want +got):\n%s", diff)
	}
}

// TestMapsOfLists: the values of a map may be lists of objects.
func TestMapsOfLists(t *testing.T) {
	s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.get", Page: "p.html", Result: &spec.Result{
		Type: "object", Fields: []spec.Field{{Name: "byUser", Type: "object", Seen: "map<object[]>", Shown: fieldsOf("title")}},
	}}}}
	result := build(t, s).Packages[0].Methods()[0].Result.(*model.Struct)
	if got := fieldTypes(result); got[0] != "ByUser map[string][]ItemByUser" {
		t.Errorf("no map of lists: %s", got)
	}
}

// TestTimesAsObjects: an object without fields is a time where others of its name are.
func TestTimesAsObjects(t *testing.T) {
	method := func(name, typ string) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: "p.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{{Name: "AT", Type: typ}}}}
	}
	s := spec.Spec{Methods: []spec.Method{method("shop.item.get", "datetime"), method("shop.item.list", "object")}}
	got := build(t, s).Coverage()
	if got.Results.Share() != 1 {
		t.Errorf("share %v, want all concrete", got.Results.Share())
	}
}

// TestInheritedByEvents: the data of an event inherits from that of another, most of whose
// fields are the same.
func TestInheritedByEvents(t *testing.T) {
	event := func(name, beside string, bot spec.Field) spec.Event {
		return spec.Event{Name: name, Page: "events.html", Scopes: []string{"shop"}, Fields: []spec.Field{object("data", with(beside, bot)...)}}
	}
	blank := spec.Field{Name: "bot", Type: "object"}
	s := spec.Spec{
		Methods: []spec.Method{{API: spec.V2, Name: "shop.item.get", Page: "p.html"}},
		Events: []spec.Event{
			event("ONSHOPNOTEADD", "message chat user", spec.Field{Name: "bot", Type: "object", Shown: fieldsOf("id code")}),
			event("ONSHOPNOTEDELETE", "messageId message chat user", blank),
			event("ONSHOPITEMMOVE", "from to user", blank),
		},
	}
	want := map[string]string{"ONSHOPNOTEDELETE": "ONSHOPNOTEADD", "ONSHOPITEMMOVE": ""}
	for _, e := range build(t, s).Packages[0].Events {
		got := e.Data.(*model.Struct).Find("bot").Facts.InheritedFrom
		if got != want[e.Spec.Name] {
			t.Errorf("%s inherits from %q, want %q", e.Spec.Name, got, want[e.Spec.Name])
		}
	}
}
