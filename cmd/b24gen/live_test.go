package main

import (
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/source/live/livetest"
)

// cacheVariable is the environment's name for --cache.
const cacheVariable = "B24GEN_CACHE"

const testPages = "../../testdata/pages"

// online puts the pages of a folder onto a site. The change is made to each.
func online(t *testing.T, dir string, change func(path, html string) string) map[string]livetest.Page {
	t.Helper()
	src, err := source.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]livetest.Page{}
	for p, err := range src.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		pages[p.Path] = livetest.Text(change(p.Path, string(p.HTML)))
	}
	return pages
}

func asItIs(_, html string) string { return html }

// crawling are the flags for a quick crawl.
func crawling(url, cache, spec string) []string {
	return []string{"scrape", url, "--spec", spec, "--cache", cache, "--rate", "100000", "--wait", "1ms", "--tries", "3"}
}

// exitCode runs the program and gives its exit code and errors.
func exitCode(args ...string) (int, string) {
	var stderr bytes.Buffer
	code := run(args, io.Discard, &stderr)
	return code, stderr.String()
}

// specOf is the spec that the pages in the folder or archive give.
func specOf(t *testing.T, pages string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	b24gen(t, "-q", "scrape", pages, "--spec", dir)
	return contents(t, dir)
}

func sameSpec(t *testing.T, when string, want map[string]string, dir string) {
	t.Helper()
	if diff := cmp.Diff(want, contents(t, dir)); diff != "" {
		t.Errorf("%s: spec (-want +got):\n%.4000s", when, diff)
	}
}

// TestSpecOfSite: the site, its cache and the saved pages give the same spec.
func TestSpecOfSite(t *testing.T) {
	t.Parallel()
	site := livetest.New(t)
	site.Publish(online(t, testPages, asItIs))
	want, cache := specOf(t, testPages), t.TempDir()
	spec := filepath.Join(t.TempDir(), "spec")
	for _, more := range [][]string{nil, {"--offline"}, nil} {
		b24gen(t, append(crawling(site.URL, cache, spec), more...)...)
		sameSpec(t, strings.Join(more, " "), want, spec)
	}
}

// TestMethodsOfMissingPagesStay: whichever page cannot be read, the spec stays
// the same, the exit code is 1 and the page is named.
func TestMethodsOfMissingPagesStay(t *testing.T) {
	if testing.Short() {
		t.Skip("it crawls a site many times")
	}
	t.Parallel()
	site := livetest.New(t)
	pages := online(t, testPages, asItIs)
	site.Publish(pages)
	want := specOf(t, testPages)
	spec := filepath.Join(t.TempDir(), "spec")
	b24gen(t, crawling(site.URL, t.TempDir(), spec)...)
	all := slices.Sorted(maps.Keys(pages))
	faults := []livetest.Fault{
		livetest.Status(500), livetest.Status(404), livetest.Reset, livetest.Says("Down for maintenance"),
		livetest.Redirect("https://example.com/"), livetest.Redirect("/"), livetest.Redirect("/api-reference/index.html"),
		livetest.Status(302), livetest.Status(304), livetest.Redirect("?again"),
	}
	for i, fault := range faults {
		var failing []string
		for j := i; j < len(all); j += len(faults) {
			failing = append(failing, all[j])
			site.Fail(all[j], fault, livetest.Always)
		}
		code, stderr := exitCode(append(crawling(site.URL, t.TempDir(), spec), "--parallel", "1")...)
		if code != exitFailed {
			t.Errorf("exit code %d\n%s", code, stderr)
		}
		for _, path := range failing {
			if !strings.Contains(stderr, path+": ") {
				t.Errorf("%s is not named in:\n%s", path, stderr)
			}
			site.Fail(path)
		}
		sameSpec(t, failing[0], want, spec)
	}
}

// TestErrorsWithStatus200: whichever pages are about an error, those of them that document
// something are named, and the spec stays the same. The others are pages like any other.
func TestErrorsWithStatus200(t *testing.T) {
	if testing.Short() {
		t.Skip("it crawls a site many times")
	}
	t.Parallel()
	site := livetest.New(t)
	pages := online(t, testPages, asItIs)
	site.Publish(pages)
	want := specOf(t, testPages)
	cache, spec := t.TempDir(), filepath.Join(t.TempDir(), "spec")
	b24gen(t, crawling(site.URL, cache, spec)...)
	text := strings.Join(slices.Collect(maps.Values(want)), "")
	const crawls = 10
	for i := range crawls {
		var failing []string
		for j, path := range slices.Sorted(maps.Keys(pages)) {
			if j%crawls == i {
				failing = append(failing, path)
				site.Fail(path, livetest.Says("<main><h1>Error</h1><p>Something went wrong</p></main>"), livetest.Always)
			}
		}
		_, stderr := exitCode(append(crawling(site.URL, cache, spec), "--parallel", "1")...)
		for _, path := range failing {
			documents := strings.Contains(text, "page: "+path) // and an anchor, of a type
			if named := strings.Contains(stderr, path+": it documents no "); named != documents {
				t.Errorf("%s: documents something: %v, named: %v\n%s", path, documents, named, stderr)
			}
			site.Fail(path)
		}
		sameSpec(t, failing[0], want, spec)
	}
}

// TestRemovedPage: what the site no longer lists is gone from the spec.
func TestRemovedPage(t *testing.T) {
	t.Parallel()
	site := livetest.New(t)
	pages := online(t, testPages, asItIs)
	site.Publish(pages)
	cache, spec := t.TempDir(), filepath.Join(t.TempDir(), "spec")
	b24gen(t, crawling(site.URL, cache, spec)...)
	const file = "v2/landing/landing.site.yaml"
	if _, ok := contents(t, spec)[file]; !ok {
		t.Fatalf("no %s before", file)
	}
	for path := range pages {
		if strings.HasPrefix(path, "api-reference/landing/site/") {
			delete(pages, path)
		}
	}
	site.Publish(pages)
	b24gen(t, crawling(site.URL, cache, spec)...)
	if _, ok := contents(t, spec)[file]; ok {
		t.Errorf("%s is still there", file)
	}
}

// TestSiteWithoutUse: commands that need the whole documentation do without no
// page of it.
func TestSiteWithoutUse(t *testing.T) {
	t.Parallel()
	site := livetest.New(t)
	pages := online(t, testPages, asItIs)
	site.Publish(pages)
	site.List("not/there.html")
	args := crawling(site.URL, t.TempDir(), "")
	args[0] = "findings"
	code, stderr := exitCode(slices.Delete(args, 2, 4)...)
	if code != exitFailed || !strings.Contains(stderr, "not/there.html: ") {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	for _, test := range []struct{ want, args []string }{
		{[]string{"a site is not read without a cache"}, []string{"scrape", site.URL, "--spec", "x", "--cache", "off"}},
		{[]string{"--offline is for the address of a site"}, []string{"scrape", testPages, "--spec", "x", "--offline"}},
	} {
		if code, stderr := exitCode(test.args...); code != exitTrouble || !strings.Contains(stderr, test.want[0]) {
			t.Errorf("%v: exit code %d\n%s", test.args, code, stderr)
		}
	}
}

// TestWarmRunTouchesNothing: files that stay the same keep their times, and one
// that was edited since is made again.
func TestWarmRunTouchesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes an SDK many times")
	}
	t.Parallel()
	dir := t.TempDir()
	args := []string{"run", testPages, "--spec", filepath.Join(dir, "spec"), "--out", filepath.Join(dir, "sdk"), "--module", demoModule, "--cache", filepath.Join(dir, "cache")}
	b24gen(t, args...)
	want := contents(t, filepath.Join(dir, "sdk"))
	long := time.Now().Add(-time.Hour)
	for name := range want {
		if err := os.Chtimes(filepath.Join(dir, "sdk", name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	edited := filepath.Join(dir, "sdk", "landing", "site.go")
	for _, edit := range []func() error{
		func() error { return nil },
		func() error { return os.Remove(edited) },
		func() error { return os.WriteFile(edited, []byte(want["landing/site.go"]+"// more\n"), 0o644) },
		func() error {
			return os.WriteFile(filepath.Join(dir, "sdk", "landing", "stale.go"), []byte(want["landing/site.go"]), 0o644)
		},
		func() error { return os.WriteFile(filepath.Join(dir, "sdk", ".b24gen-x.go.tmp"), nil, 0o644) },
	} {
		if err := edit(); err != nil {
			t.Fatal(err)
		}
		b24gen(t, args...)
		if diff := cmp.Diff(want, contents(t, filepath.Join(dir, "sdk"))); diff != "" {
			t.Errorf("SDK (-want +got):\n%s", diff)
		}
	}
	for name := range want {
		full := filepath.Join(dir, "sdk", name)
		if info, err := os.Stat(full); err != nil || full != edited && !info.ModTime().Equal(long) {
			t.Errorf("%s was written again (%v)", name, err)
		}
	}
}
