package source

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var wantSite = map[string]string{
	"index.html":           site[0].body,
	"api-reference/x.html": site[1].body,
}

// read reads the source to its end.
func read(t testing.TB, s Source) (map[string]string, []error) {
	t.Helper()
	pages := map[string]string{}
	var errs []error
	for p, err := range s.Pages(t.Context()) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		pages[p.Path] = string(p.HTML)
	}
	return pages, errs
}

func open(t testing.TB, name string) Source {
	t.Helper()
	s, err := Open(name)
	must(t, err)
	return s
}

func TestEverySourceGivesTheSamePages(t *testing.T) {
	around := func(dir string) []file {
		moved := slices.Clone(site)
		for i := range moved {
			moved[i].name = dir + moved[i].name
		}
		return moved
	}
	for _, dir := range []string{"", "./", "site/", "./a/site/"} {
		names := map[string]string{"folder": unpack(t, around(dir))}
		for ending, pack := range packers {
			names[ending] = saveAs(t, "Site"+ending, pack(t, around(dir)))
		}
		for kind, name := range names {
			t.Run(kind+" "+dir, func(t *testing.T) {
				s := open(t, name)
				got, errs := read(t, s)
				if diff := cmp.Diff(wantSite, got); diff != "" || len(errs) > 0 {
					t.Errorf("errors %v, pages (-want +got):\n%s", errs, diff)
				}
				if done, total := s.Progress(); done == 0 || done > total {
					t.Errorf("progress at the end is %d of %d", done, total)
				}
			})
		}
	}
}

func TestBundled(t *testing.T) {
	pages, errs := read(t, Bundled())
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	const page = "api-reference/landing/site/landing-site-mark-delete.html"
	if !strings.Contains(pages[page], "landing.site.markDelete") {
		t.Errorf("%s is not among %v", page, slices.Collect(maps.Keys(pages)))
	}
}

// TestOneBadPageHidesNoOther: every problem is reported and the other pages are
// still read.
func TestOneBadPageHidesNoOther(t *testing.T) {
	files := slices.Concat([]file{
		{name: "a/latin.html", body: "na\xefve"},
		{name: "b/link.html", body: "../index.html", link: true},
		{name: "c/deep.html", body: `<base href="../../" />`},
		{name: "d/.hidden.html", body: "\xff"},
	}, site)
	want := []string{
		"a/latin.html: not UTF-8: byte 0xef at offset 2; save the page in UTF-8",
		"b/link.html: not a regular file",
		"c/deep.html: the page lies 2 folders deep on the site, here 1: give the folder that holds the whole site",
	}
	names := []string{}
	for ending, pack := range packers {
		names = append(names, saveAs(t, "site"+ending, pack(t, files)))
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			got, errs := read(t, open(t, name))
			if diff := cmp.Diff(wantSite, got); diff != "" {
				t.Errorf("pages (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(want, texts(errs, name+": ")); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
}

// texts gives the errors without the place that all of them must begin with.
func texts(errs []error, where string) []string {
	var out []string
	for _, err := range errs {
		text, ok := strings.CutPrefix(err.Error(), where)
		if !ok {
			text = "does not begin with where: " + text
		}
		out = append(out, text)
	}
	return out
}

func TestSymlinkInFolder(t *testing.T) {
	name := unpack(t, append(slices.Clone(site), file{name: "pipe.html", body: ".", link: true}))
	_, errs := read(t, open(t, name))
	if diff := cmp.Diff([]string{"pipe.html: not a regular file"}, texts(errs, name+": ")); diff != "" {
		t.Error(diff)
	}
}

func TestTwoSitesInOne(t *testing.T) {
	second := file{name: "newer/" + site[0].name, body: site[0].body}
	name := unpack(t, append(slices.Clone(site), second))
	_, errs := read(t, open(t, name))
	if diff := cmp.Diff([]string{"holds the page index.html twice; give one saved site"}, texts(errs, name+": ")); diff != "" {
		t.Error(diff)
	}
}

func TestSourceCanBeLeftEarly(t *testing.T) {
	names := []string{unpack(t, site)}
	for ending, pack := range packers {
		names = append(names, saveAs(t, "site"+ending, pack(t, site)))
	}
	for _, name := range names {
		for _, err := range open(t, name).Pages(t.Context()) {
			must(t, err)
			break
		}
	}
}

func TestSourceObeysContext(t *testing.T) {
	names := []string{unpack(t, site)}
	for ending, pack := range packers {
		names = append(names, saveAs(t, "site"+ending, pack(t, site)))
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			cause := errors.New("interrupted")
			ctx, cancel := context.WithCancelCause(t.Context())
			defer cancel(nil)
			var got []error
			for _, err := range open(t, name).Pages(ctx) {
				got = append(got, err)
				cancel(cause)
			}
			if len(got) != 2 || got[0] != nil || !errors.Is(got[1], cause) {
				t.Errorf("got %v, want one page and then the cause", got)
			}
		})
	}
}
