package outline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// read is the blocks of an article with the given body.
func read(t *testing.T, body string) []Block {
	t.Helper()
	a, err := Read([]byte(`<main><h1 class="dc-doc-page-title">T</h1><div class="dc-doc-page__body">` + body + `</div></main>`))
	if err != nil {
		t.Fatal(err)
	}
	return a.Blocks
}

// readCell is a cell of a table with the given contents.
func readCell(t *testing.T, contents string) Cell {
	t.Helper()
	return read(t, "<table><tbody><tr><td>"+contents+"</td></tr></tbody></table>")[0].Rows[0][0]
}

func TestRead(t *testing.T) {
	const body = `<blockquote><p>Scope: <code>shop</code></p></blockquote>
<div class="yfm-note yfm-accent-info"><p class="yfm-note-title">Old</p><div class="yfm-note-content"><p>Call <a href="n.html"><code>shop.new</code></a> now</p></div></div>
<h2 id="call"><a class="yfm-anchor" href="#call"><span>How  to call</span></a>How  to call</h2>
loose <em>words</em>
<ul><li>one<ul><li>below it</li></ul></li><li><p>two</p></li></ul>
<div class="yfm-tabs"><div class="yfm-tab-list">Go</div>
<div class="yfm-tab-panel" data-title="Go"><pre><code class="hljs go">a <span class="k">&lt;-</span> b
</code></pre><button>Copy</button></div></div>
<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td><strong>id<sup>*</sup></strong><br /><code>int</code></td></tr></tbody></table>`
	words := func(s string) []Block { return []Block{{Kind: Paragraph, Text: Text{{Text: s}}}} }
	want := []Block{
		{Kind: Quote, Blocks: []Block{{Kind: Paragraph, Text: Text{{Text: "Scope: "}, {Text: "shop", Literal: true}}}}},
		{Kind: Note, Label: "Old", Blocks: []Block{
			{Kind: Paragraph, Text: Text{{Text: "Call "}, {Text: "shop.new", Literal: true, Link: "n.html"}, {Text: " now"}}},
		}},
		{Kind: Heading, Text: Text{{Text: "How to call"}}, Label: "How to call", ID: "call", Level: 2},
		{Kind: Paragraph, Text: Text{{Text: " loose "}, {Text: "words"}, {Text: " "}}},
		{Kind: List, Blocks: []Block{
			{Kind: Item, Blocks: append(words("one"), Block{Kind: List, Blocks: []Block{{Kind: Item, Blocks: words("below it")}}})},
			{Kind: Item, Blocks: words("two")},
		}},
		{Kind: Tab, Label: "Go", Blocks: []Block{{Kind: Code, Label: "go"}}},
		{Kind: Table, Rows: [][]Cell{{words("Name")}, {{{Kind: Paragraph, Text: Text{
			{Text: "id", Bold: true}, {Text: "*", Bold: true, Raised: true}, {Text: "\n"}, {Text: "int", Literal: true},
		}}}}}},
	}
	got := read(t, body)
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Block{})); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	if got, want := got[5].Blocks[0].Source(), "a <- b\n"; got != want {
		t.Errorf("the code is %q, want %q", got, want)
	}
}

// TestListsThatDoNotEnd: of what stands in a list without being an item, nothing
// is lost.
func TestListsThatDoNotEnd(t *testing.T) {
	got := read(t, `<ul><li>one</li><h2 id="h">Title</h2><p>words</p></ul>`)
	if len(got) != 1 || len(got[0].Blocks) != 3 || got[0].Blocks[1].Kind != Heading {
		t.Errorf("got %+v", got)
	}
}

// TestCodeThatWasNotTaken: code whose markup is unknown still has its text.
func TestCodeThatWasNotTaken(t *testing.T) {
	for _, body := range []string{`<pre class="x"><code class="hljs go">a &lt; <i>b</i></code></pre>`, `<pre>a &lt; <i>b</i></pre>`} {
		if got := read(t, body)[0].Source(); got != "a < b" {
			t.Errorf("%s has the text %q", body, got)
		}
	}
}

func TestMarked(t *testing.T) {
	tests := []struct{ html, want string }{
		{`plain <em>words</em>`, "plain words"},
		{"folded\n   white\tspace ", "folded white space"},
		{`<code>x</code> and <strong>y</strong>`, "`x` and **y**"},
		{`see <a href="p.html#f">below</a>.`, "see [below](p.html#f)."},
		{`<a href="p.html"><code>t</code></a>`, "[`t`](p.html)"},
		{`<a href="p.html">t</a><strong>u</strong>`, "[t](p.html)**u**"},
		{`<strong>see <a href="p.html">t</a></strong>`, "**see [t](p.html)**"},
		{`<p>one</p><p>two<br />three</p>`, "one\ntwo\nthree"},
		{`<p>list:</p><ul><li>a</li><li>b<ul><li>inside</li></ul></li></ul><p>end</p>`, "list:\n- a\n- b\n  - inside\nend"},
		{`<ul><li><p>a</p></li><li></li></ul>`, "- a"},
		{`<ul><li>a<br>goes on</li></ul>`, "- a\ngoes on"},
		{`before<pre><code>"default": <b>1</b></code></pre>after`, "before\nafter"},
		{`<h3 id="x"><a class="yfm-anchor"><span>Title</span></a>Title</h3>`, "Title"},
		{`text<button>Copy</button><svg><path></path></svg>`, "text"},
		{`<strong>id<sup>*</sup></strong>`, "**id***"},
	}
	for _, tt := range tests {
		var got []string
		for _, l := range readCell(t, tt.html).Lines() {
			text := l.Text.Marked()
			if l.Starts {
				text = strings.Repeat("  ", l.Depth-1) + "- " + text
			}
			if text != "" {
				got = append(got, text)
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.html, diff)
		}
	}
}

func TestContentOfACell(t *testing.T) {
	cell := readCell(t, `<p>See <a href="a.html">one <code>a</code></a><a href="b.html">two</a></p><ul><li><code>b </code></li></ul><pre><code>c</code></pre>`)
	if got, want := cell.Plain(), "See one atwo b c"; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
	if diff := cmp.Diff([]string{"a", "b"}, cell.Content().Literals()); diff != "" {
		t.Errorf("literals (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Link{{"one a", "a.html"}, {"two", "b.html"}}, cell.Content().Links()); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
}

// TestLiteralsWithABar: the site's builder takes a bar in a literal for the end
// of a cell, and what follows for the outside of a literal.
func TestLiteralsWithABar(t *testing.T) {
	rows := read(t, "<table><tbody><tr><td><strong>clear</strong></td><td><p>Values: `0</p></td>"+
		"<td><p>1<code>— whether. Default is</code>1`</p><p>More</p></td></tr></tbody></table>")[0].Rows
	if len(rows[0]) != 2 {
		t.Fatalf("%d cells, want 2", len(rows[0]))
	}
	if got, want := rows[0][1].Content().Marked(), "Values: `0|1`— whether. Default is`1`\nMore"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
