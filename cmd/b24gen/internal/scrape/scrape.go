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
}

// Page is what became of a page.
type Page struct {
	Path    string
	Methods int
	Events  int
	// Skipped says why the page documents neither; it is empty where it does.
	Skipped string
}

// Read reads and parses all pages of the source. Each time a page has been
// read, it calls progress. All problems are
// reported, joined; a page without an article is one, because it says that the
// source is no saved documentation site or that the site was redesigned.
func Read(ctx context.Context, src source.Source, opts parser.Options, progress func()) (Result, error) {
	r := &reader{parse: opts.Parse}
	return r.read(ctx, src, progress)
}

type reader struct {
	parse func(path string, html []byte) parser.Page

	mu       sync.Mutex
	pages    []parser.Page
	problems []error
}

func (r *reader) read(ctx context.Context, src source.Source, progress func()) (Result, error) {
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
		progress()
		if err != nil {
			r.problem(err)
			continue
		}
		queue <- p
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
	parsed = r.parse(p.Path, p.HTML)
	for _, f := range parsed.Findings {
		if f.Kind == parser.NoArticle || f.Kind == parser.NotUTF8 {
			return parsed, fmt.Errorf("%s: not a page of the documentation: %s", p.Path, f.Seen)
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
	result := Result{Pages: make([]Page, len(r.pages))}
	for i, p := range r.pages {
		result.Pages[i] = Page{Path: p.Path, Methods: len(p.Methods), Events: len(p.Events), Skipped: p.Skipped}
	}
	result.Spec, result.Findings = parser.Assemble(r.pages)
	return result, nil
}
