package model

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The table has the constants of package b24, no more and no fewer.
func TestRuntimeCodes(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../b24/error.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	consts, got := map[string]string{}, map[string]string{}
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok || decl.Tok != token.CONST {
			continue
		}
		for _, s := range decl.Specs {
			v := s.(*ast.ValueSpec)
			name, text := v.Names[0].Name, textOf(v.Values[0], consts)
			consts[name] = text
			if strings.HasPrefix(name, "Err") {
				got[text] = name
			}
		}
	}
	if d := cmp.Diff(got, runtimeCodes); d != "" {
		t.Errorf("b24/error.go and runtimeCodes differ (-b24 +table):\n%s", d)
	}
}

// textOf is the value of a text, or of two put together.
func textOf(e ast.Expr, known map[string]string) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, _ := strconv.Unquote(e.Value)
		return text
	case *ast.Ident:
		return known[e.Name]
	case *ast.BinaryExpr:
		return textOf(e.X, known) + textOf(e.Y, known)
	}
	return ""
}
