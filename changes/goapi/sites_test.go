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
			specs[i], err = specOf(t.Context(), archive)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	first, next := generatorOf(t, specs[0]), generatorOf(t, specs[1])
	old, new := first.build(t), next.build(t)
	if step := agree(t, old, new); step != changes.Major {
		t.Errorf("step %s; sites that are months apart ask for a major one", step)
	}
	agree(t, new, old)
	t.Run("stable", func(t *testing.T) { stableSites(t, old, next, specs[1]) })
	t.Run("stable, backwards", func(t *testing.T) { stableSites(t, new, first, specs[0]) })
}

// mostPins is how many forms two months may have to keep. Backwards they take away some
// forty methods, each with its types.
const mostPins = 400

// stableSites releases one site and regenerates from another.
func stableSites(t *testing.T, old sdk, next generator, after spec.Spec) {
	s := keepReleased(t, old.files, next, nil)
	now := s.holds(t, old)
	if step := agree(t, old, now); step != changes.Minor {
		t.Errorf("step %s, want a minor one", step)
	}
	count, decisions := map[spec.PinKind]int{}, 0
	for _, o := range s.outcomes {
		count[o.Kind]++
		if o.NeedsDecision() {
			decisions++
			t.Logf("needs a decision: %s.%s: %s", o.Package, o.Symbol, o.Why)
		}
	}
	t.Logf("%d pins: %v; decisions: %d", s.Pins.Len(), count, decisions)
	if s.Pins.Len() >= mostPins {
		t.Errorf("%d pins, want less than %d", s.Pins.Len(), mostPins)
	}
	s.isSettled(t, next, after)
}

// specOf is the spec of a saved site.
func specOf(ctx context.Context, archive string) (spec.Spec, error) {
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
