package goapi_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/sync/errgroup"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
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
	var specs [2]spec.Spec
	var g errgroup.Group
	for i, archive := range archives[len(archives)-2:] {
		g.Go(func() (err error) {
			specs[i], err = read(t.Context(), archive)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	old, new := build(t, specs[0]), build(t, specs[1])
	if step := agree(t, old, new); step != changes.Major {
		t.Errorf("step %s; sites that are months apart ask for a major one", step)
	}
	agree(t, new, old)
}

// read is the spec of a saved site.
func read(ctx context.Context, archive string) (spec.Spec, error) {
	src, err := source.Open(archive)
	if err != nil {
		return spec.Spec{}, err
	}
	var pages []parser.Page
	for p, err := range src.Pages(ctx) {
		if err != nil {
			return spec.Spec{}, err
		}
		pages = append(pages, parser.Options{}.Parse(p.Path, p.HTML))
	}
	s, _ := parser.Assemble(pages)
	return s, nil
}
