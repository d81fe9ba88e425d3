// Package scrape joins a source of pages with the parser: all pages in, one
// spec and the findings out. Pages are parsed on all cores while the source is
// still being read, and no more of them are held than there are cores; the
// order in which they come leaves no trace.
package scrape

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/cache"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
)

// Result is what the pages of a source gave.
type Result struct {
	Spec     spec.Spec
	Findings []parser.Finding
	// Pages are all pages that were read, by path.
	Pages []Page
	// Missing are the pages that could not be read now, or not be understood, by path.
	// What the earlier spec has of them stands in the spec.
	Missing []*source.Missing
	// Uncached says why the next run cannot be faster than this one.
	Uncached error
}

// Page is what became of a page.
type Page struct {
	Path    string
	Methods int
	Events  int
	// Skipped says why the page documents neither; it is empty where it does.
	Skipped string
}

// Options are how pages are read.
type Options struct {
	Parser parser.Options
	// Cache has what pages of the source of this name gave before. It may be nil.
	Cache *cache.Cache
	Name  string
	// Progress is called each time a page has been read.
	Progress func()
	// Earlier gives the spec that holds what is known of missing pages. Its error
	// matters only if there are any.
	Earlier func() (spec.Spec, error)
	// AcceptLoss takes a page that documents nothing any more for what it says, though
	// it documented something before. Otherwise it counts as one that cannot be read:
	// sites answer with pages about errors.
	AcceptLoss bool
}

// Read reads and parses all pages of the source. The trouble of a page stays with the
// page: one that cannot be read, that the parser fails on, that gives what no spec can
// have, or that documents nothing any more is a [source.Missing], and what the earlier
// spec has of it stands in. Problems of the whole source are errors, all of them joined.
func Read(ctx context.Context, src source.Source, o Options) (Result, error) {
	r := &reader{Options: o, parse: o.Parser.Parse, articles: newArticles(o)}
	return r.read(ctx, src)
}

type reader struct {
	Options
	parse    func(path string, html []byte) parser.Page
	articles *articles

	mu       sync.Mutex
	pages    []parser.Page
	missing  []*source.Missing
	moved    []*source.Moved
	problems []error
}

func (r *reader) read(ctx context.Context, src source.Source) (Result, error) {
	queue := make(chan source.Page)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for p := range queue {
				r.page(p)
			}
		})
	}
	for p, err := range src.Pages(ctx) {
		if r.Progress != nil {
			r.Progress()
		}
		if err == nil {
			queue <- p
		} else {
			r.failed(err)
		}
	}
	close(queue)
	wg.Wait()
	return r.result()
}

// failed takes in an error of the source.
func (r *reader) failed(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if missing, ok := errors.AsType[*source.Missing](err); ok {
		r.missing = append(r.missing, missing)
	} else if moved, ok := errors.AsType[*source.Moved](err); ok {
		r.moved = append(r.moved, moved)
	} else {
		r.problems = append(r.problems, err)
	}
}

func (r *reader) page(p source.Page) {
	parsed, err := r.parsed(p)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil {
		r.missing = append(r.missing, &source.Missing{Path: p.Path, Err: fmt.Errorf("%s: %w", p.Path, err)})
		return
	}
	r.pages = append(r.pages, parsed)
}

// parsed parses the page. A panic is a mistake in the parser; it must not cost the other
// pages.
func (r *reader) parsed(p source.Page) (parsed parser.Page, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("the parser failed on this page, please report it: %v", cause)
		}
	}()
	parsed = r.articles.parse(p, r.parse)
	for _, f := range parsed.Findings {
		if f.Kind == parser.NotUTF8 {
			return parsed, errors.New(f.Text)
		}
	}
	return parsed, nil
}

// result puts together what was read.
func (r *reader) result() (Result, error) {
	if len(r.pages) == 0 { // of nothing that can be read there is no result
		for _, m := range r.missing {
			r.problems = append(r.problems, m)
		}
	}
	if len(r.problems) > 0 {
		slices.SortFunc(r.problems, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
		return Result{}, errors.Join(r.problems...)
	}
	result := Result{Uncached: r.articles.keep()}
	earlier, err := r.earlier()
	if err != nil {
		return Result{}, err
	}
	if !r.AcceptLoss {
		r.replaceSilent(earlier)
	}
	result.Spec, result.Findings = r.assemble(earlier)
	slices.SortFunc(r.pages, func(a, b parser.Page) int { return strings.Compare(a.Path, b.Path) })
	for _, p := range r.pages {
		result.Pages = append(result.Pages, Page{Path: p.Path, Methods: len(p.Methods), Events: len(p.Events), Skipped: p.Skipped})
	}
	slices.SortFunc(r.missing, func(a, b *source.Missing) int { return strings.Compare(a.Path, b.Path) })
	result.Missing = r.missing
	return result, nil
}

// earlier is the earlier spec. One that cannot be read, as a kill may leave it, matters
// only where something must stand in.
func (r *reader) earlier() (spec.Spec, error) {
	if r.Earlier == nil {
		return spec.Spec{}, nil
	}
	earlier, err := r.Earlier()
	if err != nil && len(r.missing) == 0 {
		return spec.Spec{}, nil
	}
	return earlier, err
}

// mostRounds bounds how often pages are replaced because of what they give together.
const mostRounds = 3

// assemble joins the pages, and those that stand in. What no spec can have is taken out
// with its page.
func (r *reader) assemble(earlier spec.Spec) (s spec.Spec, findings []parser.Finding) {
	for range mostRounds {
		instead := r.standIns(earlier)
		s, findings = parser.Assemble(slices.Concat(r.pages, instead))
		missing := map[string]bool{}
		for _, p := range instead {
			missing[p.Path] = true
		}
		keepLinked(&s, earlier, missing)
		invalid := s.Invalid()
		if len(invalid) == 0 {
			break
		}
		for _, i := range invalid {
			r.takeOut(i, earlier)
		}
	}
	return s, findings
}
