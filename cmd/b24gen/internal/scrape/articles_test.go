package scrape

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/cache"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
)

// built is a page as the site's builder makes it.
func built(path, id, text string) source.Page {
	return source.Page{Path: path, HTML: fmt.Appendf(nil, `<main><h1>%s</h1><p><code id="inline-code-id-%s">x</code></p></main>%s`, text, id, id)}
}

func cacheIn(t *testing.T, dir string) *cache.Cache {
	t.Helper()
	c, err := cache.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestWarm: with what is known of articles, a source gives what it gives without, also
// with other options, or where it was edited.
func TestWarm(t *testing.T) {
	dir := t.TempDir()
	for _, src := range []list{
		{built("a.html", "aaaa", "A"), built("b.html", "bbbb", "B")},
		{built("a.html", "cccc", "A"), built("b.html", "dddd", "B, edited")},
	} {
		for _, options := range []parser.Options{{}, {Prose: true}} {
			cold, err := Read(t.Context(), src, Options{Parser: options})
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				warm, err := Read(t.Context(), src, Options{Parser: options, Cache: cacheIn(t, dir), Name: "site"})
				if diff := cmp.Diff(cold, warm); diff != "" || err != nil {
					t.Errorf("result (-cold +warm):\n%s%v", diff, err)
				}
			}
		}
	}
}

// TestArticles: only the page that was edited is parsed.
func TestArticles(t *testing.T) {
	parsed := 0
	count := func(path string, html []byte) parser.Page {
		parsed++
		return parser.Options{}.Parse(path, html)
	}
	o := Options{Cache: cacheIn(t, t.TempDir()), Name: "site"}
	for _, step := range []struct {
		pages              []source.Page
		parsed, news, used int
	}{
		{[]source.Page{built("a.html", "aaaa", "A"), built("b.html", "bbbb", "B")}, 2, 2, 2},
		{[]source.Page{
			built("a.html", "cccc", "A"),           // known, in another build of the site
			built("b.html", "dddd", "B, edited"),   // new
			built("c.html", "aaaa", "A"),           // the same article at another path: new
			{Path: "d.html", HTML: []byte("bare")}, // has no article to know it by
		}, 3, 2, 3},
		{[]source.Page{built("c.html", "eeee", "A")}, 0, 0, 1},
		{[]source.Page{built("a.html", "aaaa", "A")}, 1, 1, 1}, // forgotten meanwhile
	} {
		parsed = 0
		known := newArticles(o)
		for _, p := range step.pages {
			known.parse(p, count)
		}
		if parsed != step.parsed || known.news != step.news || len(known.used) != step.used {
			t.Errorf("parsed %d pages, %d of them new, keeps %d; want %+v", parsed, known.news, len(known.used), step)
		}
		if err := known.keep(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestUncached: the result is whole, and says what could not be kept.
func TestUncached(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	o := Options{Cache: cacheIn(t, filepath.Join(file, "cache")), Name: "site"}
	got, err := Read(t.Context(), list{built("a.html", "aaaa", "A")}, o)
	if err != nil || got.Uncached == nil || len(got.Pages) != 1 {
		t.Errorf("%d pages, not kept because of %v, error %v", len(got.Pages), got.Uncached, err)
	}
}

// TestMissingFiles: a page that could not be read does not say which folders are around the
// site, and a folder not which pages it has.
func TestMissingFiles(t *testing.T) {
	earlier := func() (spec.Spec, error) {
		return spec.Spec{Methods: []spec.Method{
			{Name: "a.b.stays", API: spec.V2, Page: "a/x.html"},
			{Name: "a.c.stays", API: spec.V2, Page: "a/c/y.html"},
			{Name: "a.d.stays", API: spec.V2, Page: "a/c/z.html"},
			{Name: "a.e.gone", API: spec.V2, Page: "c/y.html"},
		}}, nil
	}
	r := &reader{parse: parse, Options: Options{Earlier: earlier}}
	got, err := r.read(t.Context(), append(pages(1),
		&source.Missing{Path: "site/a/x.html", Err: errors.New("not UTF-8")},
		&source.Missing{Path: "site/a/c/", Err: errors.New("permission denied")}))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range got.Spec.Methods {
		names = append(names, m.Name)
	}
	if diff := cmp.Diff([]string{"a.b.m0", "a.b.stays", "a.c.stays", "a.d.stays"}, names); diff != "" {
		t.Errorf("methods (-want +got):\n%s", diff)
	}
}

// TestMovedPages: a redirect matters where no page documents what the page had.
func TestMovedPages(t *testing.T) {
	earlier := func() (spec.Spec, error) {
		return spec.Spec{Methods: []spec.Method{
			{Name: "a.b.m0", API: spec.V2, Page: "x.html"},
			{Name: "a.b.stays", API: spec.V2, Page: "y.html"},
		}}, nil
	}
	moved := func(path string) error {
		return &source.Moved{Path: path, Err: errors.New(path + ": redirects to p00.html")}
	}
	src := append(pages(1), moved("x.html"), moved("y.html"), moved("z.html"))
	for accept, want := range map[bool][]string{
		false: {"a.b.m0", "a.b.stays", "y.html: redirects to p00.html, and no page documents a.b.stays any more; --accept-loss takes it for what it is"},
		true:  {"a.b.m0"},
	} {
		r := &reader{parse: parse, Options: Options{Earlier: earlier, AcceptLoss: accept}}
		result, err := r.read(t.Context(), src)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range result.Spec.Methods {
			got = append(got, m.Name)
		}
		for _, m := range result.Missing {
			got = append(got, m.Error())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("accepted %v: methods and missing pages (-want +got):\n%s", accept, diff)
		}
	}
}

// TestMissingPages: their methods stay, except those that have moved.
func TestMissingPages(t *testing.T) {
	earlier := func() (spec.Spec, error) {
		return spec.Spec{Methods: []spec.Method{
			{Name: "a.b.stays", API: spec.V2, Page: "x.html"},
			{Name: "A.B.m1", API: spec.V2, Page: "x.html"},
			{Name: "a.b.gone", API: spec.V2, Page: "gone.html"},
		}}, nil
	}
	missing := &source.Missing{Path: "x.html", Err: errors.New("http://site/x.html: HTTP 500")}
	r := &reader{parse: parse, Options: Options{Earlier: earlier}}
	got, err := r.read(t.Context(), append(pages(2), missing))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range got.Spec.Methods {
		names = append(names, m.Name)
	}
	if diff := cmp.Diff([]string{"a.b.m0", "a.b.m1", "a.b.stays"}, names); diff != "" {
		t.Errorf("methods (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]*source.Missing{missing}, got.Missing, cmp.Comparer(func(a, b error) bool { return a == b })); diff != "" || len(got.Findings) > 0 {
		t.Errorf("missing (-want +got):\n%s%v", diff, got.Findings)
	}
	r = &reader{parse: parse, Options: Options{Earlier: func() (spec.Spec, error) { return spec.Spec{}, errors.New("spec: broken") }}}
	if _, err := r.read(t.Context(), append(pages(2), missing)); err == nil || err.Error() != "spec: broken" {
		t.Errorf("an earlier spec that cannot be read: %v", err)
	}
}
