package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestNeeds: what a method requires inside of objects is told at any depth, where one struct
// stands for what several methods take and its fields do not say it.
func TestNeeds(t *testing.T) {
	field := func(name, typ string, required spec.Required, in ...spec.Field) spec.Field {
		return spec.Field{Name: name, Type: typ, Required: required, Fields: in}
	}
	params := func(required spec.Required) []spec.Field {
		return []spec.Field{field("fields", "object", spec.Mandatory,
			field("title", "string", required),
			field("parts", "object[]", "", field("name", "string", required), field("size", "integer", ""), field("color", "string", ""))),
		}
	}
	s := spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "shop.item.add", Page: "add.html", Params: params(spec.Mandatory)},
		{API: spec.V2, Name: "shop.item.update", Page: "update.html", Params: params("")},
		{API: spec.V2, Name: "shop.order.add", Page: "order.html", Params: []spec.Field{
			field("lines", "object[]", "", field("sku", "string", spec.Mandatory), field("note", "string", ""))}},
		{API: spec.V3, Name: "shop.line.list", Page: "lines.html", Params: []spec.Field{
			field("filter", "array", spec.Mandatory, field("orderId", "", spec.Mandatory), field("sku", "", ""))}},
		{API: spec.V2, Name: "shop.hall.list", Page: "halls.html", Params: []spec.Field{
			field("select", "array", "", field("id", "", spec.Mandatory)), field("filter", "object", "", field("shopId", "", spec.Mandatory))}},
	}}
	want := map[string][]model.Needed{
		"shop.line.list":   {{In: "filter", Keys: []string{"orderId"}}},
		"shop.hall.list":   {{In: "select", Keys: []string{"id"}}, {In: "filter", Keys: []string{"shopId"}}},
		"shop.item.add":    {{In: "fields", Keys: []string{"title"}}, {In: "fields.parts", Keys: []string{"name"}}},
		"shop.item.update": nil,
		"shop.order.add":   nil, // its own struct says it
	}
	got := map[string][]model.Needed{}
	for _, p := range build(t, s).Packages {
		for _, m := range p.Methods() {
			got[m.Spec.Name] = m.Needs
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestRequiredBothWays: an object that is read and sent has the marks of what is sent, also where
// the page of what is read tells more of a field.
func TestRequiredBothWays(t *testing.T) {
	slot := func(required spec.Required, days spec.Field) []spec.Field {
		days.Name, days.Required = "days", required
		return []spec.Field{{Name: "from", Type: "integer", Required: required}, {Name: "to", Type: "integer", Required: required}, days}
	}
	s := spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "shop.slots.list", Page: "list.html", Result: &spec.Result{Type: "object[]", Source: spec.FromTable,
			Fields: slot("", spec.Field{Type: "string[]"})}},
		{API: spec.V2, Name: "shop.slots.set", Page: "set.html", Params: []spec.Field{
			{Name: "slots", Type: "object[]", Required: spec.Mandatory, Fields: slot(spec.Mandatory, spec.Field{Type: "array", Seen: "string[]"})}}},
	}}
	for _, m := range build(t, s).Packages[0].Methods() {
		if m.Spec.Name != "shop.slots.set" {
			continue
		}
		sent := model.Innermost(m.Params.Fields[0].Type).(*model.Struct)
		if !sent.Both {
			t.Fatalf("%s is not read and sent", sent.Name)
		}
		for _, f := range sent.Fields {
			if f.OmitZero {
				t.Errorf("%s can be left out", f.Key)
			}
		}
	}
}

// TestDemands: a call requires fields, an event promises them, also inside of objects, and an answer does neither.
func TestDemands(t *testing.T) {
	must, may := model.Field{}, model.Field{}
	must.Facts.Required = spec.Mandatory
	may.Facts.Required, may.Facts.Conditional = spec.Optional, true
	event := &model.Struct{Role: model.RoleEvent}
	for name, c := range map[string]struct {
		in        *model.Struct
		must, may string
	}{
		"call":                {&model.Struct{Role: model.RoleParams, Sent: true}, "required", "required in some cases"},
		"event":               {event, "always sent", ""},
		"object of an event":  {&model.Struct{Role: model.RoleField, Parent: event}, "always sent", ""},
		"answer":              {&model.Struct{Role: model.RoleResult}, "", ""},
		"what is read as one": {&model.Struct{Role: model.RoleObject}, "", ""},
	} {
		if got := c.in.Demands(must); got != c.must {
			t.Errorf("%s: %q, want %q", name, got, c.must)
		}
		if got := c.in.Demands(may); got != c.may {
			t.Errorf("%s, in some cases: %q, want %q", name, got, c.may)
		}
	}
}
