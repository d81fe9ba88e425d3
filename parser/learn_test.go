package parser

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestTypesLearnFromRequests: of a type that a request sends, examples tell which fields are maps,
// and what is in types that no page describes by their names, wherever these stand.
func TestTypesLearnFromRequests(t *testing.T) {
	text := func(name string) spec.Field { return spec.Field{Name: name, Type: "string"} }
	object := func(name string, fields ...spec.Field) spec.Field {
		return spec.Field{Name: name, Type: "object", Fields: fields}
	}
	x := collectTypes([]Page{{Path: "shop/layout.html", types: []spec.Type{
		{Name: "shop_layout", Page: "shop/layout.html#layout", Fields: []spec.Field{
			{Name: "tags", Type: "array", Ref: "shop_tag"}, {Name: "click", Type: "ClickDto"}, {Name: "blocks", Type: "BlockDto[]", Seen: mapType}}},
		{Name: "shop_tag", Page: "shop/layout.html#tag", Fields: []spec.Field{text("title"), {Name: "click", Type: "ClickDto"}}},
	}}})
	layout, tag := x.byName["shop_layout"], x.byName["shop_tag"]
	x.mark(layout)
	x.mark(tag)
	x.learnSent(layout, []spec.Field{
		object("tags", object("new", text("title")), object("old", text("title"))),
		object("click", text("url")),
		object("blocks", object("first", text("kind")), object("second", text("kind"))),
		object("other", text("url")),
	})
	x.used()
	want := []spec.Field{
		{Name: "tags", Type: "array", Ref: "shop_tag", Seen: mapType},
		{Name: "click", Type: "ClickDto", Seen: "object", Shown: []spec.Field{text("url")}},
		{Name: "blocks", Type: "BlockDto[]", Seen: "map<object>", Shown: []spec.Field{text("kind")}},
	}
	if diff := cmp.Diff(want, layout.Fields); diff != "" {
		t.Errorf("fields of a layout (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[1], tag.Fields[1]); diff != "" {
		t.Errorf("the click of a tag (-want +got):\n%s", diff)
	}
}

// TestTablesBelowOneWord: tables of a page that all stand below the same word describe one object.
func TestTablesBelowOneWord(t *testing.T) {
	field := func(name string, required spec.Required) spec.Field {
		return spec.Field{Name: name, Type: "string", Required: required}
	}
	table := func(anchor string, fields ...spec.Field) spec.Type {
		return spec.Type{Name: "Parameters", Page: "shop/click.html#" + anchor, Fields: fields}
	}
	x := collectTypes([]Page{
		{Path: "a/other.html", types: []spec.Type{{Name: "Parameters", Page: "a/other.html#p", Fields: []spec.Field{field("id", "")}}}},
		{Path: "shop/click.html", types: []spec.Type{
			table("parameters", field("type", spec.Mandatory), field("url", spec.Mandatory)), table("parameters1", field("type", spec.Mandatory), field("event", ""))}},
	})
	got := x.wholePage("shop/click.html", "ClickDto")
	if got == nil {
		t.Fatal("the page describes nothing")
	}
	if diff := cmp.Diff([]spec.Field{field("type", spec.Mandatory), field("url", spec.Optional), field("event", "")}, got.Fields); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

// TestPageWhoseTypesLeadToEachOther: it is about its first type, if that leads to all others.
func TestPageWhoseTypesLeadToEachOther(t *testing.T) {
	const page = "shop/order.html"
	at := func(anchor string, fields ...string) spec.Type {
		typ := spec.Type{Name: "shop_" + anchor, Page: page + "#" + anchor}
		for _, f := range fields {
			typ.Fields = append(typ.Fields, spec.Field{Name: f, Type: "object"})
		}
		return typ
	}
	refs := map[string][]string{
		page + "#order.parent": {page + "#order"},
		page + "#order.client": {page + "#client"},
		page + "#client.last":  {page + "#order"},
	}
	types := []spec.Type{at("order", "id", "parent", "client"), at("client", "id", "last")}
	x := collectTypes([]Page{{Path: page, types: types, links: refs}})
	if got := x.wholePage(page, "object"); got == nil || got.Name != "shop_order" {
		t.Errorf("the page is about %v, want shop_order", got)
	}
	x = collectTypes([]Page{{Path: page, types: append(types, at("other", "id", "self")), links: map[string][]string{
		page + "#order.parent": {page + "#order"}, page + "#order.client": {page + "#client"}, page + "#client.last": {page + "#order"},
		page + "#other.self": {page + "#other"},
	}}})
	if got := x.wholePage(page, "object"); got != nil {
		t.Errorf("the page is about %s, want nothing: its first type does not lead to the other one", got.Name)
	}
}
