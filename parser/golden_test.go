package parser_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "rewrite the golden files with what the parser reads now")

const (
	pagesDir  = "../testdata/pages"
	goldenDir = "../testdata/golden"
	// assembled is the golden file of all pages together.
	assembled = "assembled.yaml"
)

// sitePages are the site paths of the test pages.
func sitePages(t testing.TB) []string {
	t.Helper()
	return slices.DeleteFunc(filesBelow(t, pagesDir), func(path string) bool { return filepath.Ext(path) != ".html" })
}

func filesBelow(t testing.TB, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		out = append(out, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// parse reads a page for its facts only.
func parse(path string, html []byte) parser.Page { return parser.Options{}.Parse(path, html) }

func readPage(t testing.TB, path string) []byte {
	t.Helper()
	html, err := os.ReadFile(filepath.Join(pagesDir, path))
	if err != nil {
		t.Fatal(err)
	}
	return html
}

// goldenPage is what a golden file holds: all that a page gave.
type goldenPage struct {
	Methods  []goldenMethod  `yaml:"methods,omitempty"`
	Events   []spec.Event    `yaml:"events,omitempty"`
	Skipped  string          `yaml:"skipped,omitempty"`
	Findings []goldenFinding `yaml:"findings,omitempty"`
}

// goldenMethod is a method with the generation of its API, which spec files
// state once for all methods.
type goldenMethod struct {
	API         spec.API `yaml:"api"`
	spec.Method `yaml:",inline"`
}

type goldenFinding struct {
	Kind    parser.Kind `yaml:"kind"`
	Section string      `yaml:"section,omitempty"`
	Row     int         `yaml:"row,omitempty"`
	Seen    string      `yaml:"seen,omitempty"`
}

func goldenOf(p parser.Page) goldenPage {
	g := goldenPage{Events: p.Events, Skipped: p.Skipped}
	for _, m := range p.Methods {
		g.Methods = append(g.Methods, goldenMethod{m.API, m})
	}
	for _, f := range p.Findings {
		g.Findings = append(g.Findings, goldenFinding{f.Kind, f.Section, f.Row, f.Text})
	}
	return g
}

func TestPagesMatchTheirGoldenFiles(t *testing.T) {
	for _, path := range sitePages(t) {
		t.Run(path, func(t *testing.T) {
			compareGolden(t, goldenName(path), goldenOf(parse(path, readPage(t, path))))
		})
	}
}

func TestEveryGoldenFileBelongsToAPage(t *testing.T) {
	want := []string{assembled}
	for _, path := range sitePages(t) {
		want = append(want, goldenName(path))
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, filesBelow(t, goldenDir)); diff != "" {
		t.Errorf("files in %s differ from what the pages call for, delete or -update (-want +got):\n%s", goldenDir, diff)
	}
}

func goldenName(page string) string { return strings.TrimSuffix(page, ".html") + ".yaml" }

func compareGolden(t *testing.T, name string, value any) {
	t.Helper()
	got := toYAML(t, value)
	file := filepath.Join(goldenDir, name)
	if *update {
		writeGolden(t, file, got)
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: run the test with -update, then read what it wrote", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func writeGolden(t *testing.T, file string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func toYAML(t testing.TB, value any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
