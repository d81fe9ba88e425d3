package templates

import (
	"github.com/b24gen/b24gen/model"
	"github.com/dave/jennifer/jen"
)

// undocumented adds the paragraph that tools look for to what pins alone keep.
func undocumented(c *comment, is bool) {
	if is {
		c.add("Deprecated: no longer documented.")
	}
}

// retained declares what is in retained.go: what was released and is no longer documented.
func (e emitter) retained() []jen.Code {
	retained := e.pkg.Retained
	var decls []jen.Code
	for _, s := range retained.Services {
		decls = append(decls, e.client(s)...)
	}
	for _, m := range retained.Methods {
		decls = append(decls, e.methodAndTypes(m)...)
	}
	decls = append(decls, e.types(retained.Types)...)
	for _, a := range retained.Aliases {
		decls = append(decls, e.retainedAlias(a))
	}
	if len(retained.Consts) > 0 {
		decls = append(decls, e.retainedConsts())
	}
	return decls
}

func (e emitter) retainedAlias(a model.Alias) jen.Code {
	var doc comment
	doc.add("%s is the released name of this type.", a.Name)
	undocumented(&doc, true)
	return doc.on(jen.Type().Id(a.Name).Op("=").Add(e.goType(a.Of)))
}

func (e emitter) retainedConsts() jen.Code {
	return jen.Const().DefsFunc(func(g *jen.Group) {
		for _, c := range e.pkg.Retained.Consts {
			var doc comment
			doc.add("%s is as it was released.", c.Name)
			undocumented(&doc, c.Instead == "")
			if c.Instead != "" {
				doc.add("Deprecated: use [%s].", c.Instead)
			}
			doc.in(g)
			decl := g.Id(c.Name)
			if c.Type != nil {
				decl.Add(e.goType(c.Type))
			}
			decl.Op("=").Lit(c.Text)
		}
	})
}
