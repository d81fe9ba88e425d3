package templates

import (
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// event is an event of the package's namespace: a constant for its name, and a
// type for the data that comes with it.
type event struct {
	spec.Event
	pkg       *pkg
	constName string
	// data is a struct, so that it can grow, or what else the page states.
	data     goType
	dataName string
	objects  []*object
	enums    []*enum
}

func (p *plan) addEvent(e spec.Event) {
	pkg := p.packageFor(spec.V2, e.Namespace())
	pkg.events = append(pkg.events, &event{Event: e, pkg: pkg})
}

// key begins the keys of the event's names.
func (e *event) key() string { return eventKey(e.Name) }

// words are the words of the event's name. Names in capitals show no breaks;
// the slug of the page does.
func (e *event) words() []string {
	words := split(e.Name)
	if len(words) > 1 {
		return e.pkg.lex.settle(words)
	}
	file := path.Base(e.Page)
	if slug := split(strings.TrimSuffix(file, path.Ext(file))); strings.Join(slug, "") == words[0] {
		return e.pkg.lex.settle(slug)
	}
	return e.pkg.lex.split(words[0])
}

// names are the identifiers for the event, best first: without the words that
// every event, or every name of the package, has.
func (e *event) names() []string {
	words := slices.DeleteFunc(slices.Clone(e.words()), func(w string) bool { return w == "on" })
	if last := len(words) - 1; last > 0 && words[last] == "event" {
		words = words[:last]
	}
	full := join(words...)
	_, after := cover(words, fold(e.pkg.namespace))
	if len(after) == 0 || len(after) == len(words) || !strings.HasPrefix(strings.Join(words, ""), fold(e.pkg.namespace)) {
		return []string{full}
	}
	return []string{join(after...), full}
}

// build decides the types of the event's data.
func (e *event) build() {
	b := builder{pkg: e.pkg, api: spec.V2}
	e.data = e.dataType(&b, e.dataShape())
	e.objects, e.enums = b.objects, b.enums
}

// dataShape is the field data of the post. Without one it is an object of which
// nothing is known.
func (e *event) dataShape() shape {
	for _, s := range merge(e.Fields, nil) {
		if s.Name == "data" {
			return s
		}
	}
	return shape{}
}

func (e *event) dataType(b *builder, s shape) goType {
	o := &object{key: e.key(), candidates: nameEach(e.names(), "", "Event"), about: about{role: roleEvent, event: e}}
	t := spec.ParseType(s.Type)
	kind := b.pkg.common(t)
	if len(s.children) == 0 && (isMap(kind) || isSlice(kind) || kind == anything) || !b.isListOfObjects(s, t) && len(s.children) > 0 {
		return b.object(o, s.children)
	}
	return b.typeOf(o, s, "Data")
}

func nameEach(names []string, before, after string) []string {
	var out []string
	for _, n := range names {
		out = append(out, before+n+after)
	}
	return out
}

// eventNames are the constants, and the types that are no structs.
func (p *pkg) eventNames() []named {
	var items []named
	for _, e := range p.events {
		items = append(items, named{"const " + e.key(), nameEach(e.names(), "Event", ""), &e.constName})
		if _, isStruct := e.data.(*object); !isStruct {
			items = append(items, named{"type " + e.key(), nameEach(e.names(), "", "Event"), &e.dataName})
		}
	}
	return items
}

// eventDecls are the declarations of events.go.
func (p *pkg) eventDecls() []jen.Code {
	var doc comment
	doc.add("The events of %s. Give one to inbound.On together with the type of its data.", p.namespace)
	decls := []jen.Code{doc.on(jen.Const().DefsFunc(p.eventConsts))}
	for _, e := range p.events {
		decls = append(decls, e.decls()...)
	}
	return decls
}

func (p *pkg) eventConsts(g *jen.Group) {
	for _, e := range p.events {
		e.comment().in(g)
		g.Id(e.constName).Op("=").Lit(e.Code())
	}
}

func (e *event) comment() *comment {
	var c comment
	c.add("%s is %s, which comes with [%s].", e.constName, e.Name, e.typeName())
	if e.pkg.cfg.Prose && e.Prose != nil {
		c.quote(e.Prose.Description)
	}
	if len(e.Scopes) > 0 {
		c.add("Scope: %s.", strings.Join(e.Scopes, ", "))
	}
	c.add("%s%s", Site, e.Page)
	if e.Deprecated != nil {
		c.add("Deprecated: %s", e.successors())
	}
	return &c
}

func (e *event) successors() string {
	if len(e.Deprecated.Replacements) == 0 {
		return e.Name + " is no longer developed."
	}
	var links []string
	for _, name := range e.Deprecated.Replacements {
		links = append(links, e.pkg.eventLink(name))
	}
	return "use " + strings.Join(links, ", ") + "."
}

// eventLink is a doc link to an event of the package, or its bare name.
func (p *pkg) eventLink(name string) string {
	for _, e := range p.events {
		if strings.EqualFold(e.Name, name) {
			return "[" + e.constName + "] (" + name + ")"
		}
	}
	return name
}

func (e *event) typeName() string {
	if o, ok := e.data.(*object); ok {
		return o.name
	}
	return e.dataName
}

func (e *event) decls() []jen.Code {
	var decls []jen.Code
	if e.dataName != "" {
		var c comment
		c.add("%s is the data of [%s].", e.dataName, e.constName)
		decls = append(decls, c.on(jen.Type().Id(e.dataName).Op("=").Add(e.data.code(e.pkg.cfg.Runtime))))
	}
	types := builder{pkg: e.pkg, objects: e.objects, enums: e.enums}
	return append(decls, types.decls()...)
}
