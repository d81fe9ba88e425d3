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
	// Missing are the pages that could not be read now, by path. What the
	// earlier spec has of them stands in the spec.
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
	// Earlier gives the spec that holds what is known of missing pages. It is
	// called only if there are any.
	Earlier func() (spec.Spec, error)
}

// Read reads and parses all pages of the source. All problems are reported,
// joined; a page without an article is one, because it says that the source is
// no saved documentation site or that the site was redesigned. A page that is a
// [source.Missing] is none.
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
		var missing *source.Missing
		switch {
		case errors.As(err, &missing):
			r.missing = append(r.missing, missing)
		case err != nil:
			r.problem(err)
		default:
			queue <- p
		}
	}
	close(queue)
	wg.Wait()
	return r.result()
}

func (r *reader) problem(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.problems = append(r.problems, err)
}

func (r *reader) page(p source.Page) {
	parsed, err := r.parsed(p)
	if err != nil {
		r.problem(err)
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pages = append(r.pages, parsed)
}

// parsed parses the page. A panic is a mistake in the parser, but which of
// thousands of pages brought it to light must not be lost with it.
func (r *reader) parsed(p source.Page) (parsed parser.Page, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%s: the parser failed on this page, please report it: %v", p.Path, cause)
		}
	}()
	parsed = r.articles.parse(p, r.parse)
	for _, f := range parsed.Findings {
		if f.Kind == parser.NoArticle || f.Kind == parser.NotUTF8 {
			return parsed, fmt.Errorf("%s: not a page of the documentation: %s", p.Path, f.Text)
		}
	}
	return parsed, nil
}

// result puts together what was read. With a problem there is no result: a spec
// with holes would look like methods that were removed.
func (r *reader) result() (Result, error) {
	if len(r.problems) > 0 {
		slices.SortFunc(r.problems, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
		return Result{}, errors.Join(r.problems...)
	}
	slices.SortFunc(r.pages, func(a, b parser.Page) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(r.missing, func(a, b *source.Missing) int { return strings.Compare(a.Path, b.Path) })
	result := Result{Pages: make([]Page, len(r.pages)), Missing: r.missing, Uncached: r.articles.keep()}
	for i, p := range r.pages {
		result.Pages[i] = Page{Path: p.Path, Methods: len(p.Methods), Events: len(p.Events), Skipped: p.Skipped}
	}
	standIns, err := r.standIns()
	if err != nil {
		return Result{}, err
	}
	result.Spec, result.Findings = parser.Assemble(slices.Concat(r.pages, standIns))
	return result, nil
}
