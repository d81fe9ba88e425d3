package goapi

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// printer writes types as one package sees them.
type printer struct {
	universe
	home *pkg
	// identity asks for the form that is equal for identical types.
	identity bool
	// met is told of each name of the home package.
	met func(*object)
	// depth counts the aliases that were followed.
	depth int
}

// text writes a type.
func (p printer) text(e expr) string {
	e = plain(e)
	switch t := e.Expr.(type) {
	case *ast.StarExpr:
		return "*" + p.text(e.part(t.X))
	case *ast.Ellipsis:
		return "..." + p.text(e.part(t.Elt))
	case *ast.ArrayType:
		return p.array(e, t)
	case *ast.MapType:
		return "map[" + p.text(e.part(t.Key)) + "]" + p.text(e.part(t.Value))
	case *ast.ChanType:
		return map[ast.ChanDir]string{ast.SEND: "chan<- ", ast.RECV: "<-chan ", ast.SEND | ast.RECV: "chan "}[t.Dir] + p.text(e.part(t.Value))
	case *ast.FuncType:
		return "func" + p.signature(t, e.in)
	case *ast.StructType:
		return "struct{" + strings.Join(p.fields(t, e.in), "; ") + "}"
	case *ast.InterfaceType:
		return p.interfaceText(t, e.in)
	case *ast.BinaryExpr: // of a constraint
		return p.text(e.part(t.X)) + " " + t.Op.String() + " " + p.text(e.part(t.Y))
	case *ast.UnaryExpr:
		return t.Op.String() + p.text(e.part(t.X))
	}
	return p.name(e)
}

// name writes a type name with its type arguments.
func (p printer) name(e expr) string {
	n, ok := p.lookup(e)
	if !ok {
		return types.ExprString(e.Expr)
	}
	if p.identity {
		if text := p.identical(n); text != "" {
			return text
		}
	}
	text := n.name
	switch {
	case n.object != nil && n.pkg == p.home:
		if p.met != nil {
			p.met(n.object)
		}
	case n.path != "":
		text = n.path + "." + n.name
	}
	var args []string
	for _, arg := range n.args {
		args = append(args, p.text(arg))
	}
	if args != nil {
		text += "[" + strings.Join(args, ", ") + "]"
	}
	return text
}

// identical is the type that a name is another one for, empty where it is none.
func (p printer) identical(n named) string {
	if n.path == "" {
		return map[string]string{"byte": "uint8", "rune": "int32"}[n.name]
	}
	if n.alias() && p.depth < deepest {
		p.depth++
		return p.text(n.definition())
	}
	return ""
}

func (p printer) array(e expr, t *ast.ArrayType) string {
	length := ""
	if t.Len != nil {
		length = evaluator{universe: p.universe}.value(e.part(t.Len)).text()
		if length == "" {
			length = types.ExprString(t.Len)
		}
	}
	return "[" + length + "]" + p.text(e.part(t.Elt))
}

// signature writes the types of parameters and results without their names, which
// can change without harm.
func (p printer) signature(t *ast.FuncType, in scope) string {
	text := "(" + strings.Join(p.types(t.Params, in), ", ") + ")"
	switch results := p.types(t.Results, in); len(results) {
	case 0:
		return text
	case 1:
		return text + " " + results[0]
	default:
		return text + " (" + strings.Join(results, ", ") + ")"
	}
}

// types are the types of a list of parameters, results or type parameters.
func (p printer) types(list *ast.FieldList, in scope) []string {
	if list == nil {
		return nil
	}
	var out []string
	for _, f := range list.List {
		text := p.text(expr{f.Type, in})
		for range max(1, len(f.Names)) {
			out = append(out, text)
		}
	}
	return out
}

// params writes type parameters: their constraints, and unless they are to be
// compared, their names.
func (p printer) params(list *ast.FieldList, in scope) string {
	texts := p.types(list, in)
	if texts == nil {
		return ""
	}
	if !p.identity {
		for i, name := range paramNames(list) {
			texts[i] = name + " " + texts[i]
		}
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// fields writes the fields of a struct that has no name.
func (p printer) fields(t *ast.StructType, in scope) []string {
	var out []string
	for _, f := range t.Fields.List {
		text := p.text(expr{f.Type, in})
		if f.Tag != nil {
			text += " " + f.Tag.Value
		}
		for _, name := range f.Names {
			out = append(out, name.Name+" "+text)
		}
		if f.Names == nil {
			out = append(out, text)
		}
	}
	return out
}

// interfaceText writes an interface that has no name.
func (p printer) interfaceText(t *ast.InterfaceType, in scope) string {
	var out []string
	for _, f := range t.Methods.List {
		text := p.text(expr{f.Type, in})
		for _, name := range f.Names {
			out = append(out, name.Name+strings.TrimPrefix(text, "func"))
		}
		if f.Names == nil {
			out = append(out, text)
		}
	}
	if out == nil {
		return "any"
	}
	slices.Sort(out)
	return "interface{" + strings.Join(out, "; ") + "}"
}

// text shows the type of a declaration.
func (d *Decl) text() string {
	switch {
	case d.Alias:
		return strings.TrimSpace(d.TypeParams + " = " + Short(d.Type))
	case d.Type == "" && d.Kind == Const:
		return "untyped"
	case d.TypeParams != "":
		return Short(d.TypeParams) + " " + Short(d.Type)
	}
	return Short(d.Type)
}

// was is the shortest text of a type that tells it from another.
func was(d, other *Decl) string {
	switch {
	case d.text() != other.text():
		return d.text()
	case Short(d.id) != Short(other.id):
		return Short(d.id)
	}
	return d.id
}

// names are the names in a type, with those of packages.
var names = lazyregexp.New(`[^\s\[\](){}*,;|<]+`)

// Short is the text of a type with the names of packages alone: b24.ID, crm.Deal.
func Short(text string) string {
	if !strings.Contains(text, "/") {
		return text
	}
	return names.ReplaceAllStringFunc(text, func(name string) string {
		name, variadic := strings.CutPrefix(name, "...")
		name = name[strings.LastIndexByte(name, '/')+1:]
		if variadic {
			return "..." + name
		}
		return name
	})
}
