package templates

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// pkg is the package of a namespace.
type pkg struct {
	*plan
	api       spec.API
	namespace string
	dir       string // folder below the SDK's
	name      string
	services  []*service
	events    []*event
	codes     []*code
	// refs are the documented types that the package's methods mention, each
	// once for parameters and once for results.
	refs            map[refKey]*object
	documentedTypes builder
}

type refKey struct {
	name   string
	params bool
	// capitals asks for keys in capitals, see [spec.WireCapitals].
	capitals bool
}

// build decides the package's names, from the outside to the inside: a type's
// name begins with its service's and its method's.
func (p *pkg) build() {
	var files []named
	for _, s := range p.services {
		files = append(files, s.fileNames())
	}
	p.fail(p.newScope().assign(files))
	top := p.newScope()
	p.fail(top.assign(p.serviceNames()))
	for _, s := range p.services {
		p.fail(p.newScope().assign(s.methodNames()))
	}
	p.codes = collectCodes(p)
	for _, m := range p.allMethods() {
		m.build()
	}
	for _, e := range p.events {
		e.build()
	}
	p.fail(top.assign(slices.Concat(p.typeNames(), p.codeNames(), p.eventNames())))
	p.fail(top.assign(p.constants()))
}

func (p *pkg) allMethods() []*method {
	var out []*method
	for _, s := range p.services {
		out = append(out, s.methods...)
	}
	return out
}

func (p *pkg) serviceNames() []named {
	var items []named
	for _, s := range p.services {
		items = append(items, s.names()...)
	}
	return items
}

// typeNames are the types in the order in which they choose: parameters and
// results before what is inside them, so that a field never takes their name.
func (p *pkg) typeNames() []named {
	var objects []*object
	var enums []*enum
	for _, m := range p.allMethods() {
		objects = append(objects, m.objects...)
		enums = append(enums, m.enums...)
	}
	for _, e := range p.events {
		objects = append(objects, e.objects...)
		enums = append(enums, e.enums...)
	}
	objects = append(objects, p.documentedTypes.objects...)
	enums = append(enums, p.documentedTypes.enums...)
	slices.SortStableFunc(objects, func(a, b *object) int { return cmp.Compare(a.depth(), b.depth()) })
	var items []named
	for _, o := range objects {
		items = append(items, named{"type " + o.key, o.candidates, &o.name})
	}
	for _, e := range enums {
		items = append(items, named{"type " + e.key, e.candidates, &e.name})
	}
	return items
}

// depth is 0 for what stands alone and grows with every object around it.
func (o *object) depth() int {
	depth := 0
	for parent := o.about.parent; parent != nil; parent = parent.about.parent {
		depth++
	}
	return depth
}

func (p *pkg) constants() []named {
	var items []named
	for _, m := range p.allMethods() {
		for _, e := range m.enums {
			items = append(items, e.constants(p)...)
		}
	}
	for _, ev := range p.events {
		for _, e := range ev.enums {
			items = append(items, e.constants(p)...)
		}
	}
	for _, e := range p.documentedTypes.enums {
		items = append(items, e.constants(p)...)
	}
	return items
}

// pinKey begins the keys under which the package's names are pinned.
func (p *pkg) pinKey(rest string) string { return foldKey(string(p.api) + "/" + rest) }

// importPath is the package's import path, empty if the SDK's is not known.
func (p *pkg) importPath() string {
	if p.cfg.Module == "" {
		return ""
	}
	return path.Join(p.cfg.Module, p.dir)
}

// sources are the package's files.
func (p *pkg) sources() []source {
	files := []source{{path: path.Join(p.dir, "doc.go"), pkg: p, doc: p.doc()}}
	for _, s := range p.services {
		files = append(files, source{path: path.Join(p.dir, s.file), pkg: p, decls: s.decls})
	}
	if len(p.codes) > 0 {
		files = append(files, source{path: path.Join(p.dir, "errors.go"), pkg: p, decls: p.codeDecls})
	}
	if len(p.events) > 0 {
		files = append(files, source{path: path.Join(p.dir, "events.go"), pkg: p, decls: p.eventDecls})
	}
	if len(p.documentedTypes.objects) > 0 {
		files = append(files, source{path: path.Join(p.dir, "types.go"), pkg: p, decls: p.documentedTypes.decls})
	}
	return files
}

// doc is the package comment.
func (p *pkg) doc() *comment {
	var c comment
	c.add("Package %s %s of %s of the Bitrix24 REST API%s.", p.name, p.offers(), p.namespace, generation(p.api))
	if scopes := p.scopes(); len(scopes) > 0 {
		c.add("Scopes: %s.", strings.Join(scopes, ", "))
	}
	if len(p.events) > 0 && len(p.services) > 0 {
		c.add("Beside the methods it has the names and the data of %s.", plural(len(p.events), "event"))
	}
	if len(p.services) == 0 {
		return &c
	}
	c.add("Services:")
	for _, s := range p.services {
		c.item("[%s] calls %s, %s", s.typeName, s.rest, plural(len(s.methods), "method"))
	}
	return &c
}

func (p *pkg) offers() string {
	if len(p.services) == 0 {
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

func (p *pkg) scopes() []string {
	var scopes []string
	for _, m := range p.allMethods() {
		scopes = append(scopes, m.Scopes...)
	}
	for _, e := range p.events {
		scopes = append(scopes, e.Scopes...)
	}
	slices.Sort(scopes)
	return slices.Compact(scopes)
}

// decls are the declarations of all types of the builder.
func (b *builder) decls() []jen.Code {
	var out []jen.Code
	for _, o := range b.objects {
		out = append(out, o.decl(b.pkg.cfg))
	}
	for _, e := range b.enums {
		out = append(out, e.decl())
	}
	return out
}
