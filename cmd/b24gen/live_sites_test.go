package main

import (
	"archive/tar"
	"bytes"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/cache"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/source/live/livetest"
)

// published is a saved site, packed page by page.
type published struct {
	pages    map[string][]byte
	articles map[string]string // their hashes, by page
	toc      []byte
}

var (
	pagePacker, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
	pageUnpacker, _ = zstd.NewReader(nil)
)

// packedPage holds no more memory than it needs.
func packedPage(html []byte) []byte { return bytes.Clone(pagePacker.EncodeAll(html, nil)) }

func unpacked(page []byte) livetest.Page {
	return func() []byte {
		html, err := pageUnpacker.DecodeAll(page, nil)
		if err != nil {
			panic(err) // packed by ourselves
		}
		return html
	}
}

func publish(t *testing.T, archive string) published {
	t.Helper()
	src, err := source.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	p := published{map[string][]byte{}, map[string]string{}, tocOf(t, archive)}
	for page, err := range src.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		article, err := parser.Article(page.HTML)
		if err != nil {
			t.Fatal(err)
		}
		p.pages[page.Path] = packedPage(page.HTML)
		p.articles[page.Path] = cache.Key(string(article))
	}
	return p
}

// tocOf is the table of contents in the archive.
func tocOf(t *testing.T, archive string) []byte {
	t.Helper()
	file, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := zstd.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(h.Name) == "toc.js" {
			script, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			return script
		}
	}
}

// upon is the site as its server has it who had the older one: files in which
// nobody has edited anything stay as they are.
func (p published) upon(older published) map[string]livetest.Page {
	pages := map[string]livetest.Page{}
	for path, page := range p.pages {
		if p.articles[path] == older.articles[path] {
			page = older.pages[path]
		}
		pages[path] = unpacked(page)
	}
	return pages
}

// count gives the paths that the site has answered with the status.
func count(answers map[string][]int, status int) []string {
	var paths []string
	for path, codes := range answers {
		if strings.HasSuffix(path, ".html") && slices.Contains(codes, status) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

// specOfSite is the spec of the archive.
func specOfSite(t *testing.T, archive string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	b24gen(t, "-q", "scrape", archive, "--spec", dir, "--cache", sitesCache())
	return contents(t, dir)
}

// TestSitesOnline crawls two real sites, one after the other at one address.
func TestSitesOnline(t *testing.T) {
	names := archives(t)
	older, newer := publish(t, names[0]), publish(t, names[1])
	site := livetest.New(t)
	site.Publish(older.upon(older))
	site.Contents(older.toc)
	site.Robots("User-agent: *\nDisallow: /private/\n")
	folder, spec := t.TempDir(), filepath.Join(t.TempDir(), "spec")

	// Faults that pass, and two that stay until the second crawl.
	lost := []string{"api-reference/crm/deals/crm-deal-add.html", "api-reference/tasks/tasks-task-get.html"}
	site.Fail(lost[0], livetest.Redirect("https://example.com/"), livetest.Always)
	site.Fail(lost[1], livetest.Status(404), livetest.Always)
	passing := []livetest.Fault{livetest.TooMany("0"), livetest.Status(500), livetest.Reset, livetest.Truncated, livetest.Half, livetest.Slow(300e6)}
	for i, path := range slices.Sorted(maps.Keys(older.pages)) {
		if i%100 == 50 {
			site.Fail(path, passing[i/100%len(passing)])
		}
	}
	code, stderr := exitCode(crawling(site.URL, folder, spec)...)
	if code != exitFailed || !strings.Contains(stderr, lost[0]+": ") || !strings.Contains(stderr, lost[1]+": ") {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	site.Answers()
	site.Fail(lost[0])
	site.Fail(lost[1])
	b24gen(t, crawling(site.URL, folder, spec)...)
	sameSpec(t, "the older site", specOfSite(t, names[0]), spec)
	if diff := cmp.Diff(lost, count(site.Answers(), 200)); diff != "" {
		t.Errorf("pages downloaded by the second crawl (-want +got):\n%s", diff)
	}

	// The newer site downloads what was edited and nothing else.
	site.Publish(newer.upon(older))
	site.Contents(newer.toc)
	b24gen(t, crawling(site.URL, folder, spec)...)
	want := specOfSite(t, names[1])
	sameSpec(t, "the newer site", want, spec)
	answers := site.Answers()
	var edited []string
	for path, article := range newer.articles {
		if article != older.articles[path] && len(answers[path]) > 0 { // the archive holds pages to which nothing leads
			edited = append(edited, path)
		}
	}
	slices.Sort(edited)
	if diff := cmp.Diff(edited, count(answers, 200)); diff != "" {
		t.Errorf("pages downloaded from the newer site (-want +got):\n%s", diff)
	}
	t.Logf("newer site: %d pages downloaded, %d unchanged, %d links lead nowhere",
		len(edited), len(count(answers, 304)), len(count(answers, 404)))
	b24gen(t, append(crawling(site.URL, folder, spec), "--offline")...)
	sameSpec(t, "offline", want, spec)
}
