package goapi

import (
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"strings"
)

// symbol is an exported name and what can be said of it.
type symbol struct {
	what what
	// typ is the type of a field or constant, the signature of a function, the
	// kind of a type.
	typ string
	// value is the value of a constant, the tag of a field, the body of a
	// function.
	value string
	doc   string
}

type what string

const (
	aPackage what = "package"
	aType    what = "type"
	aField   what = "field"
	aMethod  what = "method"
	aFunc    what = "func"
	aConst   what = "const"
)

// deprecated reports whether the comment has a paragraph that says so.
func (s symbol) deprecated() bool {
	return strings.HasPrefix(s.doc, "Deprecated:") || strings.Contains(s.doc, "\nDeprecated:")
}

// decl adds what a declaration exports.
func (p pkg) decl(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		p.function(d)
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				p.typeSpec(s, commentOf(s.Doc, d.Doc))
			case *ast.ValueSpec:
				p.constant(s)
			}
		}
	}
}

func (p pkg) function(d *ast.FuncDecl) {
	if !d.Name.IsExported() {
		return
	}
	s := symbol{what: aFunc, typ: signature(d.Type), value: source(d.Body), doc: d.Doc.Text()}
	name := d.Name.Name
	if d.Recv != nil {
		s.what = aMethod
		name = strings.TrimPrefix(types.ExprString(d.Recv.List[0].Type), "*") + "." + name
	}
	p[name] = s
}

// signature is the types of parameters and results without their names, which
// can change without harm.
func signature(f *ast.FuncType) string {
	text := "func(" + strings.Join(typesOf(f.Params), ", ") + ")"
	switch results := typesOf(f.Results); len(results) {
	case 0:
		return text
	case 1:
		return text + " " + results[0]
	default:
		return text + " (" + strings.Join(results, ", ") + ")"
	}
}

func typesOf(list *ast.FieldList) []string {
	if list == nil {
		return nil
	}
	var out []string
	for _, f := range list.List {
		for range max(1, len(f.Names)) {
			out = append(out, types.ExprString(f.Type))
		}
	}
	return out
}

func (p pkg) typeSpec(s *ast.TypeSpec, doc string) {
	if !s.Name.IsExported() {
		return
	}
	t, ok := s.Type.(*ast.StructType)
	if !ok {
		typ := types.ExprString(s.Type)
		if s.Assign.IsValid() {
			typ = "= " + typ
		}
		p[s.Name.Name] = symbol{what: aType, typ: typ, doc: doc}
		return
	}
	p[s.Name.Name] = symbol{what: aType, typ: "struct", doc: doc}
	for _, f := range t.Fields.List {
		for _, name := range f.Names {
			if name.IsExported() {
				p[s.Name.Name+"."+name.Name] = symbol{what: aField, typ: types.ExprString(f.Type), value: tagOf(f), doc: f.Doc.Text()}
			}
		}
	}
}

// constant adds constants. Those of events have no type.
func (p pkg) constant(s *ast.ValueSpec) {
	typ := "untyped"
	if s.Type != nil {
		typ = types.ExprString(s.Type)
	}
	for i, name := range s.Names {
		if name.IsExported() && i < len(s.Values) {
			p[name.Name] = symbol{what: aConst, typ: typ, value: types.ExprString(s.Values[i]), doc: s.Doc.Text()}
		}
	}
}

func tagOf(f *ast.Field) string {
	if f.Tag == nil {
		return ""
	}
	return f.Tag.Value
}

func commentOf(first, second *ast.CommentGroup) string {
	if first != nil {
		return first.Text()
	}
	return second.Text()
}

// source is the text of a body, whatever its place in the file.
func source(body *ast.BlockStmt) string {
	var out strings.Builder
	if body == nil || format.Node(&out, token.NewFileSet(), body) != nil {
		return ""
	}
	return out.String()
}
