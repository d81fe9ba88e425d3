package model_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// What a method makes or answers has an id, to which later commands of a batch refer.
func TestIDPath(t *testing.T) {
	id := spec.Field{Name: "ID", Type: "integer"}
	task := spec.Field{Name: "task", Type: "object", Fields: []spec.Field{id}}
	// what it holds has its fields, which the page only names
	line := spec.Type{Name: "shop_line", Page: "t.html", Fields: []spec.Field{
		{Name: "ID"}, {Name: "title"}, {Name: "place"}, {Name: "note"}, object("wire", texts("title place", id)...)}}
	methods := []spec.Method{
		{Name: "shop.item.add", API: spec.V2, Result: &spec.Result{Type: "integer"}},
		{Name: "shop.item.get", API: spec.V2, Result: &spec.Result{Type: "object", Fields: []spec.Field{task}}},
		{Name: "shop.item.list", API: spec.V2, Result: &spec.Result{Type: "object[]", Fields: []spec.Field{id}}, List: &spec.List{By: spec.ByStart, Start: "start"}},
		{Name: "shop.item.delete", API: spec.V2, Result: &spec.Result{Type: "integer"}},
		{Name: "shop.currency.add", API: spec.V2, Result: &spec.Result{Type: "shop_currency.CODE"}},
		{Name: "shop.text.add", API: spec.V2, Result: &spec.Result{Type: "string"}},
		{Name: "shop.line.get", API: spec.V2, Result: &spec.Result{Type: "object", Fields: []spec.Field{{Name: "thing", Type: "shop_line", Ref: "shop_line"}}}},
		{Name: "shop.line.list", API: spec.V2, Result: &spec.Result{Type: "array", Seen: "object[]", Shown: texts("title place note", id)}, List: &spec.List{By: spec.ByStart, Start: "start"}},
		{Name: "shop.item.move", API: spec.V2, Params: []spec.Field{{Name: "itemId", Type: "integer"}}},
	}
	want := map[string]string{"shop.item.add": "", "shop.item.get": "task/ID", "shop.item.list": "0/ID", "shop.currency.add": "",
		"shop.line.get": "thing/wire/ID", "shop.line.list": "0/ID"}
	money := spec.Type{Name: "shop_currency", Page: "t.html", Fields: []spec.Field{{Name: "CODE", Type: "string"}}}
	sdk, err := model.Build(spec.Spec{Methods: methods, Types: []spec.Type{money, line}}, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range sdk.Packages[0].Methods() {
		path, has := want[m.Spec.Name]
		if m.HasID != has || strings.Join(m.IDPath, "/") != path {
			t.Errorf("%s: %t %q", m.Spec.Name, m.HasID, m.IDPath)
		}
		if f := m.Params.Find("itemId"); f != nil && (f.Type.String() != "*b24.ID" || f.For == nil || f.For.REST != "shop.item") {
			t.Errorf("itemId is %v, for %+v", f.Type, f.For)
		}
	}
}

// An id is for the service that its name says: for that of the method itself, if its name ends
// in the word, and for none where pages call values of the name codes.
func TestServicesOfIDs(t *testing.T) {
	get := func(name, param, typ string) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: "p.html", Params: []spec.Field{{Name: param, Type: typ}}}
	}
	sdk, err := model.Build(spec.Spec{Methods: []spec.Method{
		get("shop.item.get", "itemId", "integer"), get("shop.orderitem.get", "itemId", "integer"), get("shop.order.get", "itemId", "integer"),
		get("shop.room.get", "roomGroupBy", "integer"), get("shop.type.get", "id", "integer"), get("shop.address.get", "TYPE_ID", "integer"), get("shop.deal.get", "TYPE_ID", "crm_enum_kind"),
	}}, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"shop.item.get": "shop.item", "shop.orderitem.get": "shop.orderitem", "shop.order.get": "shop.item"}
	for _, m := range sdk.Packages[0].Methods() {
		got := ""
		if s := m.Params.Fields[0].For; s != nil {
			got = s.REST
		}
		if got != want[m.Spec.Name] {
			t.Errorf("the id of %s is for %q, want %q", m.Spec.Name, got, want[m.Spec.Name])
		}
	}
}

// TestIDsOfNoService: nothing is said of whose id it is where its kind stands beside it, or where nothing but its name
// tells that a text is an id.
func TestIDsOfNoService(t *testing.T) {
	text := func(seen string) spec.Field { return spec.Field{Name: "userId", Type: "string", Seen: seen} }
	item := spec.Field{Name: "itemId", Type: "integer"}
	kind := spec.Field{Name: "itemType", Type: "integer"}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "user.get", Page: "p.html"}, {API: spec.V2, Name: "user.item.get", Page: "p.html"},
		method("user.note.save", answers(texts("note")), item, kind), method("user.bill.save", answers(texts("note")), item),
		method("user.chat.find", answers([]spec.Field{text("")})), method("user.lamp.find", answers([]spec.Field{text("id")})),
	}})
	for name, want := range map[string]string{"user.note.save": "", "user.bill.save": "user.item", "user.chat.find": "", "user.lamp.find": "user"} {
		f := by[name].Params.Find("itemId")
		if f == nil {
			f = by[name].Result.(*model.Struct).Find("userId")
		}
		got := ""
		if f.For != nil {
			got = f.For.REST
		}
		if got != want || model.Deref(f.Type) != model.ID {
			t.Errorf("%s: %s for %q, want %q", name, f.Type, got, want)
		}
	}
}

// TestIDsOfOthers: an id called as the object beside the object's own is that of something else, and an id of what a
// deprecated service has is that of the service of its name which replaces it.
func TestIDsOfOthers(t *testing.T) {
	number := func(name string) spec.Field { return spec.Field{Name: name, Type: "integer"} }
	old := func(name string, by ...string) spec.Method {
		m := method(name, answers(texts("title place mood", number("id"))))
		m.Deprecated = &spec.Deprecation{Replacements: by}
		return m
	}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.file.get", answers(texts("title place mood", number("id"), number("fileId"), number("bagId"), number("lampId")))),
		old("shop.bag.get", "store.bag.get"), method("store.bag.get", answers(texts("title place mood", number("id")))),
		old("shop.lamp.get", "store.light.get"), method("store.light.get", answers(texts("title place mood", number("id")))),
	}})
	for key, want := range map[string]string{"fileId": "", "bagId": "store.bag", "lampId": "shop.lamp"} {
		got := ""
		if f := by["shop.file.get"].Result.(*model.Struct).Find(key); f.For != nil {
			got = f.For.REST
		}
		if got != want {
			t.Errorf("%s is for %q, want %q", key, got, want)
		}
	}
}
