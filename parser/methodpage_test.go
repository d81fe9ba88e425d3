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
	got := parse("api-reference/lists/lists-thing-do.html", methodPage(blocks...))
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
		{words: "You must use only one of the two required parameters: <code>ID</code> or <code>CODE</code>", want: true},
		{words: "Pass <code>ID</code>, <code>CODE</code>, or both at once", want: true},
		{words: "To make changes, at least one of the parameters must be given: <code>ID</code> or <code>CODE</code>", want: true},
		{words: "If neither <code>ID</code> nor <code>CODE</code> is given, the method will return an error <code>NO_KEY</code>", want: true},
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

// TestNeededForPurpose: what is needed for something that a method does not always do is all
// required in some cases.
func TestNeededForPurpose(t *testing.T) {
	words := "To see all of it, at least one of the parameters must be given: <code>ID</code> or <code>CODE</code>"
	m, _ := readMethod(t, paramsHeading, "<p>Required parameters are marked</p>", table("Name/type|Description",
		param("<strong>ID</strong>", "integer", "One."), param("<strong>CODE</strong>", "string", words), param("<strong>MORE</strong>", "string", "One.")))
	if m.AnyOf != nil || !m.Params[0].Conditional || !m.Params[1].Conditional || m.Params[2].Conditional {
		t.Errorf("any of %v, parameters %+v", m.AnyOf, m.Params)
	}
}

// TestOneOfAll: a sentence without names speaks of all parameters.
func TestOneOfAll(t *testing.T) {
	for words, want := range map[string][][]string{
		"It tells of a chat. You only need to provide one of the parameters.":     {{"ID", "CODE"}},
		"It tells of a chat. You only need to provide one of the parameters once": nil,
	} {
		m, _ := readMethod(t, "<p>"+words+"</p>", paramsHeading, table("Name/type|Description",
			param("<strong>ID</strong>", "integer", "One."), param("<strong>CODE</strong>", "string", "One.")))
		if diff := cmp.Diff(want, m.AnyOf); diff != "" {
			t.Errorf("%s (-want +got):\n%s", words, diff)
		}
	}
}

// TestWaysOfCalling: of what each of several ways of calling a method requires alone a call has one.
func TestWaysOfCalling(t *testing.T) {
	all := param("<strong>ballot</strong>*", "object", "One.")
	way := func(number, name string, rows ...[]string) string {
		return "<h3>" + number + ". By the " + name + "</h3>" + table("Name/type|Description", append(rows, all)...)
	}
	id, module, signed := param("<strong>id</strong>*", "integer", "One."), param("<strong>module</strong>*", "string", "One."), param("<strong>signed</strong>*", "string", "One.")
	for name, c := range map[string]struct {
		third [][]string
		want  [][]string
	}{
		"each":    {[][]string{signed}, [][]string{{"id", "module", "signed"}}},
		"not one": {nil, nil},
	} {
		m, _ := readMethod(t, paramsHeading, way("1", "number", id), way("2", "element", module, param("<strong>element</strong>*", "integer", "One.")), way("3", "sign", c.third...))
		if diff := cmp.Diff(c.want, m.AnyOf); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
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

// TestDeprecation: the title of a note says it, or its first words where it has none.
func TestDeprecation(t *testing.T) {
	note := func(title, text string) string {
		if title != "" {
			title = `<p class="yfm-note-title">` + title + `</p>`
		}
		return `<div class="yfm-note yfm-accent-alert" note-type="alert">` + title + `<div class="yfm-note-content"><p>` + text + `</p></div></div>`
	}
	const use = `Use <a href="x.html">crm.item.add</a>.`
	for _, tt := range []struct {
		title, text string
		want        bool
	}{
		{"DEPRECATED", use, true},
		{"Event development has been halted", use, true},
		{"Method development has been discontinued", use, true},
		{"The development of this method has been halted.", use, true},
		{"", "The development of this method has been halted. " + use, true},
		{"", "This event is deprecated. " + use, true},
		{"Deprecated fields", use, false},
		{"Warning", "The development of this method has been halted", false},
		{"", "Some fields of it are deprecated. " + use, false},
	} {
		m, _ := readMethod(t, note(tt.title, tt.text), paramsHeading, table("Name/type|Description", param("<strong>ID</strong>*", "integer", "One.")))
		if got := m.Deprecated != nil; got != tt.want {
			t.Errorf("%q, %q: deprecated is %t, want %t", tt.title, tt.text, got, tt.want)
			continue
		}
		if tt.want && !cmp.Equal(m.Deprecated.Replacements, []string{"crm.item.add"}) {
			t.Errorf("%q, %q: replaced by %q", tt.title, tt.text, m.Deprecated.Replacements)
		}
	}
}

const errorsHeading = `<h2 id="error-handling">Error Handling</h2>`

// TestErrorsInWords: where the example answers an empty code, that is the code of
// the errors that the page tells in words.
func TestErrorsInWords(t *testing.T) {
	errors := table("Code|Description|Value", []string{"Access denied", "No rights", "One."}, []string{"<code>NO_ID</code>", "No id", "One."})
	example := func(code string) string {
		return `<p>HTTP status: <strong>400</strong></p><pre><code class="hljs json">{"error": "` + code + `", "error_description": "No rights"}</code></pre>`
	}
	for code, want := range map[string][]spec.ErrorCode{
		"":              {{Code: ""}, {Code: "NO_ID"}},
		"Access denied": {{Code: "Access denied"}, {Code: "NO_ID"}},
		"OTHER":         {{Code: "NO_ID"}},
	} {
		m, findings := readMethod(t, paramsHeading, errorsHeading, example(code), `<h3 id="c">Possible Error Codes</h3>`, errors)
		if diff := cmp.Diff(want, m.Errors); diff != "" {
			t.Errorf("with the code %q (-want +got):\n%s", code, diff)
		}
		if got := kinds(findings)[parser.CodeInWords]; (got == 1) != (code == "OTHER") {
			t.Errorf("with the code %q: %d errors in words are found", code, got)
		}
	}
}

// TestCodePatterns: a code with a part that stands for others is told as the page has it.
func TestCodePatterns(t *testing.T) {
	errors := table("Code|Description", []string{"<code>ERROR_&lt;NAME&gt;</code>", "One."}, []string{"<code>DENIED[...]</code>", "One."}, []string{"<code>NO_ID</code>", "One."})
	m, findings := readMethod(t, paramsHeading, errorsHeading, `<h3 id="c">Possible Error Codes</h3>`, errors)
	if diff := cmp.Diff([]spec.ErrorCode{{Code: "ERROR_<NAME>"}, {Code: "DENIED[...]"}, {Code: "NO_ID"}}, m.Errors); diff != "" || kinds(findings)[parser.CodeInWords] > 0 {
		t.Errorf("codes (-want +got):\n%s\nfindings: %v", diff, findings)
	}
}

// TestSystemErrors: the table of the errors of any method is known by what it lists,
// and a page that has no other has none of its own.
func TestSystemErrors(t *testing.T) {
	system := table("Status|Code<br />Error message|Description",
		[]string{"500", "<code>INTERNAL_SERVER_ERROR</code><br />Internal", "One."},
		[]string{"503", "<code>QUERY_LIMIT_EXCEEDED</code><br />Too many", "One."},
		[]string{"401", "<code>expired_token</code><br />Expired", "One."},
		[]string{"403", "<code>NEW_ONE</code><br />Another", "One."})
	own := table("Code|Description", []string{"<code>ACCESS_DENIED</code>", "One."}, []string{"<code>NO_ID</code>", "One."})
	for _, tt := range []struct {
		blocks string
		want   int // codes
		found  bool
	}{
		{errorsHeading + system, 0, false},
		{errorsHeading + own + system, 2, false},
		{errorsHeading + `<h3 id="s">Statuses and System Error Codes</h3>` + system, 0, false},
		{errorsHeading + "<p>The method does not generate specific errors.</p>", 0, false},
		{errorsHeading, 0, true},
	} {
		m, findings := readMethod(t, paramsHeading, tt.blocks)
		if len(m.Errors) != tt.want {
			t.Errorf("%s: codes %v, want %d", tt.blocks, m.Errors, tt.want)
		}
		if got := kinds(findings); (got[parser.NoErrors] > 0) != tt.found || got[parser.CodeInWords] > 0 {
			t.Errorf("%s: findings %v", tt.blocks, got)
		}
	}
}

func kinds(findings []parser.Finding) map[parser.Kind]int {
	out := map[parser.Kind]int{}
	for _, f := range findings {
		out[f.Kind]++
	}
	return out
}

// TestNoParameters: the page says so in one of its ways, or its examples send nothing.
func TestNoParameters(t *testing.T) {
	example := func(body string) string {
		return `<h2 id="code-examples">Code Examples</h2><pre><code class="hljs bash">curl -d '` + body + `' https://x.test/rest/1/c/lists.thing.do</code></pre>`
	}
	for blocks, found := range map[string]bool{
		"<p>No parameters.</p>":                                                        false,
		"<p>The method is called without parameters.</p>":                              false,
		"<p>The method does not require <code>id</code>. There are no parameters.</p>": false,
		"<p>The method has no parameters. However, a token tells of more.</p>":         false,
		"<p>The parameters depend on the thing.</p>":                                   true,
		"<p>See the parameters of lists.</p>" + example(`{"filter": {"ID": 1}}`):       true,
		"<p>It tells of itself.</p>" + example(`{"auth": "x"}`):                        false,
		"<p>It tells of itself.</p>" + example(`{}`):                                   false,
	} {
		_, findings := readMethod(t, `<h2 id="p">Method Parameters</h2>`, blocks)
		if got := kinds(findings)[parser.NoParams] > 0; got != found {
			t.Errorf("%s: parameters are missed: %t, want %t", blocks, got, found)
		}
	}
}

// TestMapsAreObjects: an object with ids for keys is what the table calls an object.
func TestMapsAreObjects(t *testing.T) {
	answer := `<h2 id="response">Response Handling</h2><pre><code class="hljs json">{"result": {"17": {"A": 1}, "18": {"A": 2}}}</code></pre>`
	for typ, found := range map[string]bool{"object": false, "object|array": false, "integer": true} {
		m, findings := readMethod(t, paramsHeading, answer, `<h3 id="r">Returned Data</h3>`,
			table("Name/type|Description", param("<strong>result</strong>", typ, "One.")))
		if m.Result == nil || !strings.HasPrefix(m.Result.Seen, "map") {
			t.Errorf("%s: the result is %+v, want a map seen", typ, m.Result)
		}
		if got := kinds(findings)[parser.ResultDiffers] > 0; got != found {
			t.Errorf("%s: differs from a map: %t, want %t", typ, got, found)
		}
	}
}
