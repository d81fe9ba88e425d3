package templates

import (
	"fmt"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// Site is the address of the documentation, which the spec's pages are below.
const Site = "https://apidocs.bitrix24.com/"

// service declares what is in a service's file.
func (e emitter) service(s *model.Service) []jen.Code {
	decls := e.client(s)
	for _, m := range s.Methods {
		decls = append(decls, e.methodAndTypes(m)...)
	}
	return append(decls, e.types(s.Types)...)
}

// methodAndTypes declares a method, the iterator over its rows, and their types.
func (e emitter) methodAndTypes(m *model.Method) []jen.Code {
	decls := []jen.Code{e.call(m)}
	if m.Rows != nil {
		decls = append(decls, e.iterator(m))
	}
	return append(decls, e.types(m.Types)...)
}

// client declares the type of a service and its constructor.
func (e emitter) client(s *model.Service) []jen.Code {
	client := jen.Op("*").Add(e.runtime("Client"))
	var typeDoc, newDoc comment
	typeDoc.add("%s calls the methods of %s.", s.Type, s.REST)
	newDoc.add("%s returns the service that calls its methods with c.", s.New)
	made := jen.Id(s.Type).Values(jen.Dict{jen.Id("client"): jen.Id("c")})
	return []jen.Code{
		typeDoc.on(jen.Type().Id(s.Type).Struct(jen.Id("client").Add(client))),
		newDoc.on(jen.Func().Id(s.New).Params(jen.Id("c").Add(client)).Id(s.Type).Block(jen.Return(made))),
	}
}

// call is the method itself: one line over the runtime.
func (e emitter) call(m *model.Method) jen.Code {
	answer := jen.List(jen.Op("*").Add(e.runtime("Response")).Index(e.goType(m.Result)), jen.Error())
	call := e.runtime("Do").Call(jen.Id("ctx"), jen.Id("s").Dot("client"), jen.Id("p"), jen.Id("opts").Op("..."))
	return e.methodDoc(m).on(e.signature(m, m.Name, "CallOption").Params(answer).Block(jen.Return(call)))
}

// iterator is the iterator over the rows of all pages.
func (e emitter) iterator(m *model.Method) jen.Code {
	row := e.goType(m.Rows.Type)
	seq := jen.Qual("iter", "Seq2").Index(jen.List(row, jen.Error()))
	call := e.runtime("ListAs").Index(row).Call(jen.Id("ctx"), jen.Id("s").Dot("client"), jen.Id("p"), jen.Id("opts").Op("..."))
	var doc comment
	doc.add("%s calls %s for page after page and yields the rows. It ends after the last row or the first error.", m.Iterator, m.Spec.Name)
	undocumented(&doc, m.Undocumented || m.RowsUndocumented)
	e.deprecate(&doc, m.Spec.Deprecated, m.Spec.Name, m.Replacements)
	return doc.on(e.signature(m, m.Iterator, "ListOption").Add(seq).Block(jen.Return(call)))
}

func (e emitter) signature(m *model.Method, name, option string) *jen.Statement {
	return jen.Func().Params(jen.Id("s").Id(m.Service.Type)).Id(name).Params(
		jen.Id("ctx").Qual("context", "Context"),
		jen.Id("p").Id(m.Params.Name),
		jen.Id("opts").Op("...").Add(e.runtime(option)),
	)
}

// methodDoc is the comment of a method.
func (e emitter) methodDoc(m *model.Method) *comment {
	var c comment
	c.add("%s calls %s.", m.Name, m.Spec.Name)
	if e.Prose && m.Spec.Prose != nil {
		c.quote(m.Spec.Prose.Description)
	}
	c.add("%s", strings.Join(statements(m.Spec), " "))
	for _, n := range m.Needs {
		c.add("Required in %s: %s.", n.In, strings.Join(n.Keys, ", "))
	}
	c.add("%s", codeText(m.Codes))
	if m.Spec.Page != "" {
		c.add("%s%s", Site, m.Spec.Page)
	}
	undocumented(&c, m.Undocumented)
	e.deprecate(&c, m.Spec.Deprecated, m.Spec.Name, m.Replacements)
	return &c
}

// statements are the facts about the method as a whole.
func statements(m spec.Method) []string {
	var out []string
	if len(m.Scopes) > 0 {
		out = append(out, fmt.Sprintf("Scope: %s.", strings.Join(m.Scopes, ", ")))
	}
	if m.Result != nil && (m.Result.Source == spec.FromExample || len(m.Result.Shown) > 0) {
		out = append(out, "The result is typed from an example.")
	}
	if m.Positional {
		out = append(out, "The arguments go by position, in the order of the fields.")
	}
	return out
}

// codeText lists the codes that the method's page documents, and says where it
// documents errors that have none.
func codeText(list []model.MethodCode) string {
	var codes []string
	var without string
	for _, c := range list {
		text, status := c.Text, ""
		if c.Code != nil {
			text = "[" + c.Code.Name + "]"
		}
		if c.Status != 0 {
			status = fmt.Sprintf(" (HTTP %d)", c.Status)
		}
		switch empty := strings.TrimSpace(text) == ""; {
		case empty && !c.InExample:
			without = "Some errors have no code" + status + "."
		case c.InExample && !empty:
			codes = append(codes, text+" (in an example)")
		case !empty:
			codes = append(codes, text+status)
		}
	}
	if len(codes) == 0 {
		return without
	}
	return "Codes: " + strings.Join(codes, ", ") + ". " + without
}
