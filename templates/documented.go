package templates

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// isDocumented reports whether the field's object is documented on a page of
// its own and is sent or answered as a whole. A type that names an object may
// stand for its id only (crm_company): then the object's fields do not count.
func (p *pkg) isDocumented(s shape, t docType) bool {
	if p.refOf(s, t) == "" {
		return false
	}
	if s.Seen == "object" || s.Seen == "array" || s.isMap() {
		return true
	}
	return !t.all(p.isScalar)
}

// refOf is the documented type that the field's object has: the one that the
// page links to, or the one that its type names. Names of one word are words
// that pages use in other senses too.
func (p *plan) refOf(s shape, t docType) string {
	if _, ok := p.types[s.Ref]; ok {
		return s.Ref
	}
	name := strings.TrimSuffix(t.first(), "[]")
	described := p.types[name]
	if len(described.Fields) > 0 && !standsForID(described) && strings.Contains(name, "_") {
		return name
	}
	return ""
}

// isScalar reports whether the kind is text or a number, or stands for one.
func (p *plan) isScalar(kind string) bool {
	switch p.kindOf(kind) {
	case id, text, integer:
		return true
	}
	return false
}

// documented is the package's struct for a documented type. It exists in the
// package that uses it, so that a package never imports another, and twice where
// both parameters and results use it, because parameters can be left out.
func (p *pkg) documented(ref string, params bool) *object {
	k := refKey{ref, params}
	if o := p.refs[k]; o != nil {
		return o
	}
	t := p.types[ref]
	name := p.nameOf(t)
	key := p.pinKey(p.namespace + "/types/" + t.Name)
	if params {
		name += "Input"
		key += "/input"
	}
	o := &object{key: key, candidates: []string{name, name + "Object", name + "Type", p.lex.ident(t.Name)}, about: about{role: roleType, field: t.Name, page: t.Page}}
	p.refs[k] = o
	b := builder{pkg: p, api: p.api, params: params, shared: true}
	b.object(o, merge(t.Fields, t.Variants))
	p.documentedTypes.objects = append(p.documentedTypes.objects, b.objects...)
	p.documentedTypes.enums = append(p.documentedTypes.enums, b.enums...)
	return o
}

// nameOf is the name of a documented type without the namespace, which the
// package says: catalog_vat is VAT. Of a namespace in the plural one is left:
// tasks_fields is TaskFields.
func (p *pkg) nameOf(t spec.Type) string {
	words := p.lex.split(readable(t.Name))
	if len(words) > 1 && words[0] == fold(p.namespace) {
		if one := singular(words[0]); one != words[0] {
			words[0] = one
		} else {
			words = words[1:]
		}
	}
	return ident(words)
}

// shapeOf is a result seen as a field.
func shapeOf(r spec.Result) shape {
	s := shape{Field: spec.Field{
		Name: "result", Type: r.Type, Seen: r.Seen, Ref: r.Ref, Fields: r.Fields, Shown: r.Shown, Variants: r.Variants,
	}}
	s.describe()
	return s
}
