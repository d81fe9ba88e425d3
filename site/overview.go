package site

import (
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// homeView is the first page.
type homeView struct {
	frame
	Counts   []count
	Packages []packageCard
	Scopes   []link
	Has      []link // further pages that the site has
}

// count is a number with what it counts.
type count struct {
	N    int
	Of   string
	Href string
}

type packageCard struct {
	link
	API             spec.API
	Methods, Events int
}

func (b *builder) addHome() {
	b.add("index.html", "home.html", func() any {
		v := homeView{frame: frameOf("index.html", "Bitrix24 REST reference", "api")}
		methods, events, types := 0, 0, 0
		for _, p := range b.SDK.Packages {
			card := packageCard{link{p.Namespace, packagePath(p)}, p.API, len(p.Methods()), len(p.Events)}
			v.Packages = append(v.Packages, card)
			methods, events, types = methods+card.Methods, events+card.Events, types+len(b.packageTypes[p])
		}
		v.Counts = []count{
			{methods, "methods", ""}, {events, "events", ""}, {types, "types", ""},
			{len(b.terms[fieldTerms]), "names of fields", termsPath(fieldTerms)}, {len(b.terms[codeTerms]), "error codes", termsPath(codeTerms)},
		}
		for _, s := range slices.Sorted(maps.Keys(b.scopes)) {
			v.Scopes = append(v.Scopes, link{s, b.scopes[s]})
		}
		for _, api := range slices.Sorted(maps.Keys(b.Documents)) {
			v.Has = append(v.Has, link{"OpenAPI document of " + string(api), openapiFile(api)})
		}
		return v
	})
}

// packageView is the page of a package.
type packageView struct {
	frame
	Name, Namespace, Import string
	API                     spec.API
	Scopes                  []link
	Services                []serviceView
	Events                  []eventLine
	Types                   []typeLine
	Codes                   []code
}

type serviceView struct {
	REST, Type, Expr string
	Methods          []methodLine
}

type methodLine struct {
	link
	Does, Go   string
	Deprecated bool
	Findings   int
}

// rootedLine is a line as the template takes it.
type rootedLine struct {
	Root string
	methodLine
}

type eventLine struct {
	link
	Go         string
	Deprecated bool
}

type typeLine struct {
	link
	What string
}

// addPackage adds the pages of a package, and of all that is in it.
func (b *builder) addPackage(p *model.Package) {
	b.add(packagePath(p), "package.html", func() any { return b.packageView(p) })
	for _, m := range p.Methods() {
		b.add(b.methods[m], "method.html", func() any { return b.methodView(m) })
	}
	for _, e := range p.Events {
		b.add(b.events[e], "event.html", func() any { return b.eventView(p, e) })
	}
	for _, t := range b.packageTypes[p] {
		b.add(b.types[t], "type.html", func() any {
			if e, ok := t.(*model.Enum); ok {
				return b.enumView(p, e)
			}
			return b.structView(p, t.(*model.Struct))
		})
	}
}

// typesOf are the types of the package that have pages of their own, by name.
func (b *builder) typesOf(p *model.Package) []model.Type {
	var out []model.Type
	eachTypes(p, func(t model.Types) {
		for _, s := range t.Structs {
			if b.hasPage(s) {
				out = append(out, s)
			}
		}
		for _, e := range t.Enums {
			out = append(out, e)
		}
	})
	slices.SortFunc(out, func(x, y model.Type) int { return strings.Compare(x.String(), y.String()) })
	return out
}

func (b *builder) packageView(p *model.Package) any {
	v := packageView{
		frame: b.inPackage(p, packagePath(p), packageTitle(p), nil),
		Name:  p.Name, Namespace: p.Namespace, Import: b.importPath(p), API: p.API, Scopes: b.scopeLinks(p.Scopes),
	}
	v.Crumbs = nil
	for _, s := range p.Services {
		lines := serviceView{REST: s.REST, Type: s.Type, Expr: s.Expr()}
		for _, m := range s.Methods {
			lines.Methods = append(lines.Methods, b.methodLine(m))
		}
		v.Services = append(v.Services, lines)
	}
	for _, e := range p.Events {
		v.Events = append(v.Events, b.eventLine(e))
	}
	for _, t := range b.packageTypes[p] {
		v.Types = append(v.Types, typeLine{link{t.String(), b.types[t]}, whatIs(t)})
	}
	for _, c := range p.Codes {
		v.Codes = append(v.Codes, code{Text: c.Text, Go: p.Name + "." + c.Name, Href: b.termAddress(codeTerms, c.Text)})
	}
	return v
}

func (b *builder) methodLine(m *model.Method) methodLine {
	return methodLine{link{m.Spec.Name, b.methods[m]}, b.does(m), m.Service.Package.Name + "." + m.Service.Expr() + "." + m.Name, m.Spec.Deprecated != nil, len(b.findings[m.Spec.Page])}
}

func (b *builder) eventLine(e *model.Event) eventLine {
	return eventLine{link{e.Spec.Name, b.events[e]}, e.Package.Name + "." + e.Const, e.Spec.Deprecated != nil}
}

func whatIs(t model.Type) string {
	switch t := t.(type) {
	case *model.Enum:
		return plural(len(t.Values), "value")
	case *model.Struct:
		return plural(len(t.Fields), "field")
	}
	return ""
}

// scopeView is the page of a scope.
type scopeView struct {
	frame
	Scope   string
	Methods []methodLine
	Events  []eventLine
}

func (b *builder) addScopes() {
	for _, scope := range slices.Sorted(maps.Keys(b.scopes)) {
		b.add(b.scopes[scope], "scope.html", func() any {
			v := scopeView{frame: frameOf(b.scopes[scope], "Scope "+scope, "api", link{"scopes", "index.html#scopes"}), Scope: scope}
			for _, p := range b.SDK.Packages {
				for _, m := range p.Methods() {
					if slices.Contains(m.Spec.Scopes, scope) {
						v.Methods = append(v.Methods, b.methodLine(m))
					}
				}
				for _, e := range p.Events {
					if slices.Contains(e.Spec.Scopes, scope) {
						v.Events = append(v.Events, b.eventLine(e))
					}
				}
			}
			return v
		})
	}
}
