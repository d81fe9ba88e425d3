package templates

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// packageDoc is the package comment.
func packageDoc(p *model.Package) *comment {
	var c comment
	c.add("Package %s %s of %s of the Bitrix24 REST API%s.", p.Name, offers(p), p.Namespace, generation(p.API))
	if len(p.Scopes) > 0 {
		c.add("Scopes: %s.", strings.Join(p.Scopes, ", "))
	}
	if len(p.Events) > 0 && len(p.Services) > 0 {
		c.add("Beside the methods it has the names and the data of %s.", plural(len(p.Events), "event"))
	}
	if len(p.Services) == 0 {
		return &c
	}
	c.add("%s", waysText(p))
	c.add("Services:")
	for _, s := range p.Services {
		c.item("[%s] calls %s, %s", s.Type, s.REST, plural(len(s.Methods), "method"))
	}
	return &c
}

// waysText says how a program gets the services, by the first one as an example.
func waysText(p *model.Package) string {
	held := p.Held()
	if len(held) == 0 {
		return ""
	}
	s := held[0]
	return fmt.Sprintf("[%s] makes all services, as in %s.%s; [%s] makes one alone.", p.Root.New, p.Name, s.Expr(), s.New)
}

func offers(p *model.Package) string {
	if len(p.Services) == 0 {
		return "has the events"
	}
	return "calls the methods"
}

func generation(api spec.API) string {
	if api == spec.V3 {
		return ", version 3"
	}
	return ""
}

// codes declares the constants of errors.go.
func (e emitter) codes() []jen.Code {
	var doc comment
	doc.add("The codes that pages of %s document. Compare with errors.Is, or switch over b24.CodeOf.", e.pkg.Namespace)
	return []jen.Code{doc.on(jen.Const().DefsFunc(func(g *jen.Group) {
		for _, c := range e.pkg.Codes {
			codeDoc(c).in(g)
			g.Id(c.Name).Add(e.runtime("Code")).Op("=").Lit(c.Text)
		}
	}))}
}

// mostLinks is the number of methods that a code's comment names one by one.
const mostLinks = 8

func codeDoc(c *model.Code) *comment {
	var doc comment
	var methods, services []string
	for _, m := range c.Users {
		methods = append(methods, "["+methodName(m)+"]")
		if service := "[" + m.Service.Type + "]"; !slices.Contains(services, service) {
			services = append(services, service)
		}
	}
	what := ""
	if c.Runtime != "" {
		what = " is [b24." + c.Runtime + "]. It"
	} else if c.Text != "" && strings.Trim(c.Text, "-0123456789") == "" {
		what = " is a number, for which pages have no name. It"
	}
	if len(methods) > mostLinks {
		doc.add("%s%s is documented by %d methods, of %s.", c.Name, what, len(methods), strings.Join(services, ", "))
		return &doc
	}
	doc.add("%s%s is documented by %s.", c.Name, what, strings.Join(methods, ", "))
	return &doc
}

// events declares what is in events.go.
func (e emitter) events() []jen.Code {
	var doc comment
	doc.add("The events of %s. Give one to inbound.On together with the type of its data.", e.pkg.Namespace)
	decls := []jen.Code{doc.on(jen.Const().DefsFunc(func(g *jen.Group) {
		for _, ev := range e.pkg.Events {
			e.eventDoc(ev).in(g)
			g.Id(ev.Const).Op("=").Lit(ev.Spec.Code())
		}
	}))}
	for _, ev := range e.pkg.Events {
		if ev.Alias != "" {
			var c comment
			c.add("%s is the data of [%s].", ev.Alias, ev.Const)
			decls = append(decls, c.on(jen.Type().Id(ev.Alias).Op("=").Add(e.goType(ev.Data))))
		}
		decls = append(decls, e.types(ev.Types)...)
	}
	return decls
}

func (e emitter) eventDoc(ev *model.Event) *comment {
	var c comment
	c.add("%s is %s, which comes with [%s].", ev.Const, ev.Spec.Name, ev.DataName())
	if e.Prose && ev.Spec.Prose != nil {
		c.quote(ev.Spec.Prose.Description)
	}
	if len(ev.Spec.Scopes) > 0 {
		c.add("Scope: %s.", strings.Join(ev.Spec.Scopes, ", "))
	}
	c.add("%s%s", Site, ev.Spec.Page)
	e.deprecate(&c, ev.Spec.Deprecated, ev.Spec.Name, ev.Replacements)
	return &c
}

// deprecate adds the paragraph that tools look for, last as they expect it.
func (e emitter) deprecate(c *comment, d *spec.Deprecation, name string, by []model.Replacement) {
	if d == nil {
		return
	}
	if len(by) == 0 {
		c.add("Deprecated: %s is no longer developed.", name)
		return
	}
	var links []string
	for _, r := range by {
		links = append(links, e.replacement(r))
	}
	c.add("Deprecated: use %s.", strings.Join(links, ", "))
}

// replacement is a doc link to what the SDK has instead, or its bare name.
func (e emitter) replacement(r model.Replacement) string {
	switch {
	case r.Event != nil:
		return fmt.Sprintf("[%s] (%s)", r.Event.Const, r.Name)
	case r.Method != nil:
		return e.link(r.Service.Package, methodName(r.Method), r.Name)
	case r.Service != nil:
		return e.link(r.Service.Package, r.Service.Type, r.Name)
	}
	return r.Name
}

// link is a doc link to what a package has, or its name in the API.
func (e emitter) link(p *model.Package, target, name string) string {
	switch {
	case p == e.pkg:
		return fmt.Sprintf("[%s] (%s)", target, name)
	case p.ImportPath != "":
		return fmt.Sprintf("[%s.%s] (%s)", p.ImportPath, target, name)
	}
	return name
}

// methodName is the method's name with that of its service: Deal.Add.
func methodName(m *model.Method) string { return m.Service.Type + "." + m.Name }
