package parser

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

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

// TestNameOfATable: a table is named by the anchor of its heading, in which the word for that says nothing.
func TestNameOfATable(t *testing.T) {
	for anchor, want := range map[string]string{
		"widget-params": "shop_widget_params", "anchor-widget-params": "shop_widget_params", "anchor-fields": "shop_hall_add_fields", "anchor": "shop_anchor",
	} {
		if got := tableName("shop.hall.add", anchor); got != want {
			t.Errorf("%s: %s, want %s", anchor, got, want)
		}
	}
}
