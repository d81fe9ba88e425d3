package outline

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestListingsOfOneLanguage(t *testing.T) {
	const article = `<main><pre><code class="hljs ts"><span class="k">type</span> A = B&lt;string&gt;</code></pre>` +
		`<pre><code class="hljs tsx">no</code></pre><pre><code class="hljs json">{}</code></pre>` +
		`<pre><code class="hljs ts more">let a</code></pre><pre><code class="hljs ts">cut short`
	want := []string{"type A = B<string>", "let a"}
	if diff := cmp.Diff(want, Listings([]byte(article), "ts")); diff != "" {
		t.Errorf("listings (-want +got):\n%s", diff)
	}
}
