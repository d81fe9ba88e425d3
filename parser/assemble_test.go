package parser_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// goldenSpec is what the pages give together beyond what each gives alone.
type goldenSpec struct {
	Types []spec.Type `yaml:"types"`
	// Refs are the types that fields refer to, by method and path.
	Refs map[string]map[string]string `yaml:"refs"`
	// Findings are those about several pages.
	Findings []goldenFinding `yaml:"findings"`
}

func TestPagesTogetherMatchTheGoldenFile(t *testing.T) {
	s, findings := parser.Assemble(parseAll(t, sitePages(t)))
	g := goldenSpec{Types: s.Types, Refs: map[string]map[string]string{}}
	for _, m := range s.Methods {
		if refs := refsOf(m); len(refs) > 0 {
			g.Refs[m.Name] = refs
		}
	}
	for _, f := range findings {
		if f.Kind == parser.DuplicateMethod {
			g.Findings = append(g.Findings, goldenFinding{Kind: f.Kind, Seen: f.Seen})
		}
	}
	compareGolden(t, assembled, g)
}

func TestOrderOfPagesLeavesNoTrace(t *testing.T) {
	paths := sitePages(t)
	want, wantFindings := parser.Assemble(parseAll(t, paths))
	random := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		random.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		got, gotFindings := parser.Assemble(parseAll(t, paths))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("the spec depends on the order of pages (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(wantFindings, gotFindings); diff != "" {
			t.Fatalf("the findings depend on the order of pages (-want +got):\n%s", diff)
		}
	}
}

func TestTwoPagesOfOneMethodAreFound(t *testing.T) {
	page := readPage(t, "api-reference/landing/site/landing-site-mark-delete.html")
	_, findings := parser.Assemble([]parser.Page{
		parser.Parse("api-reference/landing/site/landing-site-mark-delete.html", page),
		parser.Parse("api-reference/landing/old/landing-site-mark-delete.html", page),
	})
	want := []parser.Finding{{
		Kind: parser.DuplicateMethod,
		Page: "api-reference/landing/site/landing-site-mark-delete.html",
		Seen: "landing.site.markDelete is also on api-reference/landing/old/landing-site-mark-delete.html",
	}}
	if diff := cmp.Diff(want, findings); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// Of one name, REST 3.0 and the API before it may each have a method.
func TestMethodsOfTwoGenerationsAreNoDuplicates(t *testing.T) {
	s, findings := parser.Assemble(parseAll(t, []string{
		"api-reference/tasks/tasks-task-list.html",
		"api-reference/tasks/tasks-task-list-rest-v3.html",
	}))
	var apis []spec.API
	for _, m := range s.Methods {
		apis = append(apis, m.API)
	}
	if diff := cmp.Diff([]spec.API{spec.V2, spec.V3}, apis); diff != "" {
		t.Errorf("generations (-want +got):\n%s", diff)
	}
	if slices.ContainsFunc(findings, func(f parser.Finding) bool { return f.Kind == parser.DuplicateMethod }) {
		t.Errorf("the two are taken for duplicates: %v", findings)
	}
}

func parseAll(t testing.TB, paths []string) []parser.Page {
	t.Helper()
	var out []parser.Page
	for _, path := range paths {
		out = append(out, parser.Parse(path, readPage(t, path)))
	}
	return out
}

func refsOf(m spec.Method) map[string]string {
	refs := map[string]string{}
	collectRefs(refs, "params", m.Params)
	if m.Result != nil {
		if m.Result.Ref != "" {
			refs["result"] = m.Result.Ref
		}
		collectRefs(refs, "result", m.Result.Fields)
	}
	return refs
}

func collectRefs(refs map[string]string, prefix string, fields []spec.Field) {
	for _, f := range fields {
		path := prefix + "." + f.Name
		if f.Ref != "" {
			refs[path] = f.Ref
		}
		collectRefs(refs, path, f.Fields)
		for _, v := range f.Variants {
			collectRefs(refs, path, v.Fields)
		}
	}
}
