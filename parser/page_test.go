package parser_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/google/go-cmp/cmp"
)

const markDelete = "api-reference/landing/site/landing-site-mark-delete.html"

func TestPagesThatCannotBeRead(t *testing.T) {
	page := readPage(t, markDelete)
	tests := []struct {
		what string
		html []byte
		want parser.Kind
	}{
		{"empty", nil, parser.NoArticle},
		{"another site", []byte("<html><body><h1>Moved</h1></body></html>"), parser.NoArticle},
		{"cut short", page[:bytes.Index(page, []byte("</main>"))], parser.NoArticle},
		{"not UTF-8", append(bytes.Clone(page), 0xff), parser.NotUTF8},
		{"nested too deep", []byte("<main>" + strings.Repeat("<div>", 100_000) + "</main>"), parser.NoArticle},
	}
	for _, tt := range tests {
		got := parse("p.html", tt.html)
		if got.Skipped == "" || len(got.Methods) > 0 {
			t.Errorf("%s: read as a page of %d methods", tt.what, len(got.Methods))
		}
		if len(got.Findings) != 1 || got.Findings[0].Kind != tt.want || got.Findings[0].Page != "p.html" {
			t.Errorf("%s: findings %v, want one of kind %s", tt.what, got.Findings, tt.want)
		}
	}
}

// The state script behind the article repeats it, and what stands there is not
// what the page shows.
func TestOnlyTheArticleCounts(t *testing.T) {
	page := readPage(t, markDelete)
	end := bytes.Index(page, []byte("</main>"))
	changed := append(bytes.Clone(page[:end]), bytes.ReplaceAll(page[end:], []byte("MISSING_PARAMS"), []byte("OTHER_CODE"))...)
	if bytes.Equal(page, changed) {
		t.Fatal("the page does not repeat its article")
	}
	for _, e := range parse(markDelete, changed).Methods[0].Errors {
		if e.Code == "OTHER_CODE" {
			t.Error("a code was read behind the article")
		}
	}
}

func TestProseAndExamplesAreKeptOnlyWhenAskedFor(t *testing.T) {
	page := readPage(t, markDelete)
	if m := parse(markDelete, page).Methods[0]; m.Prose != nil || m.Examples != nil {
		t.Errorf("kept without being asked: %+v, %+v", m.Prose, m.Examples)
	}
	m := parser.Options{Prose: true, Examples: true}.Parse(markDelete, page).Methods[0]
	if want := "Put a site into the bin landing.site.markDelete"; m.Prose == nil || m.Prose.Title != want {
		t.Errorf("prose is %+v, want the title %q", m.Prose, want)
	}
	if want := "Which site, as landing.site.getList tells"; m.Params[1].Description != want {
		t.Errorf("id is described as %q, want %q", m.Params[1].Description, want)
	}
	if e := m.Examples; e == nil || len(e.Request) != 2 || len(e.Response) != 1 || len(e.Error) != 1 {
		t.Fatalf("examples are %+v, want 2 requests, a response and an error", e)
	}
	if got := m.Examples.Request[0]; got.Method != "landing.site.markDelete" || got.Body != `{"id": 12}` {
		t.Errorf("the first request is %+v", got)
	}
}

// randomIDs are the ids that the site's builder makes anew each time it runs.
var randomIDs = regexp.MustCompile(`inline-code-id-[a-z0-9]+|defaultTabsGroup-[a-z0-9]+|<div id="[a-z0-9]{8}" class="yfm-tab-panel|data-animation="\d+"`)

func TestIDsOfTheBuilderDoNotMatter(t *testing.T) {
	for _, path := range sitePages(t) {
		page := readPage(t, path)
		n := 0
		rebuilt := randomIDs.ReplaceAllFunc(page, func(id []byte) []byte {
			n++
			return []byte(reID.ReplaceAllString(string(id), fmt.Sprintf("${1}q%07d$2", n)))
		})
		if n == 0 {
			continue
		}
		if string(rebuilt) == string(page) {
			t.Fatalf("%s: the ids were not rewritten", path)
		}
		want, got := goldenOf(parse(path, page)), goldenOf(parse(path, rebuilt))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: another build of the page reads otherwise (-want +got):\n%s", path, diff)
		}
	}
}

// reID finds the random part of what randomIDs matches.
var reID = regexp.MustCompile(`^(inline-code-id-|defaultTabsGroup-|<div id="|data-animation=")[a-z0-9]+(.*)$`)
