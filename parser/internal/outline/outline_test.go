package outline

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

func TestCut(t *testing.T) {
	const article = `<main class="dc-doc-page__content"><h1>T</h1></main>`
	tests := []struct{ what, page string }{
		{"alone", article},
		{"inside of the page's own main", `<main class="pc-layout__content"><nav></nav>` + article + `<footer></footer></main>`},
		{"before a state script that repeats it", `<main class="a">` + article + `</main><script>{"html":"&lt;main&gt;&lt;/main&gt;"}</script>`},
		{"before a script that holds a main of its own", `<main class="a">` + article + `</main><script>"<main>x</main>"</script>`},
	}
	for _, tt := range tests {
		got, err := Cut([]byte(tt.page))
		if err != nil || string(got) != article {
			t.Errorf("%s: got %s, %v", tt.what, got, err)
		}
	}
}

func TestCutWithoutAnArticle(t *testing.T) {
	for _, page := range []string{"", "<html><body>moved</body></html>", "<main>cut short", "</main>", "</main><main>"} {
		if got, err := Cut([]byte(page)); !errors.Is(err, ErrNoArticle) {
			t.Errorf("%q gives %q, %v", page, got, err)
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
		{`<p>one</p><p>two<br />three</p>`, "one\ntwo\nthree"},
		{`<p>lead:</p><ul><li>a</li><li>b<ul><li>inside</li></ul></li></ul><p>end</p>`, "lead:\n- a\n- b\n  - inside\nend"},
		{`<ul><li><p>a</p></li></ul>`, "- a"},
		{`before<pre><code>"default": <b>1</b></code></pre>after`, "before\nafter"},
		{`<h3 id="x"><a class="yfm-anchor"><span>Title</span></a>Title</h3>`, "Title"},
		{`text<button>Copy</button><svg><path></path></svg>`, "text"},
		{`<strong>id<sup>*</sup></strong>`, "**id***"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Marked(body(t, tt.html))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.html, diff)
		}
	}
}

func TestInlineShowsAHeadingOnce(t *testing.T) {
	n := body(t, `<h2><a class="yfm-anchor" aria-hidden="true"><span data-no-index>Code  Examples</span></a>Code  Examples</h2>`)
	if got := Inline(n); got != "Code Examples" {
		t.Errorf("%q", got)
	}
}

func TestDropListings(t *testing.T) {
	const in = `a<pre><code class="hljs php">echo <span>1</span>;</code></pre>b<pre><code class="hljs json">{}</code></pre>c`
	const want = `a<pre><code class="hljs php"></code></pre>b<pre><code class="hljs json">{}</code></pre>c`
	if got := string(DropListings([]byte(in), map[string]bool{"json": true})); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, odd := range []string{
		`<pre><code class="hljs php">never closed`,
		`<pre><code class="hljs php`,
		`<pre><code class="hljs </code></pre>">`,
		`no listing`,
	} {
		if got := string(DropListings([]byte(odd), nil)); got != odd {
			t.Errorf("%s became %s", odd, got)
		}
	}
}

func TestMendTables(t *testing.T) {
	tests := []struct{ in, want string }{
		{
			"<p>words<br />\n#|<br />\n|| <strong>Name</strong> | Text ||<br />\n|| <code>a|b</code> | <a href=\"x|y\">c</a> ||<br />\n|#</p>",
			"<p>words<br />\n</p><table><tbody><tr><td><p><strong>Name</strong></p></td><td><p>Text</p></td></tr>" +
				"<tr><td><p><code>a|b</code></p></td><td><p><a href=\"x|y\">c</a></p></td></tr></tbody></table><p></p>",
		},
		{"<p>a #| that opens nothing</p>", "<p>a #| that opens nothing</p>"},
		{"<p>the marks #| and |# of a table</p>", "<p>the marks #| and |# of a table</p>"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, string(MendTables([]byte(tt.in)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.in, diff)
		}
	}
}

func body(t *testing.T, inner string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader("<body>" + inner + "</body>"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data == "body" {
			return n
		}
	}
	t.Fatal("no body")
	return nil
}
