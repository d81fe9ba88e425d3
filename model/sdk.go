// Package model decides what the documented API is in Go: packages, services,
// methods, types with their fields, enums, error codes, events, and the name of each.
//
// [Build] makes an [SDK] of a spec. Everything that has to be decided on the way is
// decided here: the Go type of a field by all that the documentation says of it, which
// structs are shared, and which name everything has. The result is a plain value, with
// the reason of each decision beside it. Package templates writes it as Go, and other
// packages read it.
//
// The package is pure, and the same spec gives the same model in whatever order its
// methods come. It refuses a spec whose names cannot be told apart in Go, and says
// which name to pin.
package model

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// SDK is the whole SDK with every decision made.
type SDK struct {
	// Module is the import path of the folder that the packages are in, if it is known.
	Module   string
	Packages []*Package
	// Names are all Go names by the keys that pin them.
	Names map[string]string
}

// Package is the package of a namespace.
type Package struct {
	API       spec.API
	Namespace string
	Name      string
	Dir       string // below that of the SDK
	// ImportPath is empty if that of the SDK is not known.
	ImportPath string
	Scopes     []string // of all methods and events, sorted
	Services   []*Service
	// Root has all services as fields. It is the service with the namespace's own name, or
	// one without methods, which is not among Services.
	Root   *Service
	Events []*Event
	Codes  []*Code
	// Shared are the types that several methods use: those documented on pages of
	// their own.
	Shared Types
	// Retained are what pins keep, though the documentation no longer has it.
	Retained Retained
}

// Methods are the methods of all services.
func (p *Package) Methods() []*Method {
	var out []*Method
	for _, s := range p.Services {
		out = append(out, s.Methods...)
	}
	return out
}

// Types are declared types, in the order in which they are declared.
type Types struct {
	Structs []*Struct
	Enums   []*Enum
}

// Service is the client type of a REST service.
type Service struct {
	Package *Package
	REST    string // name in the API
	Type    string
	New     string // the constructor
	Field   string // of the package's root, empty for that itself
	File    string
	Pinned  bool // has its name by a pin
	Methods []*Method
	// Types are those that several of its methods use, and no others.
	Types Types
}

// Method is one REST method as a method of its service.
type Method struct {
	// Spec is what the documentation states.
	Spec     spec.Method
	Service  *Service
	Name     string // in Go
	Iterator string // the method that iterates over all rows, empty if there is none
	Pinned   bool   // has its name by a pin
	Params   *Struct
	Result   Type
	// Why is the reason for the type of the result.
	Why Evidence
	// Rows are set where the method lists rows page by page.
	Rows *Rows
	// Types are those of the parameters and of the result.
	Types Types
	Codes []MethodCode
	// IDPath leads from the result to the id of what is made or answered, by keys and
	// indexes; HasID says that there is one.
	IDPath []string
	HasID  bool
	// Needs are fields that the page requires inside of objects.
	Needs []Needed
	// Replacements are what a deprecated method names instead.
	Replacements []Replacement
	// Undocumented says that a pin keeps the method, RowsUndocumented that it keeps the
	// iterator.
	Undocumented, RowsUndocumented bool
}

// Needed are the keys that a page requires inside of an object that is given.
type Needed struct {
	In   string // the key of the parameter, or the keys that lead to the object, joined by dots
	Keys []string
}

// MethodCode is an error code that the page of a method has.
type MethodCode struct {
	Text      string // empty where the page says that an error has no code
	Status    int    // of HTTP, 0 if the page gives none
	InExample bool   // only an example has it
	Code      *Code  // nil where the text is no code that a portal sends
}

// Replacement is what to use instead of something deprecated. All but the name are nil
// where the SDK does not have it.
type Replacement struct {
	Name    string // in the API
	Method  *Method
	Service *Service
	Event   *Event
}

// Code is an error code that pages of the package document. Codes are compared
// without regard to case, so that two spellings share one constant.
type Code struct {
	Name string
	Text string // the most frequent spelling, or that of package b24
	// Runtime is the constant of package b24 for the same code, empty if it has none.
	Runtime string
	Users   []*Method // whose pages have it
}

// Event is an event of the package's namespace: a constant for its name, and a type
// for the data that comes with it.
type Event struct {
	// Spec is what the documentation states.
	Spec    spec.Event
	Package *Package
	Const   string
	// Data is a struct, so that it can grow, or what else the page states; then Alias
	// is the name of the type.
	Data  Type
	Alias string
	// Why is the reason for the type of the data.
	Why          Evidence
	Types        Types
	Replacements []Replacement
}

// DataName is the name of the type of the event's data.
func (e *Event) DataName() string {
	if s, ok := e.Data.(*Struct); ok {
		return s.Name
	}
	return e.Alias
}

// Only is the SDK with nothing but the methods and events of a part of its spec, and
// the types that these use. Nothing is named or typed anew.
func (s *SDK) Only(part spec.Spec) *SDK {
	methods, events := map[methodKey]bool{}, map[string]bool{}
	for _, m := range part.Methods {
		methods[keyOfMethod(m)] = true
	}
	for _, e := range part.Events {
		events[e.Code()] = true
	}
	out := &SDK{Module: s.Module, Names: s.Names}
	for _, p := range s.Packages {
		if kept := p.only(methods, events); len(kept.Services)+len(kept.Events) > 0 {
			out.Packages = append(out.Packages, kept)
		}
	}
	return out
}

func (p *Package) only(methods map[methodKey]bool, events map[string]bool) *Package {
	out := *p
	out.Services, out.Codes, out.Shared = nil, nil, Types{}
	used := map[Type]bool{}
	root := *p.Root
	root.Methods, root.Types, root.File, out.Root = nil, Types{}, RootFile, &root
	for _, s := range p.Services {
		kept := *s
		kept.Methods = slices.DeleteFunc(slices.Clone(s.Methods), func(m *Method) bool { return !methods[keyOfMethod(m.Spec)] })
		if len(kept.Methods) == 0 {
			continue
		}
		out.Services = append(out.Services, &kept)
		if s == p.Root {
			out.Root = &kept
		}
	}
	for _, m := range out.Methods() {
		markUsed(used, m.Params)
		markUsed(used, m.Result)
	}
	for _, s := range out.Services {
		s.Types = s.Types.only(used)
	}
	out.Events = slices.DeleteFunc(slices.Clone(p.Events), func(e *Event) bool { return !events[e.Spec.Code()] })
	for _, e := range out.Events {
		markUsed(used, e.Data)
	}
	for _, c := range p.Codes {
		if slices.ContainsFunc(c.Users, func(m *Method) bool { return methods[keyOfMethod(m.Spec)] }) {
			out.Codes = append(out.Codes, c)
		}
	}
	out.Shared = p.Shared.only(used)
	return &out
}

// only are the types that are used.
func (t Types) only(used map[Type]bool) Types {
	return Types{
		Structs: slices.DeleteFunc(slices.Clone(t.Structs), func(s *Struct) bool { return !used[s] }),
		Enums:   slices.DeleteFunc(slices.Clone(t.Enums), func(e *Enum) bool { return !used[e] }),
	}
}

// markUsed marks the type and those inside it.
func markUsed(used map[Type]bool, t Type) {
	for _, t := range Parts(t) {
		if used[t] {
			continue
		}
		used[t] = true
		if s, ok := t.(*Struct); ok {
			for _, f := range s.Fields {
				markUsed(used, f.Type)
			}
		}
	}
}

// Uses reports whether methods of the service take the struct, and whether they answer it, also inside of
// something.
func (s *Service) Uses(what *Struct) (takes, answers bool) {
	taken, answered := map[Type]bool{}, map[Type]bool{}
	for _, m := range s.Methods {
		markUsed(taken, m.Params)
		markUsed(answered, m.Result)
	}
	return taken[what], answered[what]
}
