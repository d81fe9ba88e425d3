// Package goapi reads the API of Go packages from their source, and says in named
// kinds of change what the differences between two APIs mean for code that is
// compiled against them.
//
// What it calls incompatible is what golang.org/x/exp/apidiff calls so; the tests
// hold the two against each other. It goes further in two ways: it compares the type
// arguments of generic types of other packages (b24.Response[int]), which apidiff
// takes for equal, and it notes what the compiler does not see, such as tags and
// comments.
//
// It needs no type checker and no dependencies, only the files: names are resolved
// within the packages that are read, through aliases, embedded types and type
// arguments. So it is quick, and it reads code that does not compile here. It refuses
// nothing but syntax errors. In three things it is stricter than apidiff: an
// unexported type under another name is another type, a channel keeps its direction,
// and a package-level variable without a stated type, whose value does not tell it,
// keeps its value. Two it does not see: that a type no longer implements an interface
// by an unexported method, and what build constraints leave out.
package goapi

import (
	"go/token"
	"reflect"
	"slices"
	"strings"
)

// API is what packages export.
type API struct {
	// Packages are in the order of their folders.
	Packages []*Package
}

// Package is a package of an API. Commands, tests and folders named internal or
// testdata are none.
type Package struct {
	// Dir is the folder below the root of the API: crm, v3/tasks, and "." for the
	// root.
	Dir  string
	Name string
	Doc  string
	// Decls are what the package declares, in the order of names. A type that is not
	// exported is among them where an exported declaration leads to it.
	Decls []*Decl

	byName map[string]*Decl
	sum    [32]byte // of the files
}

// Kind is what a name stands for.
type Kind string

// The kinds of declarations, and of members of types.
const (
	Const  Kind = "const"
	Var    Kind = "var"
	Func   Kind = "func"
	Type   Kind = "type"
	Field  Kind = "field"
	Method Kind = "method"
)

// Decl is a declaration, or a field or method of one that declares a type.
//
// In texts of types, names of other packages have their import path before them:
// time.Time, example.com/runtime/b24.ID. Packages of the same API are named by
// their folder: ./crm.Deal. [Short] leaves the folders out.
type Decl struct {
	Kind Kind
	// Symbol is the name in the package, with that of the type before it: Deal,
	// Deal.Add, DealAddParams.ID.
	Symbol string
	// TypeParams are the type parameters as they are written: [K comparable, V any].
	TypeParams string
	// Type is the type of a constant, variable or field; the signature of a function
	// or method, without the names of parameters; "struct", "interface" or the
	// expression that defines a type; what an alias stands for. It is empty for untyped
	// constants, and for variables whose type the source does not tell.
	Type string
	// Alias says that a type is an alias, Embedded that a field is embedded, Pointer
	// that a method has a pointer as its receiver.
	Alias, Embedded, Pointer bool
	// Value is the value of a constant.
	Value string
	// Tag is the tag of a field.
	Tag string
	// Members are the exported fields of a struct in their order, then the exported
	// methods by name. What embedded types bring in is not among them.
	Members []*Decl
	// Body is the source of a function's or method's body.
	Body string
	Doc  string

	// id is the type in the form that is equal for identical types: aliases are
	// resolved, and type parameters named by their place. self is that of the type
	// itself, params are the constraints of its type parameters.
	id, self, params string
	// inherited are the members that other types declare: those that embedded types
	// bring in, or all of an alias. Each has its origin: ./crm.Base.ID.
	inherited []*Decl
	origin    string
	promoted  bool // by embedding, so that literals do not set it
	// comparable says that == works; hidden are the names of the unexported methods of
	// an interface.
	comparable bool
	hidden     []string
}

// Lookup is the declaration, or the member, of that symbol in the package of that
// folder, nil without one.
func (a *API) Lookup(dir, symbol string) *Decl {
	p := a.pkg(dir)
	if p == nil {
		return nil
	}
	name, _, member := strings.Cut(symbol, ".")
	d := p.byName[name]
	if d == nil || !member {
		return d
	}
	for _, m := range d.Members {
		if m.Symbol == symbol {
			return m
		}
	}
	return nil
}

func (a *API) pkg(dir string) *Package {
	i, ok := slices.BinarySearchFunc(a.Packages, dir, func(p *Package, dir string) int { return strings.Compare(p.Dir, dir) })
	if !ok {
		return nil
	}
	return a.Packages[i]
}

// Name is the last part of the symbol.
func (d *Decl) Name() string { return d.Symbol[strings.LastIndexByte(d.Symbol, '.')+1:] }

// Exported reports whether users can write the name.
func (d *Decl) Exported() bool { return token.IsExported(d.Symbol) }

// Optional reports whether the JSON tag of a field leaves it out where it has no
// value.
func (d *Decl) Optional() bool {
	_, options, _ := strings.Cut(reflect.StructTag(d.Tag).Get("json"), ",")
	list := strings.Split(options, ",")
	return slices.Contains(list, "omitzero") || slices.Contains(list, "omitempty")
}

// Deprecated is what the comment says after "Deprecated:", and whether it does.
func (d *Decl) Deprecated() (string, bool) {
	_, note, ok := strings.Cut("\n"+d.Doc, "\nDeprecated:")
	note, _, _ = strings.Cut(note, "\n\n")
	return strings.Join(strings.Fields(note), " "), ok
}
