package templates

import "github.com/dave/jennifer/jen"

// goType is a Go type expression of generated code.
type goType interface {
	// code writes the type; b24 is the import path of the runtime.
	code(b24 string) *jen.Statement
	// nilable types have a value for "not given" themselves.
	nilable() bool
}

type (
	basic    string              // a predeclared type
	provided string              // a type of the runtime
	listOf   struct{ of goType } // []T
	mapOf    struct{ of goType } // map[string]T
	pointer  struct{ to goType } // *T
)

func (b basic) code(string) *jen.Statement         { return jen.Id(string(b)) }
func (r provided) code(path string) *jen.Statement { return jen.Qual(path, string(r)) }
func (l listOf) code(path string) *jen.Statement   { return jen.Index().Add(l.of.code(path)) }
func (m mapOf) code(path string) *jen.Statement    { return jen.Map(jen.String()).Add(m.of.code(path)) }
func (p pointer) code(path string) *jen.Statement  { return jen.Op("*").Add(p.to.code(path)) }
func (o *object) code(string) *jen.Statement       { return jen.Id(o.name) }
func (e *enum) code(string) *jen.Statement         { return jen.Id(e.name) }

func (b basic) nilable() bool    { return b == anything }
func (r provided) nilable() bool { return r == labels }
func (listOf) nilable() bool     { return true }
func (mapOf) nilable() bool      { return true }
func (pointer) nilable() bool    { return true }
func (*object) nilable() bool    { return false }
func (*enum) nilable() bool      { return false }

const (
	anything basic = "any"
	integer  basic = "int"
	text     basic = "string"
	boolean  basic = "bool"
)

const (
	decimal  provided = "Decimal"
	dateTime provided = "Time"
	date     provided = "Date"
	file     provided = "File"
	id       provided = "ID"
	yesNo    provided = "YN"
	flag     provided = "Flag"
	labels   provided = "Labels"
)

// optional is the type of a value that may be left out.
func optional(t goType) goType {
	if t.nilable() {
		return t
	}
	return pointer{t}
}
