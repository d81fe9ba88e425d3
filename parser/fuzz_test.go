package parser_test

import (
	"regexp"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

const (
	// patience is how long a page may take. Real ones take milliseconds.
	patience = 2 * time.Second
	// growth bounds what is read by the size of the page: tables that several
	// fields lead to are repeated, but not without end.
	growth = 40
)

// plainPath is the path of a page as sources give them: without empty parts, and without
// those that begin with a dot.
var plainPath = regexp.MustCompile(`^[a-z0-9-][a-z0-9.-]*(/[a-z0-9-][a-z0-9.-]*)*\.html$`)

func FuzzPage(f *testing.F) {
	for _, path := range sitePages(f) {
		article, err := parser.Article(readPage(f, path)) // changes elsewhere are of no use
		if err != nil {
			f.Fatal(err)
		}
		f.Add(path, article)
	}
	f.Fuzz(func(t *testing.T, path string, html []byte) {
		began := time.Now()
		page := parser.Options{Prose: true, Examples: true}.Parse(path, html)
		if took := time.Since(began); took > patience {
			t.Fatalf("%d bytes took %v", len(html), took)
		}
		if diff := cmp.Diff(goldenOf(page), goldenOf(parser.Options{Prose: true, Examples: true}.Parse(path, html))); diff != "" {
			t.Fatalf("read twice, the page differs:\n%s", diff)
		}
		if len(page.Methods)+len(page.Events) == 0 && page.Skipped == "" {
			t.Fatal("no method, no event, and no reason why")
		}
		for _, m := range page.Methods {
			checkMethod(t, m)
		}
		for _, finding := range page.Findings {
			if finding.Kind == "" || finding.Page != path {
				t.Fatalf("a finding without kind or page: %+v", finding)
			}
		}
		if out := toYAML(t, goldenOf(page)); len(out) > growth*(len(html)+1000) {
			t.Fatalf("%d bytes of page became %d", len(html), len(out))
		}
		s, _ := parser.Assemble([]parser.Page{page})
		if err := s.Validate(); err != nil && plainPath.MatchString(path) {
			t.Fatal(err)
		}
	})
}

// checkMethod holds a method against what every spec must be.
func checkMethod(t *testing.T, m spec.Method) {
	t.Helper()
	if m.Name == "" || m.Service() == "" || m.API != spec.V2 && m.API != spec.V3 {
		t.Fatalf("a method with the name %q and the API %q", m.Name, m.API)
	}
	checkFields(t, m.Params)
	if r := m.Result; r != nil {
		if r.Source != spec.FromTable && r.Source != spec.FromExample {
			t.Fatalf("a result of no source: %q", r.Source)
		}
		checkFields(t, r.Fields)
		checkFields(t, r.Shown)
		checkVariants(t, r.Variants)
	}
	for _, e := range m.Errors {
		if !utf8.ValidString(e.Code) || e.Status < 0 {
			t.Fatalf("an error with the code %q and the status %d", e.Code, e.Status)
		}
	}
}

func checkFields(t *testing.T, fields []spec.Field) {
	t.Helper()
	for _, f := range fields {
		if f.Name == "" || !utf8.ValidString(f.Name) {
			t.Fatalf("a field with the name %q", f.Name)
		}
		if len(f.Enum) == 1 {
			t.Fatalf("%s has one value to choose from: %q", f.Name, f.Enum)
		}
		checkFields(t, f.Fields)
		checkFields(t, f.Shown)
		checkVariants(t, f.Variants)
	}
}

func checkVariants(t *testing.T, variants []spec.Variant) {
	t.Helper()
	for _, v := range variants {
		if v.When == "" {
			t.Fatal("a variant without a case")
		}
		checkFields(t, v.Fields)
	}
}
