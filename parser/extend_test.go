package parser_test

import (
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

const thingFields = `<html><head><base href="../" /></head><body><main class="dc-doc-page__content"><h1 class="dc-doc-page-title">Fields of a thing</h1>
<div class="dc-doc-page__body yfm"><table><tbody><tr><td><strong>Name</strong><br/><code>type</code></td><td><strong>Description</strong></td></tr>
<tr><td><strong>id</strong><br/><code>string</code></td><td>Its id</td></tr>
<tr><td><strong>title</strong><br/><code>string</code></td><td>Its title</td></tr>
<tr><td><strong>ownerId</strong><br/><code>string</code></td><td>Who has it</td></tr></tbody></table></div></main></body></html>`

// addThing is a page on which a part of the fields is described, and an example
// sends the given ones.
func addThing(body string) []byte {
	return []byte(`<html><head><base href="../" /></head><body><main class="dc-doc-page__content"><h1 class="dc-doc-page-title">Add a thing shop.thing.add</h1>
<div class="dc-doc-page__body yfm"><blockquote><p>Scope: <code>shop</code></p></blockquote>
<h2 id="p">Method Parameters</h2><table><tbody><tr><td><strong>Name</strong><br/><code>type</code></td><td><strong>Description</strong></td></tr>
<tr><td><strong>fields</strong>*<br/><code>object</code></td><td>Values of <a href="shop/fields.html">its fields</a>. Required fields for a new one:
<ul><li><code>TITLE</code> — its title</li><li><code>OWNER_ID</code> — who has it</li></ul></td></tr></tbody></table>
<h2 id="e">Code Examples</h2><pre><code class="hljs bash">curl -X POST -d '` + body + `' https://portal.example/rest/shop.thing.add</code></pre></div></main></body></html>`)
}

// TestPartOfAType: what a page tells of some fields stands beside the type that
// has all, if examples spell their keys as it does, or in capitals.
func TestPartOfAType(t *testing.T) {
	for _, test := range []struct {
		body string
		wire spec.Wire
		ref  string
	}{
		{`{"fields": {"TITLE": "A", "OWNER_ID": 1}}`, spec.WireCapitals, "shop_fields"},
		{`{"fields": {"TITLE": "A", "OWNER_ID": 1, "more": 2}}`, "", ""},
	} {
		s, _ := parser.Assemble([]parser.Page{
			parser.Parse("shop/fields.html", []byte(thingFields)),
			parser.Parse("shop/shop-thing-add.html", addThing(test.body)),
		})
		want := []spec.Field{{
			Name: "fields", Type: "object", Required: spec.Mandatory, Wire: test.wire, Ref: test.ref,
			Fields: []spec.Field{
				{Name: "TITLE", Required: spec.Mandatory, Seen: "string"},
				{Name: "OWNER_ID", Required: spec.Mandatory, Seen: "integer"},
			},
		}}
		if len(s.Methods) != 1 {
			t.Fatalf("%d methods, want 1", len(s.Methods))
		}
		if diff := cmp.Diff(want, s.Methods[0].Params); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.body, diff)
		}
	}
}
