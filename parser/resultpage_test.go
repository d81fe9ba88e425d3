package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

const (
	responseHeading = `<h2 id="response">Response Handling</h2>`
	dataHeading     = `<h3 id="data">Returned Data</h3>`
)

func listing(json string) string {
	return `<pre><code class="hljs json">` + json + `</code></pre>`
}

// answerOf reads the result of a page with some examples of answers and rows.
func answerOf(t *testing.T, examples string, blocks ...string) (spec.Method, []parser.Finding) {
	t.Helper()
	got := parser.Options{Examples: true}.Parse("api-reference/lists/lists-thing-do.html",
		methodPage(paramsHeading, responseHeading, examples, dataHeading, strings.Join(blocks, "")))
	if len(got.Methods) != 1 || got.Methods[0].Result == nil {
		t.Fatalf("%s: read as %d methods: %s", examples, len(got.Methods), got.Skipped)
	}
	return got.Methods[0], got.Findings
}

// TestExamplesOfAnswers: not every example below the heading of answers is one.
func TestExamplesOfAnswers(t *testing.T) {
	const answer = `{"result": {"id": 1}}`
	for _, tt := range []struct {
		what, json string
		want       []string
	}{
		{"answers", listing(answer) + listing(`{"result": {"id": 2}}`), []string{answer, `{"result": {"id": 2}}`}},
		{"a part of one", listing(answer) + listing(`{"id": 3}`), []string{answer}},
		{"parts alone", listing(`{"id": 3}`), []string{`{"id": 3}`}},
		{"an error", listing(answer) + listing(`{"error": "A"}`), []string{answer, `{"error": "A"}`}},
		{"what is sent", listing(`{"id": 3}`) + listing(`{"filter": {"=id": 3}, "order": {"id": "asc"}}`), []string{`{"id": 3}`}},
		{"the record of a call", listing(`{"answer": ` + answer + `, "query": {"method": "a"}, "status": 200}`), []string{answer}},
	} {
		m, _ := answerOf(t, tt.json)
		if diff := cmp.Diff(tt.want, m.Examples.Response); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.what, diff)
		}
		if diff := cmp.Diff([]spec.Field{{Name: "id", Type: "integer"}}, m.Result.Fields); diff != "" {
			t.Errorf("%s: fields (-want +got):\n%s", tt.what, diff)
		}
	}
}

// TestOneOrAllByTheirKeys: with a parameter a method answers one object, without it all.
func TestOneOrAllByTheirKeys(t *testing.T) {
	one, all := `{"result": {"name": "a", "items": [1]}}`, `{"result": {"north": {"name": "a", "items": [1]}, "south": {"name": "b", "items": []}}}`
	rows := table("Name/type|Description", param("<strong>result</strong>", "object", `<a href="#hall">A hall</a>`)) +
		`<h3 id="hall">Hall</h3>` + table("Name/type|Description", param("<strong>name</strong>", "string", "One."), param("<strong>items</strong>", "array", "One."))
	for examples, want := range map[string]string{
		listing(one) + listing(all): "map<object>|object",
		listing(one):                "",
		listing(all):                "map<object>",
	} {
		m, findings := answerOf(t, examples, rows)
		if m.Result.Seen != want || !cmp.Equal(names(m.Result.Fields), []string{"name", "items"}) || m.Result.Fields[1].Seen != "integer[]" || kinds(findings)[parser.ResultDiffers] > 0 {
			t.Errorf("%s: seen %q with %+v, want %q with name and items; findings %v", examples, m.Result.Seen, m.Result.Fields, want, findings)
		}
	}
}

// TestValueOrObject: a result that may be a value keeps the fields of the object that it
// may be instead.
func TestValueOrObject(t *testing.T) {
	rows := table("Name/type|Description", param("<strong>result</strong>", "integer</code> | <code>object", `With the words <a href="#moved">more</a>`)) +
		`<h3 id="moved">Moved</h3>` + table("Name/type|Description", param("<strong>id</strong>", "integer", "One."), param("<strong>content</strong>", "string", "One."))
	m, _ := answerOf(t, listing(`{"result": {"id": 4, "content": "a"}}`)+listing(`{"result": 4}`), rows)
	if m.Result.Type != "integer|object" || !cmp.Equal(names(m.Result.Fields), []string{"id", "content"}) {
		t.Errorf("%q with %v, want a value or an object with its fields", m.Result.Type, m.Result.Fields)
	}
}

// TestTableOfAnErrorIsNoResult: some pages have it without a heading of its own.
func TestTableOfAnErrorIsNoResult(t *testing.T) {
	m, findings := answerOf(t, listing(`{"result": 4}`),
		table("Name/type|Description", param("<strong>result</strong>", "integer", "One.")),
		table("Name/type|Description", param("<strong>error</strong>", "string", "One."), param("<strong>error_description</strong>", "string", "One.")))
	if m.Result.Type != "integer" || len(m.Result.Fields) > 0 || kinds(findings)[parser.ResultDiffers] > 0 {
		t.Errorf("the result is %+v, findings %v", m.Result, findings)
	}
}

// TestRowsThatNoExampleShows: they are one finding for each object.
func TestRowsThatNoExampleShows(t *testing.T) {
	rows := table("Name/type|Description", param("<strong>result</strong>", "object", `<a href="#thing">A thing</a>`)) +
		`<h3 id="thing">Thing</h3>` + table("Name/type|Description", param("<strong>id</strong>", "integer", "One."),
		param("<strong>left</strong>", "string", "One."), param("<strong>right</strong>", "string", "One."), param("<strong>UF_...</strong>", "string", "One."))
	for json, want := range map[string]string{
		`{"id": 1, "left": "a", "right": "b"}`: "",
		`{"id": 1, "left": "a"}`:               "result has in the examples no right",
		`{"id": 1}`:                            "result has in the examples no left, right",
		`{"other": 1}`:                         "",
	} {
		_, findings := answerOf(t, listing(`{"result": `+json+`}`), rows)
		got := ""
		for _, f := range findings {
			if f.Kind == parser.RowsNotShown {
				got += f.Text
			}
		}
		if got != want {
			t.Errorf("%s: found %q, want %q", json, got, want)
		}
	}
}
