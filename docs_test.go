package b24gen_test

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// document is a page in Markdown.
type document struct {
	name    string // from the root of the repository
	source  []byte
	links   []string
	anchors map[string]bool
	code    []block
}

// block is a fenced block of code.
type block struct{ language, text string }

// readDocuments reads all pages of the repository but those made for tests.
func readDocuments(t *testing.T) map[string]*document {
	t.Helper()
	out := map[string]*document{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if filepath.Ext(name) != ".md" {
			return nil
		}
		source, err := os.ReadFile(name)
		out[filepath.ToSlash(name)] = readDocument(filepath.ToSlash(name), source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func readDocument(name string, source []byte) *document {
	d := &document{name: name, source: source, anchors: map[string]bool{}}
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	_ = ast.Walk(markdown.Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			d.add(n)
		}
		return ast.WalkContinue, nil
	})
	return d
}

func (d *document) add(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		if id, ok := n.AttributeString("id"); ok {
			d.anchors[string(id.([]byte))] = true
		}
	case *ast.Link:
		d.links = append(d.links, string(n.Destination))
	case *ast.Image:
		d.links = append(d.links, string(n.Destination))
	case *ast.FencedCodeBlock:
		d.code = append(d.code, block{string(n.Language(d.source)), string(n.Lines().Value(d.source))})
	}
}

// TestLinks follows every link between files of the repository.
func TestLinks(t *testing.T) {
	documents := readDocuments(t)
	followed := 0
	for _, d := range documents {
		for _, link := range d.links {
			u, err := url.Parse(link)
			if err != nil {
				t.Errorf("%s: link %q: %v", d.name, link, err)
				continue
			}
			if u.IsAbs() {
				continue // another host
			}
			followed++
			to := d.name
			if u.Path != "" {
				to = path.Join(path.Dir(d.name), u.Path)
			}
			if _, err := os.Stat(filepath.FromSlash(to)); err != nil {
				t.Errorf("%s: link %q: no such file", d.name, link)
			} else if there := documents[to]; u.Fragment != "" && (there == nil || !there.anchors[u.Fragment]) {
				t.Errorf("%s: link %q: no such heading", d.name, link)
			}
		}
	}
	if followed < 50 {
		t.Errorf("followed %d links, of which there are more", followed)
	}
}

// TestSnippets holds that Go code on a page stands in a Go file, which is compiled, and YAML
// of the spec in the spec.
func TestSnippets(t *testing.T) {
	sources := quotable(t, "b24", "b24redis", "examples", "generated/landing", "spec/api/v2/landing")
	for _, d := range readDocuments(t) {
		if strings.HasPrefix(d.name, "generated/") {
			continue
		}
		for _, b := range d.code {
			if b.language == "go" && !quoted(sources, b.text) {
				t.Errorf("%s: no Go file of the repository has this:\n%s", d.name, b.text)
			}
		}
	}
}

// quotable are the Go and YAML files below the folders, without indentation.
func quotable(t *testing.T, roots ...string) [][]byte {
	t.Helper()
	var out [][]byte
	for _, root := range roots {
		err := filepath.WalkDir(filepath.FromSlash(root), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".go" && filepath.Ext(name) != ".yaml" {
				return err
			}
			source, err := os.ReadFile(name)
			out = append(out, unindented(source))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func quoted(sources [][]byte, text string) bool {
	want := unindented([]byte(text))
	for _, s := range sources {
		if bytes.Contains(s, want) {
			return true
		}
	}
	return false
}

func unindented(text []byte) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(text) {
		out.Write(bytes.TrimLeft(line, " \t"))
	}
	return out.Bytes()
}
