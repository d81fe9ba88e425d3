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
	case "silent":
		return parser.Page{Path: path, Skipped: "no method"}
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

// TestTroubleStaysWithThePage: of a page that fails the parser, or gives what no spec can
// have, the earlier spec has what stays; all others are read.
func TestTroubleStaysWithThePage(t *testing.T) {
	earlier := spec.Spec{Methods: []spec.Method{
		{Name: "a.b.x", API: spec.V2, Page: "x.html"}, {Name: "a.b.bad", API: spec.V2, Page: "bad.html"},
		{Name: "a.b.silent", API: spec.V2, Page: "silent.html"}, {Name: "a.b.m0", API: spec.V2, Page: "moved.html"},
	}}
	l := append(pages(2),
		source.Page{Path: "x.html", HTML: []byte("panic")},
		source.Page{Path: "bad.html", HTML: []byte("a..bad")},
		source.Page{Path: "new.html", HTML: []byte("a..new")},
		source.Page{Path: "bare.html", HTML: []byte("bare")},
		source.Page{Path: "silent.html", HTML: []byte("silent")},
		source.Page{Path: "moved.html", HTML: []byte("silent")},
		&source.Missing{Path: "latin.html", Err: errors.New("site.tar: latin.html: not UTF-8")},
	)
	for _, accept := range []bool{false, true} {
		r := &reader{parse: parse, Options: Options{Earlier: func() (spec.Spec, error) { return earlier, nil }, AcceptLoss: accept}}
		got, err := r.read(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		var names, missing []string
		for _, m := range got.Spec.Methods {
			names = append(names, m.Name)
		}
		for _, m := range got.Missing {
			missing = append(missing, m.Error())
		}
		wantNames := []string{"a.b.bad", "a.b.m0", "a.b.m1", "a.b.silent", "a.b.x"}
		wantMissing := []string{
			`bad.html › a..bad: name is "a..bad", want words joined by dots`,
			"site.tar: latin.html: not UTF-8",
			`new.html › a..new: name is "a..new", want words joined by dots`,
			"silent.html: it documents no a.b.silent any more, nor anything else (no method); --accept-loss takes it for what it is",
			"x.html: the parser failed on this page, please report it: index out of range",
		}
		if accept {
			wantNames = slices.Delete(wantNames, 3, 4)
			wantMissing = slices.Delete(wantMissing, 3, 4)
		}
		if diff := cmp.Diff(wantNames, names); diff != "" {
			t.Errorf("accepted %t: methods (-want +got):\n%s", accept, diff)
		}
		if diff := cmp.Diff(wantMissing, missing); diff != "" {
			t.Errorf("accepted %t: missing (-want +got):\n%s", accept, diff)
		}
	}
}

// TestNothingToRead: where no page can be read there is no result, and each is named.
func TestNothingToRead(t *testing.T) {
	got, err := readWith(t, list{source.Page{Path: "x.html", HTML: []byte("panic")}, errors.New("site.tar: cut short")})
	want := "site.tar: cut short\nx.html: the parser failed on this page, please report it: index out of range"
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
		Sends:  []string{"id"},
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
