package goapi

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Parser has the files that were parsed last, by import path and name. APIs that one
// parser reads, one after another, share the files that are the same.
type Parser map[string]parsedFile

// Read reads the API of Go source. Packages that it imports from other sources are
// understood where these are given, too.
func Read(api Source, imported ...Source) (*API, error) { return Parser{}.Read(api, imported...) }

// Read is [Read] with the files that were parsed before.
func (p Parser) Read(api Source, imported ...Source) (*API, error) {
	u := universe{}
	if err := u.parse(p, api, "./", api.has); err != nil {
		return nil, err
	}
	own := slices.Collect(maps.Values(u))
	if err := u.parseImports(p, api, imported); err != nil {
		return nil, err
	}
	own = slices.DeleteFunc(own, func(p *pkg) bool { return slices.Contains(strings.Split(p.dir, "/"), "internal") })
	slices.SortFunc(own, func(a, b *pkg) int { return strings.Compare(a.dir, b.dir) })
	out := &API{Packages: make([]*Package, len(own))}
	sums := sumsOf(api)
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range own {
		g.Go(func() error {
			out.Packages[i] = newReader(u, p).read()
			out.Packages[i].sum = sums[p.dir]
			return nil
		})
	}
	return out, g.Wait()
}

// parseImports reads what the packages import that are there: other folders of the API,
// and other sources.
func (u universe) parseImports(p Parser, api Source, others []Source) error {
	imports := u.imports()
	parse := func(s Source, prefix string) error {
		return u.parse(p, s, prefix, func(dir string) bool {
			name := path.Join(s.Path, dir)
			return imports[name] && u[name] == nil
		})
	}
	if err := parse(api, "./"); err != nil {
		return err
	}
	for _, s := range others {
		if err := parse(s, s.Path+"/"); err != nil {
			return err
		}
	}
	return nil
}

// imports are the paths of all imports.
func (u universe) imports() map[string]bool {
	out := map[string]bool{}
	for _, p := range u {
		for _, f := range p.files {
			for _, imported := range f.imports {
				out[imported] = true
			}
		}
	}
	return out
}

// reader reads the declarations of a package.
type reader struct {
	written, identity printer
	*pkg
	decls   map[string]*Decl
	waiting []*object
}

func newReader(u universe, p *pkg) *reader {
	r := &reader{pkg: p, decls: map[string]*Decl{}, written: printer{universe: u, home: p}}
	r.identity = printer{universe: u, home: p, identity: true, met: r.met}
	return r
}

// met takes in what an exported declaration leads to.
func (r *reader) met(o *object) {
	if !token.IsExported(o.name) && r.decls[o.name] == nil {
		r.waiting = append(r.waiting, o)
	}
}

func (r *reader) read() *Package {
	for _, o := range r.objects {
		if token.IsExported(o.name) {
			r.waiting = append(r.waiting, o)
		}
	}
	for len(r.waiting) > 0 {
		o := r.waiting[0]
		r.waiting = r.waiting[1:]
		if r.decls[o.name] == nil {
			d := &Decl{Kind: o.kind, Symbol: o.name, Doc: o.doc}
			r.decls[o.name] = d
			r.declaration(d, o)
		}
	}
	out := &Package{Dir: r.dir, Name: r.name, Doc: r.doc, byName: r.decls, Decls: slices.Collect(maps.Values(r.decls))}
	slices.SortFunc(out.Decls, func(a, b *Decl) int { return strings.Compare(a.Symbol, b.Symbol) })
	return out
}

func (r *reader) declaration(d *Decl, o *object) {
	switch o.kind {
	case Type:
		r.typeDecl(d, o)
	case Func:
		d.TypeParams, d.Type, d.id = r.signature(o.fn.Type, o.file)
		d.Body = o.body(o.fn)
	case Const:
		c := evaluator{universe: r.identity.universe}.declared(o)
		r.setType(d, c.typ)
		d.Value = c.text()
		if d.Value == "" && o.value.expr != nil {
			d.Value = types.ExprString(o.value.expr)
		}
	case Var:
		in := scope{file: o.file}
		if t := r.typeOfValue(o.value, in); t.Expr != nil {
			r.setType(d, t)
		} else if o.value.expr != nil {
			d.id = types.ExprString(o.value.expr)
		}
	}
}

func (r *reader) setType(d *Decl, t expr) {
	if t.Expr != nil {
		d.Type, d.id = r.written.text(t), r.identity.text(t)
	}
}

// typeOfValue is the type of a variable: as stated, or that of a value that names
// it.
func (r *reader) typeOfValue(v value, in scope) expr {
	if v.typ != nil {
		return expr{v.typ, in}
	}
	switch t := v.expr.(type) {
	case *ast.CompositeLit:
		return expr{t.Type, in}
	case *ast.UnaryExpr:
		if lit, ok := t.X.(*ast.CompositeLit); ok && t.Op == token.AND {
			return expr{&ast.StarExpr{X: lit.Type}, in}
		}
	case *ast.FuncLit:
		return expr{t.Type, in}
	case *ast.BasicLit:
		name := map[token.Token]string{token.INT: "int", token.FLOAT: "float64", token.STRING: "string", token.CHAR: "rune", token.IMAG: "complex128"}[t.Kind]
		return expr{Expr: ast.NewIdent(name)}
	case *ast.CallExpr:
		return r.resultOf(expr{t.Fun, in})
	}
	return expr{}
}

// resultOf is the type of a call: that of a conversion, or of a function with one
// result.
func (r *reader) resultOf(fun expr) expr {
	n, ok := r.identity.lookup(fun)
	switch {
	case !ok:
	case n.path == "errors" && n.name == "New", n.path == "fmt" && n.name == "Errorf":
		return expr{Expr: ast.NewIdent("error")}
	case n.object == nil:
	case n.kind == Type:
		return fun
	case n.kind == Func && n.fn.Type.TypeParams == nil && n.fn.Type.Results.NumFields() == 1:
		return expr{n.fn.Type.Results.List[0].Type, scope{file: n.file}}
	}
	return expr{}
}

// signature is the type of a function: its type parameters and the rest as they are
// written, and all of it in the form that is equal for identical types.
func (r *reader) signature(t *ast.FuncType, f *file) (params, text, id string) {
	in, byPlace := scope{f, bind(t.TypeParams, nil)}, scope{f, bind(t.TypeParams, places(t.TypeParams.NumFields()))}
	return r.written.params(t.TypeParams, in), "func" + r.written.signature(t, in),
		"func" + r.identity.params(t.TypeParams, byPlace) + r.identity.signature(t, byPlace)
}

// body is the source of a function's body.
func (f *file) body(d *ast.FuncDecl) string {
	if d.Body == nil {
		return ""
	}
	return string(f.text[d.Body.Pos()-f.start : d.Body.End()-f.start])
}
