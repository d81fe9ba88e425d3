package templates

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// isDocumented reports whether the field's object is documented on a page of
// its own and is sent or answered as a whole. A type that names an object may
// stand for its id only (crm_company): then the object's fields do not count.
func (p *pkg) isDocumented(s shape, t spec.TypeExpr) bool {
	if p.refOf(s, t) == "" {
		return false
	}
	if s.Seen == "object" || s.Seen == "array" || s.isMap() {
		return true
	}
	return !t.All(p.standsForScalar)
}

// refOf is the documented type that the field's object has: the one that the
// page links to, or the one that its type names. Names of one word are words
// that pages use in other senses too.
func (p *plan) refOf(s shape, t spec.TypeExpr) string {
	if _, ok := p.types[s.Ref]; ok {
		return s.Ref
	}
	name := listed(t.First()).Text
	described := p.types[name]
	if len(described.Fields) > 0 && !standsForID(described) && strings.Contains(name, "_") {
		return name
	}
	return ""
}

// listed is what a list of it holds, or the term itself.
func listed(t spec.TypeTerm) spec.TypeTerm {
	if t.IsTypedList() {
		return *t.Elem
	}
	return t
}

// standsForScalar reports whether the type is text or a number, or stands for one.
func (p *plan) standsForScalar(t spec.TypeTerm) bool {
	switch p.goType(t) {
	case id, text, integer:
		return true
	}
	return false
}

// documented is the package's struct for a documented type. It exists in the
// package that uses it, so that a package never imports another, and twice where
// both parameters and results use it, because parameters can be left out.
func (p *pkg) documented(k refKey) *object {
	if o := p.refs[k]; o != nil {
		return o
	}
	t := p.types[k.name]
	name := p.nameOf(t)
	key := p.pinKey(p.namespace + "/types/" + t.Name)
	if k.params {
		name += "Input"
		key += "/input"
	}
	if k.capitals {
		key += "/capitals"
	}
	o := &object{key: key, candidates: []string{name, name + "Object", name + "Type", p.lex.ident(t.Name)}, about: about{role: roleType, field: t.Name, page: t.Page}}
	p.refs[k] = o
	b := builder{pkg: p, api: p.api, params: k.params, shared: true}
	b.object(o, merge(keyed(t.Fields, k.capitals), t.Variants))
	p.documentedTypes.objects = append(p.documentedTypes.objects, b.objects...)
	p.documentedTypes.enums = append(p.documentedTypes.enums, b.enums...)
	return o
}

// extended has all fields of an object of which the page describes a part, and
// a documented type all.
func (p *plan) extended(s shape) shape {
	t, ok := p.types[s.Ref]
	if !ok || len(s.Fields) == 0 {
		return s
	}
	all := keyed(t.Fields, s.Wire == spec.WireCapitals)
	for _, own := range s.Fields {
		same := func(f spec.Field) bool { return strings.EqualFold(f.Name, own.Name) }
		if i := slices.IndexFunc(all, same); i >= 0 {
			all[i].Type = cmp.Or(own.Type, own.Seen, all[i].Type)
			all[i].Required, all[i].Conditional, all[i].Omitted = own.Required, own.Conditional, own.Omitted
		} else {
			all = append(all, own)
		}
	}
	s.children = merge(all, t.Variants)
	return s
}

// keyed are the fields with keys in capitals, where they are asked for.
func keyed(fields []spec.Field, inCapitals bool) []spec.Field {
	out := slices.Clone(fields)
	for i := range out {
		if inCapitals {
			out[i].Name = capitals(out[i].Name)
		}
	}
	return out
}

// capitals is RESPONSIBLE_ID for responsibleId.
func capitals(name string) string {
	return strings.ToUpper(hump.ReplaceAllString(name, "${1}_${2}"))
}

// hump is where a word begins inside a name.
var hump = regexp.MustCompile(`([a-z0-9])([A-Z])`)

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
