package schema

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// sources are what Go code says that reflection does not.
type sources struct {
	comments map[string]string // by Type or Type.Field
	values   map[string][]any  // the constants of a string type
}

// readSources reads the Go files in the folders.
func readSources(folders []string) (sources, error) {
	s := sources{map[string]string{}, map[string][]any{}}
	for _, folder := range folders {
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(names) == 0 {
			return s, fmt.Errorf("%s: no Go files in it (%v)", folder, err)
		}
		for _, name := range names {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				return s, err
			}
			ast.Inspect(file, s.visit)
		}
	}
	return s, nil
}

func (s sources) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		if t, ok := n.Specs[0].(*ast.TypeSpec); ok && t.Doc == nil {
			s.comments[t.Name.Name] = sentence(n.Doc)
		}
	case *ast.TypeSpec:
		if fields, ok := n.Type.(*ast.StructType); ok {
			s.fields(n.Name.Name, fields)
		}
	case *ast.ValueSpec:
		s.constant(n)
	}
	return true
}

func (s sources) fields(owner string, fields *ast.StructType) {
	for _, f := range fields.Fields.List {
		for _, name := range f.Names {
			if f.Doc != nil {
				s.comments[owner+"."+name.Name] = sentence(f.Doc)
			}
		}
	}
}

// constant takes in a constant of a string type of its own.
func (s sources) constant(n *ast.ValueSpec) {
	typ, ok := n.Type.(*ast.Ident)
	if !ok || len(n.Values) != 1 {
		return
	}
	literal, ok := n.Values[0].(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return
	}
	if text, err := strconv.Unquote(literal.Value); err == nil {
		s.values[typ.Name] = append(s.values[typ.Name], text)
	}
}

// sentence is a comment as text on one line, without the brackets of doc links.
func sentence(c *ast.CommentGroup) string {
	text := strings.Join(strings.Fields(c.Text()), " ")
	return strings.NewReplacer("[", "", "]", "").Replace(text)
}
