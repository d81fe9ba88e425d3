package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// TestRowsOf: rows are where the examples have them, whatever the table says first.
func TestRowsOf(t *testing.T) {
	field := func(name, typ string) spec.Field { return spec.Field{Name: name, Type: typ} }
	flat := &spec.Result{Type: "object", Fields: []spec.Field{field("name", "string"), field("users", "array")}, Shown: []spec.Field{field("templates", "map<object>")}}
	for _, c := range []struct {
		name           string
		result         *spec.Result
		unwrap, answer string // answer is the result in an example
		want           string
	}{
		{"the table alone", flat, "", "", "users"},
		{"the key of an example", flat, "", `{"templates":{"5":{"name":"a","users":["U1"]}}}`, "templates"},
		{"the key that is unwrapped", flat, "templates", "", "templates"},
		{"an array that is one", &spec.Result{Type: "array", Fields: []spec.Field{field("tags", "string[]")}}, "", `[{"tags":["a"]}]`, ""},
		{"an array, of which an example shows one", &spec.Result{Type: "array", Fields: []spec.Field{field("tags", "string[]")}}, "", `{"tags":["a"]}`, ""},
		{"an array below a key", &spec.Result{Type: "array", Fields: []spec.Field{field("items", "object[]")}}, "", `{"items":[{"ID":1}]}`, "items"},
	} {
		var shape *example.Shape
		if c.answer != "" {
			v, err := example.Parse(c.answer)
			if err != nil {
				t.Fatal(err)
			}
			shape = example.Fold(v)
		}
		if got, found := rowsOf(c.result, c.unwrap, shape); !found || got.path != c.want {
			t.Errorf("%s: rows at %q, want %q", c.name, got.path, c.want)
		}
	}
}

// TestPagingBelow: a position inside of an object is one where a size stands beside it.
func TestPagingBelow(t *testing.T) {
	inside := func(names ...string) []spec.Field {
		p := spec.Field{Name: "PARAMS", Type: "object"}
		for _, name := range names {
			p.Fields = append(p.Fields, spec.Field{Name: name, Type: "integer"})
		}
		return []spec.Field{{Name: "scope", Type: "string"}, p}
	}
	want := spec.List{By: spec.ByOffset, Start: "PARAMS.offset", Limit: "PARAMS.limit"}
	if l := paging(inside("select", "limit", "offset")); l == nil || *l != want {
		t.Errorf("paging is %+v, want %+v", l, want)
	}
	for _, names := range [][]string{{"offset"}, {"limit"}, {"page", "title"}} {
		if l := paging(inside(names...)); l != nil {
			t.Errorf("%v page as %+v", names, l)
		}
	}
}

// TestPagination: a pagination of which only the size of a page is known moves nothing on.
func TestPagination(t *testing.T) {
	for names, want := range map[string]spec.Paging{"": spec.ByPage, "limit": "", "page limit": spec.ByPage, "limit afterId": spec.ByCursor} {
		p := spec.Field{Name: "pagination", Type: "object"}
		for name := range strings.FieldsSeq(names) {
			p.Fields = append(p.Fields, spec.Field{Name: name, Type: "integer"})
		}
		var got spec.Paging
		if l := paging([]spec.Field{p}); l != nil {
			got = l.By
		}
		if got != want {
			t.Errorf("with %q it pages by %q, want %q", names, got, want)
		}
	}
	size := spec.Field{Name: "pagination", Type: "object", Fields: []spec.Field{{Name: "limit", Type: "integer"}}}
	if l := paging([]spec.Field{size, {Name: "page", Type: "integer"}}); l == nil || l.Start != "page" {
		t.Errorf("beside a position it pages as %+v, want by the page", l)
	}
}
