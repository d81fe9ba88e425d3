package goapi_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/spec/diff"
)

// TestSites holds the verdicts on everything that changed between saved sites
// against apidiff, there and back. B24GEN_SITES names the folder that holds them.
func TestSites(t *testing.T) {
	dir := os.Getenv("B24GEN_SITES")
	if dir == "" {
		t.Skip("B24GEN_SITES is not set: it names a folder with saved sites, site-*.tar.zst")
	}
	archives, err := filepath.Glob(filepath.Join(dir, "site-*.tar.zst"))
	if err != nil || len(archives) < 2 {
		t.Fatalf("%s: %d site-*.tar.zst in it, want two to compare (%v)", dir, len(archives), err)
	}
	slices.Sort(archives)
	old, new := build(t, read(t, archives[len(archives)-2])), build(t, read(t, archives[len(archives)-1]))
	if step := agree(t, old, new); step != diff.Major {
		t.Errorf("step %s; sites that are months apart ask for a major one", step)
	}
	agree(t, new, old)
}

// read is the spec of a saved site.
func read(t *testing.T, archive string) spec.Spec {
	t.Helper()
	src, err := source.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	var pages []parser.Page
	for p, err := range src.Pages(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, parser.Options{}.Parse(p.Path, p.HTML))
	}
	s, _ := parser.Assemble(pages)
	return s
}
