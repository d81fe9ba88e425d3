package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
)

// TestOddNamesEndNothing: what is no name, or is there twice, is a finding, and the spec
// of the page is valid.
func TestOddNamesEndNothing(t *testing.T) {
	row := func(name string) []string { return param("<strong>"+name+"</strong>", "array", "One.") }
	for _, tt := range []struct {
		what, params, result, answer string
		want                         parser.Kind // of the finding, if any
	}{
		{"a path without its end", "items.", "items.", `{"items": [{"id": 1}]}`, parser.EmptyName},
		{"a path without its middle", "a..b", "a..b", `{"a": 1}`, parser.EmptyName},
		{"a selector", ".b", ".b", `{".b": 1}`, ""},
		{"brackets alone", "[]", "[]", `[1]`, parser.EmptyName},
		{"the result's own items", "result[]", "result[]", `[1]`, ""},
		{"one field twice", "id id", "id id", `{"id": 1}`, parser.DuplicateField},
		{"one field twice in paths", "a.b a.b", "a.b a.b", `{"a": {"b": 1}}`, ""},
		{"three spellings of a list", "item", "item", `{"item": [1], "items": [2], "ITEMS": [3]}`, ""},
		{"rows in three spellings", "item items ITEMS", "item items ITEMS", `{"Items": [1]}`, ""},
		{"one field twice, as the examples nest it", "item id id", "item id id", `{"item": {"id": 1}}`, ""},
		{"a path twice below a field", "a a.b a.b", "a a.b a.b", `{"a": {"b": 1}}`, ""},
		{"a pattern", "UF_...", "UF_...", `{"UF_1": 1}`, ""},
		{"marks of a table in the text", "#|#", "#|#", `{"a": 1}`, ""},
	} {
		var params, result [][]string
		for name := range strings.FieldsSeq(tt.params) {
			params = append(params, row(name))
		}
		for name := range strings.FieldsSeq(tt.result) {
			result = append(result, row(name))
		}
		page := parse("api-reference/lists/lists-thing-do.html", methodPage(
			paramsHeading, table("Name/type|Description", params...), "<p>#|#</p>",
			`<h2 id="e">Code Examples</h2><pre><code class="hljs bash">curl -d '`+tt.answer+`' https://x.test/rest/1/c/lists.thing.do</code></pre>`,
			responseHeading, listing(`{"result": `+tt.answer+`}`), dataHeading, table("Name/type|Description", result...)))
		s, findings := parser.Assemble([]parser.Page{page})
		if err := s.Validate(); err != nil || len(s.Methods) != 1 {
			t.Errorf("%s: %d methods, %v", tt.what, len(s.Methods), err)
		}
		if tt.want != "" && kinds(findings)[tt.want] == 0 {
			t.Errorf("%s: findings %v, want %s", tt.what, kinds(findings), tt.want)
		}
	}
}
