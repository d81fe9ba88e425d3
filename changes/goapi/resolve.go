package goapi

import (
	"go/ast"
	"strconv"
)

// expr is an expression with what its names are to be looked up in.
type expr struct {
	ast.Expr
	in scope
}

// scope is where an expression stands: in a file, below type parameters that may
// stand for something. Without a file a name stands for itself.
type scope struct {
	*file
	args map[string]expr
}

func (e expr) part(x ast.Expr) expr { return expr{x, e.in} }

// named is what a type name means.
type named struct {
	*object // nil where the source of the package is not at hand
	// path is the package, empty for what the language declares.
	path, name string
	args       []expr
}

// alias reports whether the name is another one for a type.
func (n named) alias() bool { return n.object != nil && n.kind == Type && n.spec.Assign.IsValid() }

// definition is the expression that defines the type, or that the alias stands for.
func (n named) definition() expr {
	return expr{n.spec.Type, scope{n.file, bind(n.spec.TypeParams, n.args)}}
}

// deepest bounds how far names are followed: no program that compiles goes in a
// circle.
const deepest = 100

// lookup finds what a name means, which can be qualified and have type arguments.
// It fails for an expression of another form.
func (u universe) lookup(e expr) (named, bool) {
	e = plain(e)
	switch t := e.Expr.(type) {
	case *ast.Ident:
		if e.in.file == nil {
			return named{name: t.Name}, true
		}
		if o := e.in.objects[t.Name]; o != nil {
			return named{object: o, path: e.in.path, name: t.Name}, true
		}
		return named{name: t.Name}, true
	case *ast.SelectorExpr:
		return u.qualified(e, t)
	case *ast.IndexExpr:
		return u.instance(e.part(t.X), e.part(t.Index))
	case *ast.IndexListExpr:
		var args []expr
		for _, arg := range t.Indices {
			args = append(args, e.part(arg))
		}
		return u.instance(e.part(t.X), args...)
	}
	return named{}, false
}

func (u universe) instance(e expr, args ...expr) (named, bool) {
	n, ok := u.lookup(e)
	n.args = args
	return n, ok
}

// qualified finds a name of another package.
func (u universe) qualified(e expr, s *ast.SelectorExpr) (named, bool) {
	x, ok := s.X.(*ast.Ident)
	if !ok || e.in.file == nil {
		return named{}, false
	}
	path, ok := e.in.imports[x.Name]
	if p := u[path]; p != nil {
		return named{object: p.objects[s.Sel.Name], path: p.path, name: s.Sel.Name}, true
	}
	return named{path: path, name: s.Sel.Name}, ok
}

// plain is the expression without parentheses, and with what a type parameter
// stands for.
func plain(e expr) expr {
	for range deepest {
		switch t := e.Expr.(type) {
		case *ast.ParenExpr:
			e = e.part(t.X)
			continue
		case *ast.Ident:
			if arg, ok := e.in.args[t.Name]; ok {
				e = arg
				continue
			}
		}
		break
	}
	return e
}

// unalias follows aliases to the type that they stand for.
func (u universe) unalias(e expr) expr {
	for range deepest {
		e = plain(e)
		n, ok := u.lookup(e)
		if !ok || !n.alias() {
			break
		}
		e = n.definition()
	}
	return e
}

// underlying follows names to the type literal, or to a name that is not known
// further.
func (u universe) underlying(e expr) expr {
	for range deepest {
		e = plain(e)
		n, ok := u.lookup(e)
		if !ok || n.object == nil || n.kind != Type {
			break
		}
		e = n.definition()
	}
	return e
}

// bind gives type parameters what they stand for. Without arguments they stand for
// themselves.
func bind(params *ast.FieldList, args []expr) map[string]expr {
	out := map[string]expr{}
	for i, name := range paramNames(params) {
		out[name] = expr{Expr: ast.NewIdent(name)}
		if i < len(args) {
			out[name] = args[i]
		}
	}
	return out
}

func paramNames(params *ast.FieldList) []string {
	var names []string
	if params != nil {
		for _, f := range params.List {
			for _, name := range f.Names {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// places are the type parameters by their place, so that their names do not matter.
func places(n int) []expr {
	var out []expr
	for i := range n {
		out = append(out, expr{Expr: ast.NewIdent("$" + strconv.Itoa(i+1))})
	}
	return out
}

// scope is that of a method, whose type parameters have the names that its receiver
// gives them.
func (m method) scope(args []expr) scope {
	var params []ast.Expr
	t := m.fn.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	switch t := t.(type) {
	case *ast.IndexExpr:
		params = []ast.Expr{t.Index}
	case *ast.IndexListExpr:
		params = t.Indices
	}
	bound := map[string]expr{}
	for i, p := range params {
		if name, ok := p.(*ast.Ident); ok && i < len(args) {
			bound[name.Name] = args[i]
		}
	}
	return scope{m.file, bound}
}
