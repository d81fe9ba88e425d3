package parser_test

import "testing"

// TestLostNames: the only row of a table has lost its name with a type left, so that it stands for any key. Where its
// links lead are the fields of the values.
func TestLostNames(t *testing.T) {
	const lost = "<strong></strong>"
	words := func(id string) string { return `The details <a href="#` + id + `">below</a>` }
	part := func(id, rows string) string { return `<h3 id="` + id + `">Part</h3>` + rows }
	for _, tt := range []struct{ what, blocks, want string }{
		{"a map", part("data", table("Name/type|Description", param(lost, "string", "One."))), "data:object/map<string>"},
		{"a map of objects", part("data", table("Name/type|Description", param(lost, "object", words("card")))) + part("card", rowsOf("id integer", "title string")),
			"data:object/map<object>(id:integer title:string)"},
		{"values of any form", part("data", table("Name/type|Description", param("<strong>@</strong>", "string|array", "One."))), "data:object/map<any>"},
		{"beside another row", part("data", table("Name/type|Description", param(lost, "string", "One."), param("<strong>id</strong>", "integer", "One."))), "data:object(id:integer)"},
		{"a heading", part("data", table("Name/type|Description", param("<strong>id</strong>", "integer", "One."), []string{lost, ""})), "data:object(id:integer)"},
	} {
		m, _ := readMethod(t, paramsHeading+table("Name/type|Description", param("<strong>data</strong>", "object", words("data")))+tt.blocks)
		if got := sketch(m.Params, nil); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}
