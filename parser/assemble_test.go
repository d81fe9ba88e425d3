package parser_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// goldenSpec is what the pages give together beyond what each gives alone.
type goldenSpec struct {
	Types []spec.Type `yaml:"types"`
	// Refs are the types that fields refer to, by method and path.
	Refs map[string]map[string]string `yaml:"refs"`
	// Findings are those about several pages.
	Findings []goldenFinding `yaml:"findings"`
}

func TestPagesTogetherMatchTheGoldenFile(t *testing.T) {
	s, findings := parser.Assemble(parseAll(t, sitePages(t)))
	g := goldenSpec{Types: s.Types, Refs: map[string]map[string]string{}}
	for _, m := range s.Methods {
		if refs := refsOf(m); len(refs) > 0 {
			g.Refs[m.Name] = refs
		}
	}
	for _, f := range findings {
		if f.Kind == parser.DuplicateMethod {
			g.Findings = append(g.Findings, goldenFinding{Kind: f.Kind, Seen: f.Text})
		}
	}
	compareGolden(t, assembled, g)
}

func TestOrderOfPagesLeavesNoTrace(t *testing.T) {
	paths := sitePages(t)
	want, wantFindings := parser.Assemble(parseAll(t, paths))
	random := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		random.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		got, gotFindings := parser.Assemble(parseAll(t, paths))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("the spec depends on the order of pages (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(wantFindings, gotFindings); diff != "" {
			t.Fatalf("the findings depend on the order of pages (-want +got):\n%s", diff)
		}
	}
}

func TestTwoPagesOfOneMethodAreFound(t *testing.T) {
	page := readPage(t, "api-reference/landing/site/landing-site-mark-delete.html")
	_, findings := parser.Assemble([]parser.Page{
		parse("api-reference/landing/site/landing-site-mark-delete.html", page),
		parse("api-reference/landing/old/landing-site-mark-delete.html", page),
	})
	want := []parser.Finding{{
		Kind: parser.DuplicateMethod,
		Page: "api-reference/landing/site/landing-site-mark-delete.html",
		Text: "landing.site.markDelete is also on api-reference/landing/old/landing-site-mark-delete.html",
	}}
	if diff := cmp.Diff(want, findings); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// Of one name, REST 3.0 and the API before it may each have a method.
func TestMethodsOfTwoGenerationsAreNoDuplicates(t *testing.T) {
	s, findings := parser.Assemble(parseAll(t, []string{
		"api-reference/tasks/tasks-task-list.html",
		"api-reference/tasks/tasks-task-list-rest-v3.html",
	}))
	var apis []spec.API
	for _, m := range s.Methods {
		apis = append(apis, m.API)
	}
	if diff := cmp.Diff([]spec.API{spec.V2, spec.V3}, apis); diff != "" {
		t.Errorf("generations (-want +got):\n%s", diff)
	}
	if slices.ContainsFunc(findings, func(f parser.Finding) bool { return f.Kind == parser.DuplicateMethod }) {
		t.Errorf("the two are taken for duplicates: %v", findings)
	}
}

func parseAll(t testing.TB, paths []string) []parser.Page {
	t.Helper()
	var out []parser.Page
	for _, path := range paths {
		out = append(out, parse(path, readPage(t, path)))
	}
	return out
}

func refsOf(m spec.Method) map[string]string {
	refs := map[string]string{}
	collectRefs(refs, "params", m.Params)
	if m.Result != nil {
		if m.Result.Ref != "" {
			refs["result"] = m.Result.Ref
		}
		collectRefs(refs, "result", m.Result.Fields)
	}
	return refs
}

func collectRefs(refs map[string]string, prefix string, fields []spec.Field) {
	for _, f := range fields {
		path := prefix + "." + f.Name
		if f.Ref != "" {
			refs[path] = f.Ref
		}
		collectRefs(refs, path, f.Fields)
		for _, v := range f.Variants {
			collectRefs(refs, path, v.Fields)
		}
	}
}

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
		body  string
		wire  spec.Wire
		ref   string
		shown []spec.Field
	}{
		{`{"fields": {"TITLE": "A", "OWNER_ID": 1}}`, spec.WireCapitals, "shop_fields", nil},
		{`{"fields": {"TITLE": "A", "OWNER_ID": 1, "more": 2}}`, "", "", []spec.Field{{Name: "more", Type: "integer"}}},
	} {
		s, _ := parser.Assemble([]parser.Page{
			parse("shop/fields.html", []byte(thingFields)),
			parse("shop/shop-thing-add.html", addThing(test.body)),
		})
		want := []spec.Field{{
			Name: "fields", Type: "object", Required: spec.Mandatory, Wire: test.wire, Ref: test.ref,
			Fields: []spec.Field{
				{Name: "TITLE", Required: spec.Mandatory, Seen: "string"},
				{Name: "OWNER_ID", Required: spec.Mandatory, Seen: "integer"},
			},
			Shown: test.shown,
		}}
		if len(s.Methods) != 1 {
			t.Fatalf("%d methods, want 1", len(s.Methods))
		}
		if diff := cmp.Diff(want, s.Methods[0].Params); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.body, diff)
		}
	}
}
