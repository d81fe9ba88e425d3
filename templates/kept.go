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

// kept declares what is in kept.go: what was released and is no longer documented.
func (e emitter) kept() []jen.Code {
	kept := e.pkg.Kept
	var decls []jen.Code
	for _, s := range kept.Services {
		decls = append(decls, e.client(s)...)
	}
	for _, m := range kept.Methods {
		decls = append(decls, e.methodAndTypes(m)...)
	}
	decls = append(decls, e.types(kept.Types)...)
	for _, a := range kept.Aliases {
		decls = append(decls, e.keptAlias(a))
	}
	if len(kept.Consts) > 0 {
		decls = append(decls, e.keptConsts())
	}
	return decls
}

func (e emitter) keptAlias(a model.Alias) jen.Code {
	var doc comment
	doc.add("%s is the released name of this type.", a.Name)
	undocumented(&doc, true)
	return doc.on(jen.Type().Id(a.Name).Op("=").Add(e.goType(a.Of)))
}

func (e emitter) keptConsts() jen.Code {
	return jen.Const().DefsFunc(func(g *jen.Group) {
		for _, c := range e.pkg.Kept.Consts {
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
