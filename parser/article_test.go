package parser_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/google/go-cmp/cmp"
)

const boards = "api-reference/lists/boards/"

// articlePage is a page about no method, with what stands on it.
func articlePage(title string, blocks ...string) []byte {
	return []byte(`<html><body><main><h1>` + title + `</h1><div class="dc-doc-page__body yfm">` + strings.Join(blocks, "\n") + `</div></main></body></html>`)
}

func link(to, words string) string { return `<a href="` + to + `">` + words + `</a>` }

func code(label, text string) string {
	return `<pre><code class="hljs ` + label + `">` + text + `</code></pre>`
}

// articles are those about boards: one with a table of their rows and a request, one that leads
// on to it, one about a card with parts, and a page for each part.
func articles() []parser.Page {
	var out []parser.Page
	add := func(path, title string, blocks ...string) {
		out = append(out, parse(boards+path, articlePage(title, blocks...)))
	}
	add("board.html", "Working with Boards", `<h2 id="rows">Row Fields</h2>`,
		table("Name/type|Description", param("TEXT", "string", "Text"), param("COLOR", "string", "Color"), param("LINK", "string", "Link")),
		code("bash", `curl -d '{"fields":{"board":{"OWNER":7,"ROWS":[{"TEXT":"A","LINK":"/a"}]}}}' https://portal/rest/lists.thing.do`))
	add("short.html", "Boards", `<p>See `+link(boards+"board.html", "all about boards")+` and `+link("api-reference/lists/index.html", "methods")+`</p>`)
	add("card.html", "Working with Cards", `<h2 id="card">Fields</h2>`,
		table("Name/type|Description", param("ID", "integer", "Number"), param("PARTS", "array", "Parts, see "+link(boards+"parts/index.html", "Kinds of parts"))),
		code("json", `{"CARD": {"ID": 1, "PARTS": [{"NOTE": "a"}]}}`), code("json", `{"CARD": [{"NOTE": "a"}]}`))
	add("parts/index.html", "Parts", `<p>Of a card.</p>`)
	add("parts/note.html", "Notes", `<h2 id="p">Part</h2>`, table("Name/type|Description", param("NOTE*", "string", "Text")), code("javascript", `{ NOTE: 'text' }`))
	add("parts/link.html", "Links", `<h2 id="p">Part</h2>`,
		table("Name/type|Description", param("NAME", "string", "Name"), param("LINK*", "string", "Address")), code("javascript", `{ LINK: { NAME: 'a', LINK: '/a' } }`))
	add("parts/rows.html", "Rows", `<h2 id="p">Part</h2>`,
		table("Name/type|Description", param("NAME", "string", "Name"), param("VALUE", "string", "Value")), code("javascript", `{ GRID: [ { NAME: 'a', VALUE: 'b' } ] }`))
	return out
}

// TestArticles: what a parameter takes may be described in an article to which its row leads in other
// words: the object that its examples have around what its table describes, or the items of a list.
// What the page's own request sends in another form may have both.
func TestArticles(t *testing.T) {
	rows := [][]string{
		param("board", "array", "A board. More details: "+link(boards+"board.html", "Working with boards")),
		param("BOARD", "object|string", "A board. Read more in the article "+link(boards+"short.html", "Boards of things")),
		param("CARD", "object", "A card: "+link(boards+"card.html", "how cards work")),
		param("card", "array", "A card: "+link(boards+"card.html", "how cards work")),
		param("hall", "object", "A hall, not a board: "+link(boards+"board.html", "how boards work")),
		param("note", "string", "Text beside "+link(boards+"board.html", "how boards work")),
	}
	method := parse("api-reference/lists/lists-thing-do.html", methodPage(`<h2 id="method-parameters">Method Parameters</h2>`, table("Name/type|Description", rows...),
		code("bash", `curl -d '{"CARD":{"PARTS":[{"NOTE":"a"},{"LINK":true}]}}' https://portal/rest/lists.thing.do`)))
	s, _ := parser.Assemble(append(articles(), method))
	var refs []string
	for _, p := range s.Methods[0].Params {
		refs = append(refs, p.Name+" "+p.Ref)
	}
	if diff := cmp.Diff([]string{"board board_row", "BOARD board", "CARD card", "card card_part", "hall ", "note "}, refs); diff != "" {
		t.Errorf("parameters (-want +got):\n%s", diff)
	}
	got := map[string][]string{}
	for _, typ := range s.Types {
		for _, f := range typ.Fields {
			got[typ.Name] = append(got[typ.Name], strings.Join(strings.Fields(f.Name+" "+f.Type+" "+f.Ref+" "+string(f.Required)), " "))
		}
	}
	want := map[string][]string{
		"board":          {"OWNER integer", "ROWS array board_row"},
		"board_row":      {"TEXT string", "COLOR string", "LINK string"},
		"card":           {"ID integer", "PARTS array card_part"},
		"card_part":      {"LINK boolean|object card_part_link", "NOTE string", "GRID array card_part_grid"},
		"card_part_link": {"NAME string", "LINK string true"},
		"card_part_grid": {"NAME string", "VALUE string"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
}
