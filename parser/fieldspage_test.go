package parser_test

import (
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/google/go-cmp/cmp"
)

// TestFieldsPage: a page of fields, to which a method leads for what it can select, has a type for each
// of its tables. The rows of a list are not named by the path to them.
func TestFieldsPage(t *testing.T) {
	link := func(to, words string) string { return `<a href="` + to + `">` + words + `</a>` }
	const path = "api-reference/lists/thing/fields.html"
	page := []byte(`<html><body><main><h1>Fields of Things</h1><div class="dc-doc-page__body yfm">` +
		`<h2 id="paths">What select takes</h2><p>All fields of the root object.</p>` +
		`<h2 id="root-object">Root Object</h2>` + table("Name/type|Description",
		param("id", "integer", "Number"), param("answers", "object", "Answers ("+link("#answers", "detailed description")+")"), param("sum", "double", "Sum")) +
		`<h2 id="answers">Answers Object</h2>` + table("Name/type|Description",
		param("lang", "string", "Language"), param("rows", "array", "Rows ("+link("#answer-row", "detailed description")+")")) +
		`<h3 id="answer-row">answers.rows[] Object</h3>` + table("Name/type|Description", param("who", "string", "Name"), param("text", "string", "Text")) +
		`</div></main></body></html>`)
	method := parse("api-reference/lists/lists-thing-do.html", methodPage(
		`<h2 id="method-parameters">Method Parameters</h2>`, table("Name/type|Description", param("select", "array", "See "+link(path+"#paths", "Fields of a thing"))),
		`<h2 id="response-handling">Response Handling</h2><pre><code class="hljs json">{"result": {"item": {"id": 1, "answers": {"lang": "en", "rows": []}}}}</code></pre>`,
		`<h3 id="returned-data">Returned Data</h3>`, table("Name/type|Description", param("result", "object", "The answer"), param("item", "object", "The thing"))))
	s, _ := parser.Assemble([]parser.Page{method, parse(path, page)})
	if got := s.Methods[0].Result.Fields[0].Ref; got != "thing_fields_root_object" {
		t.Errorf("the item refers to %q", got)
	}
	got := map[string][]string{}
	for _, typ := range s.Types {
		for _, f := range typ.Fields {
			got[typ.Name] = append(got[typ.Name], f.Name+" "+f.Ref)
		}
	}
	want := map[string][]string{
		"thing_fields_root_object": {"id ", "answers thing_fields_answers", "sum "},
		"thing_fields_answers":     {"lang ", "rows thing_fields_answer_row"},
		"thing_fields_answer_row":  {"who ", "text "},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
}
