package templates

import (
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// goType writes a type.
func (e emitter) goType(t model.Type) *jen.Statement {
	switch t := t.(type) {
	case model.Runtime:
		return e.runtime(string(t))
	case model.List:
		return jen.Index().Add(e.goType(t.Of))
	case model.Map:
		return jen.Map(jen.String()).Add(e.goType(t.Of))
	case model.Pointer:
		return jen.Op("*").Add(e.goType(t.To))
	case model.Either:
		return e.runtime("Either").Types(e.goType(t.One), e.goType(t.Other))
	}
	return jen.Id(t.String())
}

// types declares structs and enums.
func (e emitter) types(t model.Types) []jen.Code {
	var out []jen.Code
	for _, s := range t.Structs {
		out = append(out, e.structType(s))
	}
	for _, enum := range t.Enums {
		out = append(out, enumType(enum))
	}
	return out
}

// structType declares the struct, and for parameters the method that they call and how
// it lists rows.
func (e emitter) structType(s *model.Struct) jen.Code {
	decl := e.structDoc(s).on(jen.Type().Id(s.Name).StructFunc(func(g *jen.Group) { e.members(g, s) }))
	if s.Role == model.RoleParams {
		decl.Line().Line().Add(e.restMethod(s))
		if s.Method.Rows != nil {
			decl.Line().Line().Add(e.restList(s))
		}
	}
	return decl
}

// structDoc says what the struct is. The parameters of a deprecated method are deprecated too: batches, and calls with
// types of one's own, name nothing else of the method.
func (e emitter) structDoc(s *model.Struct) *comment {
	var doc comment
	doc.add("%s %s.", s.Name, whatIs(s))
	if s.Page != "" {
		doc.add("%s%s", Site, s.Page)
	}
	undocumented(&doc, s.Undocumented)
	if m := s.Method; s.Role == model.RoleParams {
		e.deprecate(&doc, m.Spec.Deprecated, m.Spec.Name, m.Replacements)
	}
	return &doc
}

// members are the struct's fields and the place for those that no page lists.
func (e emitter) members(g *jen.Group, s *model.Struct) {
	for _, f := range s.Fields {
		e.field(g, s, f)
	}
	var doc comment
	if len(s.Patterns) == 0 {
		doc.add("Extra holds fields that the documentation does not list.")
	} else {
		doc.add("Extra holds fields that the documentation names by a pattern (%s) or does not list.", strings.Join(s.Patterns, ", "))
	}
	doc.in(g)
	g.Id("Extra").Add(e.runtime("Extra")).Tag(map[string]string{"json": "-"})
}

func (e emitter) field(g *jen.Group, s *model.Struct, f model.Field) {
	var doc comment
	if e.Prose {
		doc.quote(f.Facts.Description)
	}
	if !f.Undocumented {
		doc.add("%s", fieldText(s, f))
	}
	deprecated(&doc, f.Facts.Deprecated)
	undocumented(&doc, f.Undocumented)
	doc.in(g)
	tag := f.Key
	if f.OmitZero {
		tag += ",omitzero"
	}
	if f.Quoted {
		tag += ",string"
	}
	g.Id(f.Name).Add(e.goType(f.Type)).Tag(map[string]string{"json": tag})
}

// whatIs says what a struct is.
func whatIs(s *model.Struct) string {
	switch s.Role {
	case model.RoleParams:
		return "are the parameters of [" + methodName(s.Method) + "]"
	case model.RoleResult:
		return "is the result of [" + methodName(s.Method) + "]" + andOthers(s.Shared)
	case model.RoleRow:
		return "is an element of the result of [" + methodName(s.Method) + "]" + andOthers(s.Shared)
	case model.RoleElement:
		return "is an element of " + s.Documented + " in " + linkTo(s.Parent) + andOthers(s.Shared)
	case model.RoleValue:
		return "is a value of the map " + s.Documented + " in " + linkTo(s.Parent) + andOthers(s.Shared)
	case model.RoleEvent:
		return "is the data of " + eventLinks(s.Events)
	case model.RoleObject:
		return whatObjectIs(s)
	case model.RoleType:
		return "is an object of the type " + s.Documented
	case model.RoleRetained:
		return "is as it was released"
	}
	return "is the object " + s.Documented + " in " + linkTo(s.Parent) + andOthers(s.Shared)
}

// andOthers says that what stands before it is one of several.
func andOthers(shared bool) string {
	if shared {
		return " and others"
	}
	return ""
}

// eventLinks are doc links to the constants of events.
func eventLinks(events []*model.Event) string {
	var links []string
	for _, e := range events {
		links = append(links, "["+e.Const+"]")
	}
	return strings.Join(links, ", ")
}

// linkTo is a doc link to the struct, or to the method or event whose result or
// data is no struct.
func linkTo(s *model.Struct) string {
	if s.Name != "" {
		return "[" + s.Name + "]"
	}
	if len(s.Events) > 0 {
		return "[" + s.Events[0].DataName() + "]"
	}
	if s.Method == nil {
		return s.Documented // a documented type that nothing uses but what is inside of it
	}
	return "the answer of [" + methodName(s.Method) + "]"
}

// restMethod is what tells the runtime which method a parameters struct calls.
func (e emitter) restMethod(params *model.Struct) jen.Code {
	m := params.Method
	var c comment
	c.add("RESTMethod describes %s to the runtime.", m.Spec.Name)
	described := e.runtime("Method").Index(e.goType(m.Result))
	return c.on(jen.Func().Params(jen.Id(params.Name)).Id("RESTMethod").Params().Add(described).Block(
		jen.Return(described.Clone().ValuesFunc(func(g *jen.Group) { e.properties(g, m.Spec) })),
	))
}

func (e emitter) properties(g *jen.Group, m spec.Method) {
	g.Id("Name").Op(":").Lit(m.Name)
	if m.API == spec.V3 {
		g.Id("API").Op(":").Add(e.runtime("V3"))
	}
	if m.Positional {
		g.Id("Positional").Op(":").True()
	}
	if m.Idempotent {
		g.Id("Idempotent").Op(":").True()
	}
}

// enumType declares an open set of values and their constants.
func enumType(e *model.Enum) jen.Code {
	var c comment
	if e.Parent.Role == model.RoleRetained && e.Parent.Undocumented && e.Documented == "" {
		c.add("%s is as it was released. Other values are possible.", e.Name)
		undocumented(&c, true)
	} else {
		c.add("%s is the field %s of %s. Other values are possible.", e.Name, e.Documented, linkTo(e.Parent)+andOthers(e.Shared))
	}
	return c.on(jen.Type().Id(e.Name).String()).Line().Const().DefsFunc(func(g *jen.Group) {
		for _, v := range e.Values {
			g.Commentf("%s is %s.", v.Name, strings.Join(strings.Fields(v.Text), " "))
			g.Id(v.Name).Id(e.Name).Op("=").Lit(v.Text)
		}
	})
}
