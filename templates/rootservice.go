package templates

import (
	"github.com/b24gen/b24gen/model"
	"github.com/dave/jennifer/jen"
)

// rootService declares the service that has the others as fields, and its constructor.
func (e emitter) rootService() []jen.Code {
	root := e.pkg.Root
	client := jen.Op("*").Add(e.runtime("Client"))
	var typeDoc, newDoc comment
	typeDoc.add("%s %s.", root.Type, rootText(e.pkg))
	newDoc.add("%s returns the %s.", root.New, madeText(e.pkg))
	return []jen.Code{
		typeDoc.on(jen.Type().Id(root.Type).StructFunc(func(g *jen.Group) { e.rootFields(g, client) })),
		newDoc.on(jen.Func().Id(root.New).Params(jen.Id("c").Add(client)).Id(root.Type).Block(jen.Return(e.madeRoot()))),
	}
}

// rootFields are the client, where the root has methods, and the services.
func (e emitter) rootFields(g *jen.Group, client jen.Code) {
	if e.pkg.RootCalls() {
		g.Id("client").Add(client)
	}
	if e.pkg.RootCalls() && len(e.pkg.Held()) > 0 {
		g.Line()
	}
	for _, s := range e.pkg.Held() {
		g.Id(s.Field).Id(s.Type).Comment("// " + oneLine("%s", s.REST))
	}
}

// madeRoot is the root with all services, which call their methods with c.
func (e emitter) madeRoot() jen.Code {
	values := jen.Dict{}
	if e.pkg.RootCalls() {
		values[jen.Id("client")] = jen.Id("c")
	}
	for _, s := range e.pkg.Held() {
		values[jen.Id(s.Field)] = made(s)
	}
	return jen.Id(e.pkg.Root.Type).Values(values)
}

func rootText(p *model.Package) string {
	switch {
	case len(p.Held()) == 0:
		return "calls the methods of " + p.Root.REST
	case p.RootCalls():
		return "calls the methods of " + p.Root.REST + ", and has the services below it as fields"
	}
	return "has the services of " + p.Root.REST + " as fields"
}

func madeText(p *model.Package) string {
	if p.RootCalls() {
		return "service that calls its methods with c"
	}
	return "services of " + p.Root.REST + ", which call their methods with c"
}
