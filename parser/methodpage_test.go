package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// methodPage is a page about the method lists.thing.do, with the given blocks from
// the heading of the parameters on.
func methodPage(blocks ...string) []byte {
	return []byte(`<html><head><base href="./" /></head><body><main class="dc-doc-page__content">` +
		`<h1 class="dc-doc-page-title">Do a thing lists.thing.do</h1><div class="dc-doc-page__body yfm">` +
		`<blockquote><p>Scope: <code>lists</code></p></blockquote><p>The method <code>lists.thing.do</code> does it.</p>` +
		strings.Join(blocks, "\n") + `</div></main></body></html>`)
}

func readMethod(t *testing.T, blocks ...string) (spec.Method, []parser.Finding) {
	t.Helper()
	got := parser.Parse("api-reference/lists/lists-thing-do.html", methodPage(blocks...))
	if len(got.Methods) != 1 {
		t.Fatalf("read as %d methods: %s", len(got.Methods), got.Skipped)
	}
	return got.Methods[0], got.Findings
}

// table is a table of the given header, its rows given cell by cell.
func table(header string, rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<table><tbody><tr>")
	for h := range strings.SplitSeq(header, "|") {
		b.WriteString("<td><p><strong>" + strings.ReplaceAll(h, "/", "</strong><br /><code>") + "</p></td>")
	}
	for _, row := range rows {
		b.WriteString("</tr><tr>")
		for _, cell := range row {
			b.WriteString("<td><p>" + cell + "</p></td>")
		}
	}
	return b.String() + "</tr></tbody></table>"
}

const paramsHeading = `<h2 id="method-parameters">Method Parameters</h2><p class="b24-info">Required parameters are marked with *</p>`

// param is a row of a table of parameters; the name is that of the markup.
func param(name, typ, words string) []string {
	return []string{name + "<br /><code>" + typ + "</code>", words}
}

func names(list []spec.Field) []string {
	var out []string
	for _, f := range list {
		out = append(out, f.Name)
	}
	return out
}

// TestEitherOr: of some parameters at least one is needed, so none of them alone.
func TestEitherOr(t *testing.T) {
	id, code := "<strong>ID</strong>*", "<strong>CODE</strong>*"
	const one = "One."
	tests := []struct {
		words  string // of CODE
		around string // of the table
		want   bool
	}{
		{words: "At least one of the parameters must be given: <code>ID</code> or <code>CODE</code>", want: true},
		{words: "Its code. At least one of the parameters: <code>ID</code> or <code>CODE</code> must be there", want: true},
		{words: "You must give it. Pass either <code>ID</code> or <code>CODE</code>", want: true},
		{words: "Required if <code>ID</code> is not provided", want: true},
		{words: "Can be used instead of the <code>ID</code> parameter", want: true},
		{words: one, around: "<p>You must provide either the <code>ID</code> parameter or the <code>CODE</code></p>", want: true},
		{words: one, around: "<p>Pass only one parameter: <code>ID</code> or <code>CODE</code></p>", want: true},
		{words: "If neither <code>ID</code> nor <code>CODE</code> is given, all are told"},
		{words: "Can be used with either <code>ID</code> or <code>CODE</code>"},
		{words: "Required if <code>ID</code> is not equal to <code>1</code>"},
		{words: "Required if <code>OTHER</code> is not provided"},
		{words: "To see all of it, at least one of the parameters must be given: <code>ID</code> or <code>CODE</code>"},
	}
	for _, tt := range tests {
		m, _ := readMethod(t, paramsHeading, tt.around, table("Name/type|Description",
			param(id, "integer", one), param(code, "string", tt.words), param("<strong>MORE</strong>*", "string", one)))
		want := [][]string(nil)
		if tt.want {
			want = [][]string{{"ID", "CODE"}}
		}
		if diff := cmp.Diff(want, m.AnyOf); diff != "" {
			t.Errorf("%q %q: groups (-want +got):\n%s", tt.words, tt.around, diff)
		}
		if m.Params[0].Conditional != tt.want || m.Params[2].Conditional {
			t.Errorf("%q %q: ID is conditional: %t, MORE %t", tt.words, tt.around, m.Params[0].Conditional, m.Params[2].Conditional)
		}
	}
}

// TestEitherOrInside: the words stand below the table of an object, or name the
// fields with it.
func TestEitherOrInside(t *testing.T) {
	fields := table("Name/type|Description", param("<strong>user</strong>*", "integer", "One."), param("<strong>code</strong>*", "string", "One."))
	for _, words := range []string{
		"<p>Pass either the <code>user</code> or <code>code</code> parameter.</p>",
		"<p>At least one field is needed: <code>fields.user</code>, <code>fields.code</code>.</p>",
	} {
		m, _ := readMethod(t, paramsHeading,
			table("Name/type|Description", param("<strong>fields</strong>*", "object", `<a href="api-reference/lists/lists-thing-do.html#f">Fields</a>`)),
			`<h3 id="f">Parameter fields</h3>`, fields, words)
		if diff := cmp.Diff([][]string{{"fields.user", "fields.code"}}, m.AnyOf); diff != "" {
			t.Errorf("%s (-want +got):\n%s", words, diff)
		}
	}
}

// TestTwoNamesInACell: with a word or a spaced bar between them they are two
// parameters; a bar alone belongs to the name.
func TestTwoNamesInACell(t *testing.T) {
	for name, want := range map[string][]string{
		"<strong>REPORT_ID</strong>* | <strong>ID</strong>*":   {"REPORT_ID", "ID"},
		"<strong>REPORT_ID</strong>* or <strong>ID</strong>*":  {"REPORT_ID", "ID"},
		"<strong>TASKS_TASK</strong>|<strong>UF_TASK</strong>": {"TASKS_TASK|UF_TASK"},
		"<strong>TASKS</strong> of <strong>UF_TASK</strong>":   {"TASKS|UF_TASK"},
		"<strong>TASKS_</strong><strong>TASK</strong>":         {"TASKS_TASK"},
		"<strong>REPORT_ID</strong>* / <strong>ID</strong>":    {"REPORT_ID", "ID"},
	} {
		m, _ := readMethod(t, paramsHeading, table("Name/type|Description", param(name, "integer", "One.")))
		if diff := cmp.Diff(want, names(m.Params)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if two := len(want) == 2; two != (len(m.AnyOf) == 1) || two != m.Params[0].Conditional {
			t.Errorf("%s: of %v any will do, REPORT_ID is conditional: %t", name, m.AnyOf, m.Params[0].Conditional)
		}
	}
}

// TestOrderOfTheTable: a page that says that the order counts makes the method
// positional.
func TestOrderOfTheTable(t *testing.T) {
	for words, want := range map[string]bool{
		"Pass parameters in the request according to the order in the table. Else there is an error": true,
		"It is mandatory to follow the order of parameters in the request":                           true,
		"Parameters must be passed in the given order":                                               true,
		"The parameters of sorting are described in the table in alphabetical order":                 false,
		"Rows come in the order of the table":                                                        false,
	} {
		m, _ := readMethod(t, paramsHeading, "<p>"+words+".</p>", table("Name/type|Description", param("<strong>ID</strong>*", "integer", "One.")))
		if m.Positional != want {
			t.Errorf("%q: positional is %t, want %t", words, m.Positional, want)
		}
	}
}
