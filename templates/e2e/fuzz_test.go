package e2e_test

import (
	"html"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
	"github.com/b24gen/b24gen/testdata/pages"
)

// FuzzGo: whatever a page says, its methods are Go that builds.
func FuzzGo(f *testing.F) {
	err := fs.WalkDir(pages.Site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".html") {
			return err
		}
		html, err := fs.ReadFile(pages.Site, name)
		if err != nil {
			return err
		}
		article, err := parser.Article(html)
		f.Add(article)
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, html []byte) { checkPage(t, "api-reference/shop/shop-thing-do.html", html) })
}

// FuzzWords: whatever stands in the places of a page that names are made of, its method is
// Go that builds.
func FuzzWords(f *testing.F) {
	f.Add("shop.thing.get", "ID", "integer", "Its id. Possible values: `1`, `2`. Default is `1`", `{"thing": {"ID": "1", "a": [{"b": null}]}}`, "NOT_FOUND")
	f.Add("con.nul", "PROPERTY_n", "type|object[]", "One of: `a b`, `''`, ``x``", `[{"type": {"1": {"func": 2.5}}}]`, "Sentence, with words.")
	f.Add("a.init.type", "fields.a[].b", "shop_thing[]", "Object\n\nDeprecated: `\x1b[31m`", `{"\u202e": {"": true}}`, "\u202e1")
	f.Fuzz(func(t *testing.T, method, name, typ, words, answer, code string) {
		checkPage(t, "api-reference/"+strings.ToLower(notInPath.ReplaceAllString(method, "-"))+".html", pageOf(method, name, typ, words, answer, code))
	})
}

var notInPath = regexp.MustCompile(`[^A-Za-z0-9]+`)

// pageOf is a page about a method, in the markup of the site. What stands between grave
// accents is a literal.
func pageOf(method, name, typ, words, answer, code string) []byte {
	text := func(s string) string {
		return literal.ReplaceAllString(html.EscapeString(s), "<code>$1</code>")
	}
	row := func(name, words string) string {
		return `<tr><td><p><strong>` + text(name) + `</strong>*<br /><code>` + text(typ) + `</code></p></td><td><p>` + text(words) + `</p></td></tr>`
	}
	fields := `<table><tbody><tr><td><p><strong>Name</strong><br /><code>type</code></p></td><td><p><strong>Description</strong></p></td></tr>`
	return []byte(`<main class="dc-doc-page__content"><h1 class="dc-doc-page-title">` + text(words+" "+method) + `</h1><div class="dc-doc-page__body yfm">` +
		`<blockquote><p>Scope: <code>` + text(name) + `</code></p></blockquote><p>The method <code>` + text(method) + `</code>. ` + text(words) + `</p>` +
		`<h2 id="p">Method Parameters</h2>` + fields + row(name, words) + row("fields", `See "Parameter fields"`) + `</tbody></table>` +
		`<h3 id="f">Parameter fields</h3>` + fields + row(name, words) + row(code, words) + `</tbody></table>` +
		`<h2 id="e">Code Examples</h2><pre><code class="hljs bash">curl -d '` + text(answer) + `' https://x.test/rest/1/c/` + text(method) + `</code></pre>` +
		`<h2 id="r">Response Handling</h2><pre><code class="hljs json">{"result": ` + text(answer) + `}</code></pre><h3 id="d">Returned Data</h3>` +
		fields + row("result", "The root") + row(name, words) + `</tbody></table>` +
		`<h2 id="error-handling">Error Handling</h2><table><tbody><tr><td><p><strong>Code</strong></p></td><td><p><strong>Description</strong></p></td></tr>` +
		`<tr><td><p><code>` + text(code) + `</code></p></td><td><p>` + text(words) + `</p></td></tr></tbody></table></div></main>`)
}

var literal = regexp.MustCompile("`([^`]*)`")

// checkPage holds what becomes of a page against what the files of spec and code must be.
func checkPage(t *testing.T, path string, html []byte) {
	page := parser.Options{Prose: true, Examples: true}.Parse(path, html)
	s, _ := parser.Assemble([]parser.Page{page})
	checkSpecAndCode(t, s)
}

// generate writes the SDK of a spec, with prose.
func generate(s spec.Spec) (map[string][]byte, error) {
	sdk, err := model.Build(s, model.Config{Module: "example.com/sdk"})
	if err != nil {
		return nil, err
	}
	return templates.Render(sdk, templates.Config{Prose: true})
}
