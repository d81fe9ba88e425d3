package parser_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// declaring is a page whose TypeScript example declares the given answer.
func declaring(answer, response string) []byte {
	return []byte(`<html><body><main class="dc-doc-page__content"><h1 class="dc-doc-page-title">Get an Item shop.item.get</h1>` +
		`<div class="dc-doc-page__body"><p>Scope: <code>shop</code></p><p>The method <code>shop.item.get</code> gets an item.</p>` +
		`<h2 id="p">Method Parameters</h2><p>No parameters.</p><h2 id="e">Code Examples</h2>` +
		`<pre><code class="hljs ts"><span class="hljs-keyword">const</span> r = await $b24.actions.v2.call.make&lt;` + answer +
		`&gt;({ method: 'shop.item.get', params: {} })</code></pre><h2 id="r">Response Handling</h2>` + response + `</div></main></body></html>`)
}

func TestDeclaredAnswers(t *testing.T) {
	const shown = `<pre><code class="hljs json">{"result": {"id": 1, "tags": [], "until": null}}</code></pre>`
	tests := []struct {
		what, answer, response string
		want                   *spec.Result
	}{
		{"for want of any other", "boolean", "", &spec.Result{Type: "boolean", Source: spec.FromExample}},
		{"where the example says nothing", "{ id: string; tags: string[]; until: ISODate | null; more: string }", shown,
			&spec.Result{Type: "object", Source: spec.FromExample, Fields: []spec.Field{
				{Name: "id", Type: "integer"}, {Name: "tags", Type: "array", Seen: "string[]"}, {Name: "until", Type: "null", Seen: "datetime"},
			}}},
		{"of unknown type", "unknown", "", nil},
	}
	for _, tt := range tests {
		page := parse("p.html", declaring(tt.answer, tt.response))
		if len(page.Methods) != 1 {
			t.Fatalf("%s: %d methods, %s", tt.what, len(page.Methods), page.Skipped)
		}
		if diff := cmp.Diff(tt.want, page.Methods[0].Result); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.what, diff)
		}
	}
}
