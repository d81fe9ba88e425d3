package templates

import (
	"github.com/b24gen/b24gen/model"
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
	if s == e.pkg.Root {
		return e.rootService()
	}
	client := jen.Op("*").Add(e.runtime("Client"))
	var typeDoc, newDoc comment
	typeDoc.add("%s calls the methods of %s.", s.Type, s.REST)
	newDoc.add("%s returns the service that calls its methods with c.", s.New)
	return []jen.Code{
		typeDoc.on(jen.Type().Id(s.Type).Struct(jen.Id("client").Add(client))),
		newDoc.on(jen.Func().Id(s.New).Params(jen.Id("c").Add(client)).Id(s.Type).Block(jen.Return(made(s)))),
	}
}

// made is the service that calls its methods with c.
func made(s *model.Service) *jen.Statement {
	return jen.Id(s.Type).Values(jen.Dict{jen.Id("client"): jen.Id("c")})
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
