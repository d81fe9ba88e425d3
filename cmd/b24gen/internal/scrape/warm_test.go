package scrape

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/memo"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
)

// saved is a list with a fingerprint.
type saved struct {
	list
	print string
	reads int
}

func (s *saved) Fingerprint(context.Context) (string, error) { return s.print, nil }

func (s *saved) Pages(ctx context.Context) iter.Seq2[source.Page, error] {
	s.reads++
	return s.list.Pages(ctx)
}

// built is a page as the site's builder makes it.
func built(path, id, text string) source.Page {
	return source.Page{Path: path, HTML: fmt.Appendf(nil, `<main><h1>%s</h1><p><code id="inline-code-id-%s">x</code></p></main>%s`, text, id, id)}
}

func cacheIn(t *testing.T, dir string) Cache {
	t.Helper()
	store, err := memo.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return Cache{Store: store, Name: "site"}
}

// TestWarm: what did not change is not read, and what was only built anew is
// not parsed.
func TestWarm(t *testing.T) {
	dir := t.TempDir()
	src := &saved{print: "1", list: list{built("a.html", "aaaa", "A"), built("b.html", "bbbb", "B")}}
	read := func(options parser.Options) Result {
		t.Helper()
		got, err := cacheIn(t, dir).Read(t.Context(), src, Options{Parser: options})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	first := read(parser.Options{})
	if diff := cmp.Diff(first, read(parser.Options{})); diff != "" || src.reads != 1 {
		t.Errorf("the second time: read %d times, result (-first +second):\n%s", src.reads, diff)
	}
	src.print, src.list = "2", list{built("a.html", "cccc", "A"), built("b.html", "dddd", "B, edited")}
	second := read(parser.Options{})
	if src.reads != 2 {
		t.Errorf("a source with another fingerprint was read %d times, want 2", src.reads)
	}
	cold, err := Read(t.Context(), src, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(cold, second); diff != "" {
		t.Errorf("result (-cold +warm):\n%s", diff)
	}
	if read(parser.Options{Prose: true}); src.reads != 4 {
		t.Errorf("with other options it was read %d times, want 4", src.reads)
	}
}

// stamped is a list of which it can be told that nobody touched it.
type stamped struct {
	saved
	stamp  string
	prints int
}

func (s *stamped) Stamp(context.Context) (string, error) { return s.stamp, nil }

func (s *stamped) Fingerprint(ctx context.Context) (string, error) {
	s.prints++
	return s.saved.Fingerprint(ctx)
}

// TestStamp: contents are looked at only where somebody touched them, and count
// alone.
func TestStamp(t *testing.T) {
	dir := t.TempDir()
	src := &stamped{stamp: "1", saved: saved{print: "A", list: list{built("a.html", "aaaa", "A")}}}
	for _, step := range []struct {
		stamp, print  string
		prints, reads int
	}{
		{"1", "A", 1, 1}, // read
		{"1", "A", 1, 1}, // untouched
		{"2", "A", 2, 1}, // touched, the same
		{"2", "A", 2, 1},
		{"3", "B", 3, 2}, // edited
		{"", "B", 4, 2},  // touched just now: cannot be told
		{"", "C", 6, 3},  // and edited: looked at before and after
	} {
		src.stamp, src.print = step.stamp, step.print
		if _, err := cacheIn(t, dir).Read(t.Context(), src, Options{}); err != nil {
			t.Fatal(err)
		}
		if src.prints != step.prints || src.reads != step.reads {
			t.Errorf("%+v: contents looked at %d times, read %d times", step, src.prints, src.reads)
		}
	}
}

// TestMemory: only the page that was edited is parsed.
func TestMemory(t *testing.T) {
	parsed := 0
	count := func(path string, html []byte) parser.Page {
		parsed++
		return parser.Parse(path, html)
	}
	m := newMemory(nil)
	for _, p := range []source.Page{built("a.html", "aaaa", "A"), built("b.html", "bbbb", "B")} {
		m.parse(p, count)
	}
	next := newMemory(m.used)
	for _, p := range []source.Page{
		built("a.html", "cccc", "A"),           // known, in another build of the site
		built("b.html", "dddd", "B, edited"),   // new
		built("c.html", "aaaa", "A"),           // the same article at another path: new
		{Path: "d.html", HTML: []byte("bare")}, // has no article to know it by
	} {
		next.parse(p, count)
	}
	if parsed != 2+3 || next.news != 2 || len(next.used) != 3 {
		t.Errorf("parsed %d pages, %d of them new, keeps %d; want 5, 2, 3", parsed, next.news, len(next.used))
	}
}

// TestChangedWhileRead: a source that another program writes to is read again.
func TestChangedWhileRead(t *testing.T) {
	src := &saved{print: "1", list: list{built("a.html", "aaaa", "A")}}
	c := cacheIn(t, t.TempDir())
	o := Options{Progress: func() { src.print = "2" }}
	for range 2 {
		src.print = "1"
		if _, err := c.Read(t.Context(), src, o); err != nil {
			t.Fatal(err)
		}
	}
	if src.reads != 2 {
		t.Errorf("read %d times, want 2", src.reads)
	}
}

// TestNotKept: the result is whole, the error says what is not.
func TestNotKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := cacheIn(t, filepath.Join(file, "cache")).Read(t.Context(), &saved{list: list{built("a.html", "aaaa", "A")}}, Options{})
	if !errors.Is(err, ErrNotKept) || len(got.Pages) != 1 {
		t.Errorf("%d pages, error %v", len(got.Pages), err)
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
