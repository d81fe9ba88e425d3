package templates

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// decl declares the struct, and for parameters the method that they call.
func (o *object) decl(c Config) jen.Code {
	doc := o.comment()
	s := doc.on(jen.Type().Id(o.name).StructFunc(func(g *jen.Group) { o.members(g, c) }))
	if o.method != nil {
		s.Line().Line().Add(o.method.restMethod(o.name))
	}
	return s
}

// members are the struct's fields and the place for those that no page lists.
func (o *object) members(g *jen.Group, c Config) {
	for _, f := range o.fields {
		f.add(g, c)
	}
	o.extraComment().in(g)
	g.Id("Extra").Qual(c.Runtime, "Extra").Tag(map[string]string{"json": "-"})
}

func (f field) add(g *jen.Group, c Config) {
	var doc comment
	if c.Prose {
		doc.quote(f.prose)
	}
	doc.add("%s", f.doc)
	doc.in(g)
	tag := f.key
	if f.tag != "" {
		tag += "," + f.tag
	}
	g.Id(f.name).Add(f.typ.code(c.Runtime)).Tag(map[string]string{"json": tag})
}

// extraComment says what is in the field Extra.
func (o *object) extraComment() *comment {
	var doc comment
	if len(o.patterns) == 0 {
		doc.add("Extra holds fields that the documentation does not list.")
	} else {
		doc.add("Extra holds fields that the documentation names by a pattern (%s) or does not list.", strings.Join(o.patterns, ", "))
	}
	return &doc
}

// comment says what the struct is.
func (o *object) comment() *comment {
	var c comment
	c.add("%s %s.", o.name, o.about.text())
	if o.about.page != "" {
		c.add("%s%s", Site, o.about.page)
	}
	return &c
}

// link is a doc link to the object, or to the method or event whose result or
// data is no struct.
func (o *object) link() string {
	if o.name == "" && o.about.event != nil {
		return "[" + o.about.event.typeName() + "]"
	}
	if o.name == "" {
		return "the answer of [" + o.about.method.link() + "]"
	}
	return "[" + o.name + "]"
}

func (a about) text() string {
	switch a.role {
	case roleParams:
		return "are the parameters of [" + a.method.link() + "]"
	case roleResult:
		return "is the result of [" + a.method.link() + "]"
	case roleRow:
		return "is an element of the result of [" + a.method.link() + "]"
	case roleElement:
		return "is an element of " + a.field + " in " + a.parent.link()
	case roleValue:
		return "is a value of the map " + a.field + " in " + a.parent.link()
	case roleShown:
		return "is the object in fields of " + a.parent.link() + ", as an example shows it"
	case roleEvent:
		return "is the data of [" + a.event.constName + "]"
	case roleType:
		return "is an object of the type " + a.field
	}
	return "is the object " + a.field + " in " + a.parent.link()
}

func (m *method) link() string { return m.service.typeName + "." + m.goName }

// restMethod is what tells the runtime which method a parameters struct calls.
func (m *method) restMethod(params string) jen.Code {
	var c comment
	c.add("RESTMethod describes %s to the runtime.", m.Name)
	return c.on(jen.Func().Params(jen.Id(params)).Id("RESTMethod").Params().Add(m.described()).Block(
		jen.Return(m.described().ValuesFunc(m.properties)),
	))
}

// described is the runtime's type for the method.
func (m *method) described() *jen.Statement {
	return m.runtime("Method").Index(m.result.code(m.service.pkg.cfg.Runtime))
}

func (m *method) properties(g *jen.Group) {
	g.Id("Name").Op(":").Lit(m.Name)
	if m.API == spec.V3 {
		g.Id("API").Op(":").Add(m.runtime("V3"))
	}
	if m.Positional {
		g.Id("Positional").Op(":").True()
	}
	if m.Idempotent {
		g.Id("Idempotent").Op(":").True()
	}
}
