package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestByID: rows are read beyond an id exactly where parameters filter and order by it.
func TestByID(t *testing.T) {
	field := func(name, typ string, inside ...string) spec.Field {
		f := spec.Field{Name: name, Type: typ}
		for _, name := range inside {
			f.Fields = append(f.Fields, spec.Field{Name: name, Type: "string"})
		}
		return f
	}
	seen := field("filter", "array")
	seen.Seen = "object"
	shown := field("filter", "object")
	shown.Shown = []spec.Field{{Name: "TITLE", Type: "string"}}
	for _, c := range []struct {
		name   string
		api    spec.API
		params []spec.Field
		list   spec.List
		want   *model.Keyset
	}{
		{"objects", spec.V2, []spec.Field{field("FILTER", "object"), field("ORDER", "object")}, spec.List{ID: "ID"}, &model.Keyset{Filter: "FILTER", Order: "ORDER", ID: "ID"}},
		{"an array that is sent as an object", spec.V2, []spec.Field{seen, field("order", "array")}, spec.List{ID: "ID"}, &model.Keyset{Filter: "filter", Order: "order", ID: "ID"}},
		{"conditions of REST 3.0", spec.V3, []spec.Field{field("filter", "array"), field("order", "object")}, spec.List{Start: "pagination.page", ID: "id"}, &model.Keyset{Filter: "filter", Order: "order", ID: "id"}},
		{"conditions that examples show", spec.V3, []spec.Field{{Name: "filter", Type: "array", Seen: "array[]"}, field("order", "object")}, spec.List{Start: "pagination.page", ID: "id"}, &model.Keyset{Filter: "filter", Order: "order", ID: "id"}},
		{"the filter spells the id", spec.V2, []spec.Field{field("filter", "object", "TITLE", "ID"), field("order", "object", "ID")}, spec.List{ID: "id"}, &model.Keyset{Filter: "filter", Order: "order", ID: "ID"}},
		{"an example shows no all", spec.V2, []spec.Field{shown, field("order", "object")}, spec.List{ID: "ID"}, &model.Keyset{Filter: "filter", Order: "order", ID: "ID"}},
		{"beside the position", spec.V2, []spec.Field{{Name: "params", Type: "object", Fields: []spec.Field{field("filter", "object"), field("order", "object"), field("offset", "integer"), field("limit", "integer")}}}, spec.List{By: spec.ByOffset, Start: "params.offset", ID: "ID"}, &model.Keyset{Filter: "params.filter", Order: "params.order", ID: "ID"}},
		{"no id", spec.V2, []spec.Field{field("filter", "object"), field("order", "object")}, spec.List{}, nil},
		{"no order", spec.V2, []spec.Field{field("filter", "object"), field("SORT", "object")}, spec.List{ID: "ID"}, nil},
		{"no filter", spec.V2, []spec.Field{field("order", "object")}, spec.List{ID: "ID"}, nil},
		{"order in words", spec.V2, []spec.Field{field("FILTER", "object"), field("SORT", "string"), field("ORDER", "string")}, spec.List{ID: "ID"}, nil},
		{"a filter without the id", spec.V2, []spec.Field{field("filter", "object", "ENTITY_ID", "ENTITY_TYPE"), field("order", "object")}, spec.List{ID: "ID"}, nil},
		{"ids of its own", spec.V2, []spec.Field{field("filter", "object"), field("order", "object")}, spec.List{By: spec.ByLastID, Start: "LAST_ID", ID: "ID"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.list.Start == "" {
				c.list.Start = "start"
				c.params = append(c.params, field("start", "integer"))
			}
			sdk := build(t, spec.Spec{Methods: []spec.Method{{
				API: c.api, Name: "shop.item.list", Page: "p.html", Params: c.params, List: &c.list,
				Result: &spec.Result{Type: "object[]", Source: spec.FromTable, Fields: []spec.Field{field("ID", "integer")}},
			}}})
			if diff := cmp.Diff(c.want, sdk.Packages[0].Methods()[0].Rows.ByID); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
