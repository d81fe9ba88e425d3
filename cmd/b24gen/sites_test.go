package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scrape"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
)

// archives are the saved documentation sites, which are not part of the
// repository. B24GEN_SITES names the folder that holds them.
func archives(tb testing.TB) []string {
	tb.Helper()
	dir := os.Getenv("B24GEN_SITES")
	if dir == "" {
		tb.Skip("B24GEN_SITES is not set: it names a folder with saved sites, site-*.tar.zst")
	}
	names, err := filepath.Glob(filepath.Join(dir, "site-*.tar.zst"))
	if err != nil || len(names) == 0 {
		tb.Fatalf("%s: no site-*.tar.zst in it (%v)", dir, err)
	}
	return names
}

// TestSites runs the program on real sites: every page is read, and a second way
// to the same SDK gives the same bytes. That the SDK is good is for .ci/prove.
func TestSites(t *testing.T) {
	for _, archive := range archives(t) {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			dir := t.TempDir()
			specDir, sdk := filepath.Join(dir, "spec"), filepath.Join(dir, "sdk")
			b24gen(t, "run", archive, "--spec", specDir, "--out", sdk, "--module", demoModule, "--cache", sitesCache())
			again := filepath.Join(dir, "again")
			b24gen(t, "generate", "--spec", specDir, "--out", again, "--module", demoModule)
			if !maps.Equal(contents(t, sdk), contents(t, again)) {
				t.Error("the SDK made from the spec on disk is another one")
			}
		})
	}
}

func b24gen(t *testing.T, args ...string) {
	t.Helper()
	var stderr bytes.Buffer
	if code := run(args, io.Discard, &stderr); code != exitFine {
		t.Fatalf("b24gen %v: exit code %d\n%s", args, code, &stderr)
	}
}

// contents are the files in a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[rel] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// pageList is a source of pages in memory.
type pageList []source.Page

func (l pageList) Progress() (int64, int64) { return 0, 0 }

func (l pageList) Pages(context.Context) iter.Seq2[source.Page, error] {
	return func(yield func(source.Page, error) bool) {
		for _, p := range l {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// sitesCache is the folder of a cache that the tests of saved sites share, so that each
// page of an archive is parsed once. The tests remove it at their end.
var sitesCache = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp("", "b24gen-sites-")
	if err != nil {
		panic(err)
	}
	return dir
})

// unpackedSites are the pages of archives.
var unpackedSites sync.Map

// pagesOf are the articles of the archive's pages.
func pagesOf(t *testing.T, archive string) pageList {
	t.Helper()
	read, _ := unpackedSites.LoadOrStore(archive, sync.OnceValues(func() (pages pageList, err error) {
		src, err := source.Open(archive)
		if err != nil {
			return nil, err
		}
		for p, err := range src.Pages(context.Background()) {
			if err != nil {
				return nil, err
			}
			pages = append(pages, source.Page{Path: p.Path, HTML: article(p.HTML)})
		}
		return pages, nil
	}))
	pages, err := read.(func() (pageList, error))()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(pages)
}

// article cuts a page down to what the parser looks at, so that a whole site
// fits into memory.
func article(html []byte) []byte {
	if i := bytes.LastIndex(html, []byte("<main")); i >= 0 {
		html = html[i:]
	}
	if i := bytes.Index(html, []byte("</main>")); i >= 0 {
		html = html[:i+len("</main>")]
	}
	return bytes.Clone(html)
}

// TestSitesShuffled: the order of the pages leaves no trace.
func TestSitesShuffled(t *testing.T) {
	pages := pagesOf(t, archives(t)[0])
	inOrder := render(t, pages)
	slices.Reverse(pages)
	if !maps.EqualFunc(inOrder, render(t, pages), bytes.Equal) {
		t.Error("the pages in reverse order give other bytes")
	}
}

// render gives spec and SDK of the pages.
func render(t *testing.T, pages source.Source) map[string][]byte {
	t.Helper()
	read, err := scrape.Read(t.Context(), pages, scrape.Options{Parser: parser.Options{Prose: true, Examples: true}})
	if err != nil {
		t.Fatal(err)
	}
	yaml, err := specFiles(&read.Spec, "")
	if err != nil {
		t.Fatal(err)
	}
	sdk, _, err := sdkFiles(read.Spec, config.Config{Module: demoModule})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	maps.Copy(all, yaml.Files)
	maps.Copy(all, sdk.Files)
	return all
}
