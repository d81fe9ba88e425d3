package parser_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestPagesFromTheSpecStandForThemselves: whichever page cannot be read, with what the
// spec has of it the spec stays the same.
func TestPagesFromTheSpecStandForThemselves(t *testing.T) {
	pages := parseAll(t, sitePages(t))
	want, _ := parser.Assemble(pages)
	for i, missing := range pages {
		pages[i] = parser.PageFromSpec(missing.Path, want)
		got, _ := parser.Assemble(pages)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("without %s (-want +got):\n%s", missing.Path, diff)
		}
		pages[i] = missing
	}
}

// TestStoredPagesAreTheSame: nothing of a page is lost on the way through a
// cache, also not what only Assemble sees.
func TestStoredPagesAreTheSame(t *testing.T) {
	var back []parser.Page
	pages := parseAll(t, sitePages(t))
	for _, p := range pages {
		data, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var again parser.Page
		if err := json.Unmarshal(data, &again); err != nil {
			t.Fatal(err)
		}
		back = append(back, again)
	}
	if diff := cmp.Diff(pages, back, cmp.AllowUnexported(parser.Page{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

// TestArticleOfTwoBuilds: ids drawn anew leave no trace, what people wrote does.
func TestArticleOfTwoBuilds(t *testing.T) {
	page := func(id, text string) string {
		return `<html><main><main class="dc"><div class="yfm-tabs" data-diplodoc-group="defaultTabsGroup-` + id +
			`"><div id="` + id + `" class="yfm-tab-panel active"><h2 id="` + id + `"><code id="inline-code-id-` + id +
			`">` + text + `</code></h2></div></div></main></main>` + id + `</html>`
	}
	article := func(html string) string {
		t.Helper()
		a, err := parser.Article([]byte(html))
		if err != nil {
			t.Fatal(err)
		}
		return string(a)
	}
	first := article(page("ab12cd34", "id"))
	if other := article(strings.Replace(page("zz99yy88", "id"), `<h2 id="zz99yy88"`, `<h2 id="ab12cd34"`, 1)); other != first {
		t.Errorf("two builds of one article differ:\n%s\n%s", first, other)
	}
	for _, html := range []string{page("ab12cd34", "ID"), strings.Replace(page("ab12cd34", "id"), `<h2 id="ab12cd34"`, `<h2 id="intro"`, 1)} {
		if article(html) == first {
			t.Errorf("an edit leaves no trace: %s", html)
		}
	}
	if again := article(first); again != first {
		t.Errorf("the article of the article is another one:\n%s\n%s", first, again)
	}
	if _, err := parser.Article([]byte("<html>Down for maintenance</html>")); err == nil {
		t.Error("a page without an article has one")
	}
}

// TestArticleIsAllThatIsRead: the parser finds in the article what it finds in
// the page.
func TestArticleIsAllThatIsRead(t *testing.T) {
	for _, path := range sitePages(t) {
		html := readPage(t, path)
		article, err := parser.Article(html)
		if err != nil {
			t.Fatal(path, err)
		}
		got := parse(path, article)
		if diff := cmp.Diff(parse(path, html), got, cmp.AllowUnexported(parser.Page{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-page +article):\n%s", path, diff)
		}
	}
}
