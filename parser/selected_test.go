package parser

import (
	"slices"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestSelectedFields: what a method answers has the fields to which its parameter select leads, if it
// shows mostly those.
func TestSelectedFields(t *testing.T) {
	const page = "shop/bill/fields.html"
	fields := func(names ...string) []spec.Field {
		var out []spec.Field
		for _, n := range names {
			out = append(out, spec.Field{Name: n, Type: "string"})
		}
		return out
	}
	pages := append(shopTypes(), Page{
		Path:  page,
		links: map[string][]string{page + "#bill.rows": {page + "#row"}},
		types: []spec.Type{
			{Name: "bill_fields_bill", Page: page + "#bill", Fields: fields("id", "date", "rows", "sum")},
			{Name: "bill_fields_row", Page: page + "#row", Fields: fields("id", "price")},
		},
	})
	object := func(shown ...string) spec.Field {
		return spec.Field{Name: "item", Type: "object", Shown: fields(shown...)}
	}
	rows := func(name string, shown ...string) spec.Field {
		return spec.Field{Name: name, Type: "array", Shown: fields(shown...)}
	}
	list := &spec.List{By: "cursor", Rows: "items"}
	tests := []struct {
		what, link string
		list       *spec.List
		result     []spec.Field
		want       []string // what the fields of the result refer to
	}{
		{"an object", page + "#bill", nil, []spec.Field{object("id", "sum")}, []string{"bill_fields_bill"}},
		{"that of a page without a table there", page + "#paths", nil, []spec.Field{object("id", "sum")}, []string{"bill_fields_bill"}},
		{"that of a page", page, nil, []spec.Field{object("id", "sum")}, []string{"bill_fields_bill"}},
		{"rows, not the position", page, list, []spec.Field{rows("items", "id", "sum"), rows("after", "id", "date")}, []string{"bill_fields_bill", ""}},
		{"one of its fields alone", page, nil, []spec.Field{object("id")}, []string{""}},
		{"other fields", page, nil, []spec.Field{object("id", "name", "age")}, []string{""}},
		{"several objects", page, nil, []spec.Field{object("id", "sum"), rows("rows", "id", "price")}, []string{"", ""}},
		{"a page about several types", "shop/data-types.html#order", nil, []spec.Field{object("id", "total")}, []string{""}},
	}
	for _, tt := range tests {
		m := spec.Method{
			Params: []spec.Field{{Name: "params", Type: "object", Fields: []spec.Field{{Name: "select", Type: "array"}}}},
			Result: &spec.Result{Type: "object", Fields: tt.result}, List: tt.list,
		}
		got := collectTypes(pages).resolvedResult(&m, map[string][]string{"params.params.select": {tt.link}})
		var refs []string
		for _, f := range got.Fields {
			refs = append(refs, f.Ref)
		}
		if diff := cmp.Diff(tt.want, refs); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.what, diff)
		}
	}
}

// TestAllFieldsOfPage: a page to which select leads as a whole, or that has the name of the field which
// leads to it, describes one object by all of its tables. A name of one word may mean anything.
func TestAllFieldsOfPage(t *testing.T) {
	table := func(page, anchor string, names ...string) spec.Type {
		typ := spec.Type{Name: anchor + "_of_" + pageSlug(page), Page: page + "#" + anchor}
		for _, n := range names {
			typ.Fields = append(typ.Fields, spec.Field{Name: n, Type: map[bool]string{true: "object", false: "string"}[n == "OWNER"]})
		}
		return typ
	}
	page := func(path string) Page {
		return Page{
			Path: path, types: []spec.Type{table(path, "main", "ID", "TITLE"), table(path, "more", "TITLE", "OWNER")},
			links: map[string][]string{path + "#more.OWNER": {"shop/data-types.html#shop_order"}},
		}
	}
	pages := append(shopTypes(), page("shop/hall/fields.html"), page("shop/hall/extra-fields.html"), page("shop/hall/other.html"))
	rows := []spec.Field{{Name: "ID", Type: "string"}, {Name: "OWNER", Type: "string"}}
	m := spec.Method{Params: []spec.Field{{Name: "select", Type: "array"}}, Result: &spec.Result{Type: "array", Shown: rows}}
	x := collectTypes(pages)
	if got := x.resolvedResult(&m, map[string][]string{"params.select": {"shop/hall/fields.html"}}).Ref; got != "hall_fields" {
		t.Errorf("rows refer to %q", got)
	}
	for name, link := range map[string]string{"EXTRA_FIELDS": "shop/hall/extra-fields.html", "OTHER": "shop/hall/other.html", "MORE_FIELDS": "shop/hall/extra-fields.html"} {
		fields := []spec.Field{{Name: name, Type: "object", Shown: rows[:1]}}
		x.resolve(fields, map[string][]string{"params." + name: {link}}, paramsPath)
		want := ""
		if name == "EXTRA_FIELDS" {
			want = "hall_extra_fields"
		}
		if got := fields[0].Ref; got != want {
			t.Errorf("%s refers to %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"hall_fields", "hall_extra_fields"} {
		var got []string
		for _, f := range x.byName[name].Fields {
			got = append(got, f.Name+" "+f.Ref)
		}
		if want := []string{"ID ", "TITLE ", "OWNER shop_order"}; !slices.Equal(got, want) {
			t.Errorf("%s has %q, want %q", name, got, want)
		}
	}
}
