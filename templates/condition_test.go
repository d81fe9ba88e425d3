package templates_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
)

// TestConditions holds the filters and orders of methods against their Go types,
// which the runtime's helpers fit.
func TestConditions(t *testing.T) {
	fields := []spec.Field{{Name: "ID"}, {Name: "TITLE", Type: "string"}}
	deep := []spec.Field{{Name: "within", Type: "object", Fields: fields}}
	for _, c := range []struct {
		api    spec.API
		method string
		field  spec.Field
		want   string
	}{
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "object"}, "// object. Filter b24.Filter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "FILTER", Type: "array", Fields: fields}, "// array; by ID, TITLE. Filter b24.Filter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "object", Fields: deep}, "// object. Filter *DealListFilter"},
		{spec.V2, "crm.deal.add", spec.Field{Name: "filter", Type: "object", Fields: fields}, "// object. Filter *DealAddFilter"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "filter", Type: "string"}, "// string. Filter *string"},
		{spec.V3, "mail.message.list", spec.Field{Name: "filter", Type: "array"}, "// array. Filter b24.FilterV3"},
		{spec.V3, "mail.message.list", spec.Field{Name: "filter", Type: "object", Fields: fields}, "// object. Filter *MessageListFilter"},
		{spec.V3, "mail.message.list", spec.Field{Name: "order", Type: "object"}, "// object. Order b24.Order"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "order", Type: "object", Fields: fields}, "// object; by ID, TITLE. Order b24.Order"},
		{spec.V2, "crm.deal.list", spec.Field{Name: "order", Type: "string"}, "// string. Order *string"},
		{spec.V2, "lists.element.getlist", spec.Field{Name: "ELEMENT_ORDER", Type: "object"}, "// object. ElementOrder b24.Order"},
		{spec.V2, "entity.item.list", spec.Field{Name: "SORT", Type: "array"}, "// array. Sort b24.Order"},
		{spec.V2, "entity.item.list", spec.Field{Name: "SORT", Type: "integer"}, "// integer. Sort *int"},
		{spec.V2, "sale.order.add", spec.Field{Name: "order", Type: "object", Fields: deep}, "// object. Order *OrderAddOrder"},
	} {
		s := spec.Spec{Methods: []spec.Method{{API: c.api, Name: c.method, Page: "p.html", Params: []spec.Field{c.field}}}}
		files, err := templates.Render(s, templates.Config{})
		if err != nil {
			t.Fatal(err)
		}
		var text string
		for _, data := range files {
			text += strings.Join(strings.Fields(string(data)), " ")
		}
		if !strings.Contains(text, c.want+" `json:") {
			t.Errorf("%s, %+v: lacks %q in %s", c.method, c.field, c.want, text)
		}
	}
}
