package goapi

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// typeDecl reads the declaration of a type.
func (r *reader) typeDecl(d *Decl, o *object) {
	params := o.spec.TypeParams
	args := places(params.NumFields())
	written := expr{o.spec.Type, scope{o.file, bind(params, nil)}}
	byPlace := expr{o.spec.Type, scope{o.file, bind(params, args)}}
	d.Alias = o.spec.Assign.IsValid()
	d.TypeParams = r.written.params(params, written.in)
	d.params = r.identity.params(params, byPlace.in)
	d.Type = r.written.definition(written)
	underlying := r.identity.underlying(byPlace)
	d.id = r.identity.definition(underlying)
	d.comparable = r.identity.comparable(underlying)
	if d.Alias {
		d.self = r.identity.text(byPlace)
		r.inherit(d, []embedding{{byPlace, false}}, false)
		return
	}
	d.self = o.name + argsText(args)
	d.Members = append(r.fields(d, r.written.underlying(written), underlying), r.methods(d, o, args)...)
	r.inherit(d, embeddings(underlying, false), true)
}

func argsText(args []expr) string {
	var out []string
	for _, a := range args {
		out = append(out, types.ExprString(a.Expr))
	}
	if out == nil {
		return ""
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// definition is the kind of a struct or interface, whose members are told apart, and
// the text of another type.
func (p printer) definition(e expr) string {
	switch t := e.Expr.(type) {
	case *ast.StructType:
		return "struct"
	case *ast.InterfaceType:
		var elements []string
		for _, f := range t.Methods.List {
			if f.Names == nil && !p.isInterface(e.part(f.Type)) {
				elements = append(elements, p.text(e.part(f.Type)))
			}
		}
		if elements == nil {
			return "interface"
		}
		slices.Sort(elements)
		return "interface{" + strings.Join(elements, "; ") + "}"
	}
	return p.text(e)
}

// isInterface reports whether the element of an interface is an interface whose
// methods are known.
func (p printer) isInterface(e expr) bool {
	_, ok := p.underlying(e).Expr.(*ast.InterfaceType)
	return ok
}

// fields are the exported fields of a struct, and the methods of an interface.
// Both expressions are the same type, seen as it is written and by place.
func (r *reader) fields(d *Decl, written, byPlace expr) []*Decl {
	var out []*Decl
	for _, f := range fieldsOf(written) {
		for _, name := range f.names() {
			if token.IsExported(name) {
				out = append(out, &Decl{
					Kind: f.kind, Symbol: d.Symbol + "." + name, Doc: f.Doc.Text(), Tag: tagOf(f.Field), Embedded: f.Names == nil,
					Type: r.written.text(written.part(f.Type)), id: r.identity.text(byPlace.part(f.Type)),
				})
			} else if f.kind == Method {
				d.hidden = append(d.hidden, name)
			}
		}
	}
	if len(out) > 0 && out[0].Kind == Method {
		slices.SortFunc(out, bySymbol)
	}
	return out
}

func bySymbol(a, b *Decl) int { return strings.Compare(a.Symbol, b.Symbol) }

// methods are the exported methods that are declared for a type.
func (r *reader) methods(d *Decl, o *object, args []expr) []*Decl {
	var out []*Decl
	for _, m := range o.methods {
		if !m.fn.Name.IsExported() {
			continue
		}
		out = append(out, &Decl{
			Kind: Method, Symbol: d.Symbol + "." + m.fn.Name.Name, Doc: m.fn.Doc.Text(), Body: m.body(m.fn), Pointer: m.onPointer(),
			Type: "func" + r.written.signature(m.fn.Type, scope{file: m.file}), id: "func" + r.identity.signature(m.fn.Type, m.scope(args)),
		})
	}
	slices.SortFunc(out, bySymbol)
	return out
}

func (m method) onPointer() bool {
	_, ok := m.fn.Recv.List[0].Type.(*ast.StarExpr)
	return ok
}

// astField is a field of a struct, or an element of an interface.
type astField struct {
	*ast.Field
	kind Kind
}

// fieldsOf are the fields of a struct, embedded ones included, or the methods of an
// interface.
func fieldsOf(e expr) []astField {
	var out []astField
	switch t := e.Expr.(type) {
	case *ast.StructType:
		for _, f := range t.Fields.List {
			out = append(out, astField{f, Field})
		}
	case *ast.InterfaceType:
		for _, f := range t.Methods.List {
			if f.Names != nil {
				out = append(out, astField{f, Method})
			}
		}
	}
	return out
}

// names are the names of a field: that of its type where it is embedded.
func (f astField) names() []string {
	if f.Names == nil {
		return []string{baseName(f.Type)}
	}
	return paramNames(&ast.FieldList{List: []*ast.Field{f.Field}})
}

// baseName is the name of a type without its package, type arguments and the star.
func baseName(e ast.Expr) string {
	switch t := e.(type) {
	case *ast.StarExpr:
		return baseName(t.X)
	case *ast.ParenExpr:
		return baseName(t.X)
	case *ast.IndexExpr:
		return baseName(t.X)
	case *ast.IndexListExpr:
		return baseName(t.X)
	case *ast.SelectorExpr:
		return t.Sel.Name
	case *ast.Ident:
		return t.Name
	}
	return ""
}

func tagOf(f *ast.Field) string {
	if f.Tag == nil {
		return ""
	}
	tag, _ := strconv.Unquote(f.Tag.Value)
	return tag
}

// embedding is a type whose members another one has, too. pointer says that it is
// reached by a pointer.
type embedding struct {
	expr
	pointer bool
}

// embeddings are what a struct or an interface embeds.
func embeddings(e expr, pointer bool) []embedding {
	var list *ast.FieldList
	switch t := e.Expr.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	default:
		return nil
	}
	var out []embedding
	for _, f := range list.List {
		if f.Names == nil {
			out = append(out, embedding{e.part(f.Type), pointer})
		}
	}
	return out
}

// inherit gives a type the members of others, level by level: a name that is nearer
// hides one below, and one that comes twice on a level stands for neither.
func (r *reader) inherit(d *Decl, level []embedding, promoted bool) {
	found := map[string]bool{}
	for _, m := range d.Members {
		found[m.Name()] = true
	}
	seen := map[string]bool{}
	for len(level) > 0 {
		count := map[string]int{}
		var members []*Decl
		var below []embedding
		var now []string
		for _, e := range level {
			text := printer{universe: r.identity.universe, home: r.pkg, identity: true}.text(e.expr)
			if seen[text] {
				continue
			}
			now = append(now, text)
			more, next := r.membersOf(d, e)
			members, below = append(members, more...), append(below, next...)
		}
		for _, m := range members {
			count[m.Name()]++
		}
		for _, m := range members {
			if count[m.Name()] == 1 && !found[m.Name()] && token.IsExported(m.Name()) {
				m.promoted = promoted
				d.inherited = append(d.inherited, m)
			}
		}
		for name := range count {
			found[name] = true
		}
		for _, text := range now {
			seen[text] = true
		}
		level, promoted = below, true
	}
}

// membersOf are the members of an embedded type, as those of the type that embeds it,
// and what it embeds itself.
func (r *reader) membersOf(d *Decl, em embedding) ([]*Decl, []embedding) {
	e := r.identity.unalias(em.expr)
	if star, ok := e.Expr.(*ast.StarExpr); ok {
		e, em.pointer = r.identity.unalias(e.part(star.X)), true
	}
	n, _ := r.identity.lookup(e)
	var out []*Decl
	add := func(kind Kind, name, id string, pointer bool) {
		out = append(out, &Decl{
			Kind: kind, Symbol: d.Symbol + "." + name, Type: id, id: id, Pointer: pointer && !em.pointer,
			origin: n.path + "." + n.name + "." + name,
		})
	}
	if n.object != nil {
		for _, m := range n.methods {
			add(Method, m.fn.Name.Name, "func"+r.identity.signature(m.fn.Type, m.scope(n.args)), m.onPointer())
		}
	}
	underlying := r.identity.underlying(e)
	_, isInterface := underlying.Expr.(*ast.InterfaceType)
	for _, f := range fieldsOf(underlying) {
		for _, name := range f.names() {
			add(f.kind, name, r.identity.text(underlying.part(f.Type)), false)
			if isInterface && !token.IsExported(name) {
				d.hidden = append(d.hidden, name)
			}
		}
	}
	return out, embeddings(underlying, em.pointer)
}

// comparable reports whether == compares values of the type. What is not known, such
// as types of packages that are not at hand, is taken for comparable.
func (p printer) comparable(e expr) bool {
	e = p.underlying(e)
	if p.depth++; p.depth > deepest {
		return true
	}
	switch t := e.Expr.(type) {
	case *ast.MapType, *ast.FuncType:
		return false
	case *ast.ArrayType:
		return t.Len != nil && p.comparable(e.part(t.Elt))
	case *ast.StructType:
		return !slices.ContainsFunc(t.Fields.List, func(f *ast.Field) bool { return !p.comparable(e.part(f.Type)) })
	case *ast.Ident:
		return !strings.HasPrefix(t.Name, "$") // a type parameter
	}
	return true
}
