package released

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/model"
)

// names are what a package declares, by Go name.
type names struct {
	taken map[string]bool
	types map[string]model.Type // structs, enums, and what aliases stand for
	// rename gives a struct or an enum another name.
	rename map[string]func(string)
}

func namesOf(p *model.Package) names {
	n := names{map[string]bool{}, map[string]model.Type{}, map[string]func(string){}}
	for _, s := range append(slices.Clone(p.Services), p.Root) {
		n.taken[s.Type], n.taken[s.New] = true, true
		n.rename[s.Type] = func(name string) { s.Type = name }
	}
	for _, t := range groups(p) {
		n.add(*t)
	}
	for _, e := range p.Events {
		n.taken[e.Const] = true
		if e.Alias != "" {
			n.taken[e.Alias], n.types[e.Alias] = true, e.Data
		}
	}
	for _, c := range p.Codes {
		n.taken[c.Name] = true
	}
	return n
}

// groups are all groups of types in a package.
func groups(p *model.Package) []*model.Types {
	out := []*model.Types{&p.Shared, &p.Retained.Types}
	for _, s := range p.Services {
		out = append(out, &s.Types)
	}
	for _, m := range p.Methods() {
		out = append(out, &m.Types)
	}
	for _, e := range p.Events {
		out = append(out, &e.Types)
	}
	return out
}

func (n names) add(t model.Types) {
	for _, s := range t.Structs {
		n.taken[s.Name], n.types[s.Name] = true, s
		n.rename[s.Name] = func(name string) { s.Name = name }
	}
	for _, e := range t.Enums {
		n.taken[e.Name], n.types[e.Name] = true, e
		n.rename[e.Name] = func(name string) { e.Name = name }
		for _, v := range e.Values {
			n.taken[v.Name] = true
		}
	}
}

// claim takes a name for a released declaration. A newcomer that has it gets the next
// one with a number.
func (n names) claim(name string) {
	if rename := n.rename[name]; rename != nil {
		fresh := n.fresh(name)
		rename(fresh)
		if t := n.types[name]; t != nil {
			n.types[fresh] = t
		}
		n.rename[fresh] = rename
		delete(n.rename, name)
		delete(n.types, name)
	}
	n.taken[name] = true
}

func (n names) fresh(name string) string {
	for i := 2; ; i++ {
		if fresh := name + strconv.Itoa(i); !n.taken[fresh] {
			n.taken[fresh] = true
			return fresh
		}
	}
}

// parse reads a type as Go writes it.
func (n names) parse(text string) (model.Type, error) {
	e, err := parser.ParseExpr(text)
	if err != nil {
		return nil, fmt.Errorf("%s is no Go type", text)
	}
	return n.typeOf(e)
}

func (n names) typeOf(e ast.Expr) (model.Type, error) {
	switch t := e.(type) {
	case *ast.IndexListExpr:
		return n.either(t)
	case *ast.StarExpr:
		to, err := n.typeOf(t.X)
		return model.Pointer{To: to}, err
	case *ast.ArrayType:
		if t.Len == nil {
			of, err := n.typeOf(t.Elt)
			return model.List{Of: of}, err
		}
	case *ast.MapType:
		if types.ExprString(t.Key) == "string" {
			of, err := n.typeOf(t.Value)
			return model.Map{Of: of}, err
		}
	}
	if t := n.named(types.ExprString(e)); t != nil {
		return t, nil
	}
	return nil, fmt.Errorf("the package has no type %s", types.ExprString(e))
}

// named is the type of a name: of the package, of Go or of the runtime.
func (n names) named(name string) model.Type {
	if known := n.types[name]; known != nil {
		return known
	}
	if types.Universe.Lookup(name) != nil {
		return model.Basic(name)
	}
	if ofRuntime, ok := strings.CutPrefix(name, "b24."); ok {
		return model.Runtime(ofRuntime)
	}
	return nil
}

// either is the type of a value that has one of two forms.
func (n names) either(t *ast.IndexListExpr) (model.Type, error) {
	if types.ExprString(t.X) != "b24.Either" || len(t.Indices) != 2 {
		return nil, fmt.Errorf("the package has no type %s", types.ExprString(t))
	}
	one, err := n.typeOf(t.Indices[0])
	if err != nil {
		return nil, err
	}
	other, err := n.typeOf(t.Indices[1])
	return model.Either{One: one, Other: other}, err
}
