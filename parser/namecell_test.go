package parser

import (
	"testing"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/google/go-cmp/cmp"
)

func TestNameCells(t *testing.T) {
	type want struct {
		name, types string
		required    bool
	}
	tests := []struct {
		cell string
		want want
	}{
		// the noteCapitals of the star
		{`<strong>id</strong>*<br /><a href="t.html"><code>integer</code></a>`, want{"id", "integer", true}},
		{`<strong>id</strong><sup>*</sup><br /><code>integer</code>`, want{"id", "integer", true}},
		{`<strong>id<sup>*</sup></strong><br /><code>integer</code>`, want{"id", "integer", true}},
		{`<strong>weight</strong>**<br /><code>integer</code>`, want{"weight", "integer", false}},
		{`<strong>name</strong>*,**<br /><code>string</code>`, want{"name", "string", true}},
		{`<strong>UF_*</strong><br /><code>any</code>`, want{"UF_*", "any", false}},
		{`<strong>DYNAMIC_</strong>*<br /><code>any</code>`, want{"DYNAMIC_", "any", true}},
		{`<code>ENTITY</code>*<br /><code>string</code>`, want{"ENTITY", "string", true}},
		{`ENTITY*<br /><code>string</code>`, want{"ENTITY", "string", true}},
		// the forms of types
		{`<strong>a</strong><br /><a href="t.html"><code>string</code></a> | <a href="t.html"><code>object</code></a>`, want{"a", "string|object", false}},
		{`<strong>a</strong><br /><a href="t.html"><code>string</code> | <code>object</code></a>`, want{"a", "string|object", false}},
		{`<strong>a</strong><br /><a href="t.html"><code>array</code></a><br /><a href="t.html"><code>string</code></a>`, want{"a", "array|string", false}},
		{`<strong>a</strong><br /><code>string|null</code>`, want{"a", "string|null", false}},
		{`<strong>a</strong><br /><a href="t.html"><code>string\|null</code></a>`, want{"a", "string|null", false}},
		{`<strong>a</strong><br /><code>user</code>[]`, want{"a", "user[]", false}},
		{`<strong>a</strong><br /><code>array&lt;object&gt;</code>`, want{"a", "array<object>", false}},
		{`<strong>a</strong><br /><code>string</code> or <code>integer</code>`, want{"a", "string|integer", false}},
		{`<strong>a</strong><br /><code>string</code> with the value <code>Y/N</code>`, want{"a", "string", false}},
		{`<strong>a</strong> <code>integer</code>`, want{"a", "integer", false}},
		{`<strong>a</strong>`, want{"a", "", false}},
		{`NAME<br />string`, want{"NAME", "string", false}},
		// odd names
		{"<pre><code>**ids**\n [`integer`][1]\n</code></pre>", want{"ids", "integer", false}},
		{`<strong>REPORT_ID</strong>* | <strong>ID</strong>*<br /><code>integer</code>`, want{"REPORT_ID|ID", "integer", true}},
		{`<strong>items</strong><strong>[].id</strong><br /><code>integer</code>`, want{"items[].id", "integer", false}},
		{`<strong></strong><br /><code>string</code>`, want{"", "string", false}},
		{`<strong>@</strong><br /><code>string</code>`, want{"", "string", false}},
	}
	for _, tt := range tests {
		c := readNameCell(parseCell(t, tt.cell))
		got := want{c.name, c.typeText(), c.required}
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(want{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.cell, diff)
		}
	}
}

// parseCell is a cell of a table with the given contents.
func parseCell(t *testing.T, contents string) outline.Cell {
	t.Helper()
	return parseTable(t, "<tr><td>"+contents+"</td></tr>")[0][0]
}

// parseTable is the cells of a table with the given rows.
func parseTable(t *testing.T, rows string) [][]outline.Cell {
	t.Helper()
	a, err := outline.Read([]byte(`<main><div class="dc-doc-page__body"><table><tbody>` + rows + `</tbody></table></div></main>`))
	if err != nil {
		t.Fatal(err)
	}
	return a.Blocks[0].Rows
}
