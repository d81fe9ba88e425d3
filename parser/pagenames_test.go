package parser

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestObjectNamedAsAPage: an object of which examples alone tell is what a page with its name describes, if that has
// all that they show. The page in the folder of its own goes first, and is enough where they show nothing; another is
// of the same part of the documentation, and the only one that has three fields.
func TestObjectNamedAsAPage(t *testing.T) {
	page := func(path, name string, names ...string) Page {
		typ := spec.Type{Name: name, Page: path + "#main"}
		for _, n := range names {
			typ.Fields = append(typ.Fields, spec.Field{Name: n, Type: "string"})
		}
		return Page{Path: path, types: []spec.Type{typ}}
	}
	pages := []Page{
		page("api/shop/hall/extra-fields.html", "hall_extra", "A", "B", "C", "D"), page("api/shop/wing/extra-fields.html", "wing_extra", "A", "B"),
		page("api/shop/wing/extra.html", "wing_word", "A", "B", "C"), page("api/lists/item/extra-fields.html", "lists_extra", "A", "B", "C"),
	}
	for _, tt := range []struct{ page, name, shown, want string }{
		{"api/shop/hall/get.html", "EXTRA_FIELDS", "", "hall_extra"},
		{"api/shop/wing/get.html", "EXTRA_FIELDS", "A", "wing_extra"},
		{"api/shop/wing/get.html", "EXTRA_FIELDS", "ABD", "hall_extra"},
		{"api/shop/wing/get.html", "EXTRA_FIELDS", "AD", ""},
		{"api/shop/wing/get.html", "EXTRA_FIELDS", "ABX", ""},
		{"api/shop/other/get.html", "EXTRA_FIELDS", "", ""},
		{"api/shop/wing/get.html", "EXTRA", "ABC", ""},
		{"api/users/wing/get.html", "EXTRA_FIELDS", "ABC", ""},
	} {
		f := spec.Field{Name: tt.name, Type: "object"}
		for _, name := range tt.shown {
			f.Shown = append(f.Shown, spec.Field{Name: string(name), Type: "string"})
		}
		for _, methods := range [][]spec.Method{
			{{Page: tt.page, Params: []spec.Field{{Name: "fields", Fields: []spec.Field{f}}}}},
			{{Page: tt.page, Result: &spec.Result{Fields: []spec.Field{f}}}},
		} {
			collectTypes(pages).referByPageName(methods)
			m := methods[0]
			got := m.Params
			if m.Result != nil {
				got = m.Result.Fields
			} else {
				got = got[0].Fields
			}
			if got[0].Ref != tt.want {
				t.Errorf("%s with %q on %s refers to %q, want %q", tt.name, tt.shown, tt.page, got[0].Ref, tt.want)
			}
		}
	}
}
