package outline

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
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

func TestTakeListings(t *testing.T) {
	const in = "a" + `<pre><code class="hljs php">echo <span>1</span>;</code></pre>` + "\n  <button><svg></svg></button>" + `b<pre><code>{}</code></pre>c`
	const want = `a<pre><code data-b24gen-listing="0" class="hljs php"></code></pre>b<pre><code data-b24gen-listing="1"></code></pre>c`
	rest, listings := takeListings([]byte(in))
	if string(rest) != want {
		t.Errorf("got %s, want %s", rest, want)
	}
	if diff := cmp.Diff([][]byte{[]byte("echo <span>1</span>;"), []byte("{}")}, listings); diff != "" {
		t.Errorf("listings (-want +got):\n%s", diff)
	}
	for _, odd := range []string{
		`<pre><code class="hljs php">never closed`,
		`<pre><code class="hljs php`,
		`<pre><code class="hljs </code></pre>">`,
		`no listing`,
	} {
		if got, _ := takeListings([]byte(odd)); string(got) != odd {
			t.Errorf("%s became %s", odd, got)
		}
	}
}

func TestRebuildTables(t *testing.T) {
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
		if diff := cmp.Diff(tt.want, string(rebuildTables([]byte(tt.in)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.in, diff)
		}
	}
}
