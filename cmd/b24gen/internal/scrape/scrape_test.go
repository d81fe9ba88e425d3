package scrape

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
)

// list is a source of the pages and errors in it.
type list []any

func (l list) Progress() (int64, int64) { return 0, 0 }

func (l list) Pages(ctx context.Context) iter.Seq2[source.Page, error] {
	return func(yield func(source.Page, error) bool) {
		for _, item := range l {
			p, _ := item.(source.Page)
			err, _ := item.(error)
			if !yield(p, err) {
				return
			}
		}
	}
}

// pages gives n pages with one method each.
func pages(n int) list {
	var l list
	for i := range n {
		l = append(l, source.Page{Path: fmt.Sprintf("p%02d.html", i), HTML: fmt.Appendf(nil, "a.b.m%d", i)})
	}
	return l
}

// parse takes the text of a page for its method, or for what goes wrong.
func parse(path string, html []byte) parser.Page {
	switch string(html) {
	case "panic":
		panic("index out of range")
	case "bare":
		return parser.Page{Path: path, Findings: []parser.Finding{{Kind: parser.NoArticle, Page: path, Text: "no article"}}}
	}
	return parser.Page{Path: path, Methods: []spec.Method{{Name: string(html), API: spec.V2, Page: path}}}
}

func readWith(t *testing.T, src source.Source) (Result, error) {
	t.Helper()
	r := &reader{parse: parse}
	return r.read(t.Context(), src)
}

func TestOrderLeavesNoTrace(t *testing.T) {
	l := pages(50)
	want, err := readWith(t, l)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Spec.Methods) != 50 || len(want.Pages) != 50 {
		t.Fatalf("%d methods of %d pages, want 50 of 50", len(want.Spec.Methods), len(want.Pages))
	}
	slices.Reverse(l)
	got, err := readWith(t, l)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("in another order: error %v, result (-want +got):\n%s", err, diff)
	}
}

// TestAllProblemsAreReported: also the page whose parsing panicked is named.
func TestAllProblemsAreReported(t *testing.T) {
	l := append(pages(3),
		source.Page{Path: "x.html", HTML: []byte("panic")},
		errors.New("site.tar: bad.html: not UTF-8"),
		source.Page{Path: "bare.html", HTML: []byte("bare")},
	)
	got, err := readWith(t, l)
	want := `bare.html: not a page of the documentation: no article
site.tar: bad.html: not UTF-8
x.html: the parser failed on this page, please report it: index out of range`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if diff := cmp.Diff(Result{}, got); diff != "" {
		t.Errorf("a result in spite of the problems: %s", diff)
	}
}

// TestFewPagesAreHeld: a slow parser must hold the source back.
func TestFewPagesAreHeld(t *testing.T) {
	var read, parsed, held atomic.Int64
	r := &reader{Options: Options{Progress: func() { read.Add(1) }}, parse: func(path string, html []byte) parser.Page {
		time.Sleep(time.Millisecond)
		held.Store(max(held.Load(), read.Load()-parsed.Add(1)))
		return parse(path, html)
	}}
	if _, err := r.read(t.Context(), pages(50)); err != nil {
		t.Fatal(err)
	}
	if most := int64(runtime.GOMAXPROCS(0)) + 1; read.Load() != 50 || held.Load() > most {
		t.Errorf("%d pages read, up to %d waiting; want 50 and at most %d", read.Load(), held.Load(), most)
	}
}

func TestReadBundled(t *testing.T) {
	got, err := Read(t.Context(), source.Bundled(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := spec.Method{
		Name:   "landing.site.markDelete",
		API:    spec.V2,
		Page:   "api-reference/landing/site/landing-site-mark-delete.html",
		Scopes: []string{"landing"},
		Params: []spec.Field{
			{Name: "scope", Type: "string"},
			{Name: "id", Type: "integer", Required: spec.Mandatory},
		},
		Result: &spec.Result{Type: "integer", Source: spec.FromTable},
		Errors: []spec.ErrorCode{
			{Code: "MISSING_PARAMS"}, {Code: "ACCESS_DENIED"}, {Code: "ACCESS_DENIED_DELETED"}, {Code: "TYPE_ERROR"}, {Code: "SYSTEM_ERROR"},
		},
	}
	at := slices.IndexFunc(got.Spec.Methods, func(m spec.Method) bool { return m.Name == want.Name })
	if at < 0 {
		t.Fatalf("%s is not among the %d methods", want.Name, len(got.Spec.Methods))
	}
	if diff := cmp.Diff(want, got.Spec.Methods[at]); diff != "" {
		t.Errorf("method (-want +got):\n%s", diff)
	}
	for _, f := range got.Findings {
		if f.Page == want.Page {
			t.Errorf("finding: %v", f)
		}
	}
}
