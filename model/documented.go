package model

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// Types that are documented on pages of their own.

// hasFieldsOf reports whether the field's object is documented on a page of
// its own and is sent or answered as a whole. A type that names an object may
// stand for its id only (crm_company): then the object's fields do not count.
func (d documentedTypes) hasFieldsOf(f Facts) bool {
	if d.refOf(f) == "" {
		return false
	}
	if f.Seen == "object" || f.Seen == "array" || f.isMap() || d.namesObject(f) {
		return true
	}
	return !f.Stated.All(d.standsForScalar)
}

// namesObject reports whether the type is the name of the object that the page links to,
// with its capital letters: User is the documented object, where user is the word for an id.
func (d documentedTypes) namesObject(f Facts) bool {
	name := strings.TrimSuffix(f.Type, "[]")
	return name == f.Ref && name != strings.ToLower(name) && len(d[name].Fields) > 0
}

// refOf is the documented type that the field's object has: the one that the
// page links to, or the one that its type names. Names of one word are words
// that pages use in other senses too.
func (d documentedTypes) refOf(f Facts) string {
	if _, ok := d[f.Ref]; ok {
		return f.Ref
	}
	named := f.Stated.First()
	if named.IsTypedList() {
		named = *named.Elem
	}
	described := d[named.Text]
	if len(described.Fields) > 0 && !standsForID(described) && strings.Contains(named.Text, "_") {
		return named.Text
	}
	return ""
}

// standsForScalar reports whether the type is text or a number, or stands for one.
func (d documentedTypes) standsForScalar(t spec.TypeTerm) bool {
	switch d.goTypeOf(t) {
	case ID, String, Int:
		return true
	}
	return false
}

// extended has all fields of an object of which the page describes a part, and
// a documented type all.
func (d documentedTypes) extended(f Facts, sent bool) Facts {
	t, ok := d[f.Ref]
	if !ok || len(f.Fields)+len(f.Shown) == 0 || f.isMap() {
		return f
	}
	t = inDirection(t, sent)
	all := keyed(t.Fields, f.Wire == spec.WireCapitals)
	for _, own := range f.Fields {
		same := func(f spec.Field) bool { return strings.EqualFold(f.Name, own.Name) }
		if i := slices.IndexFunc(all, same); i >= 0 {
			all[i].Type = cmp.Or(own.Type, own.Seen, all[i].Type)
			all[i].Wire = cmp.Or(own.Wire, all[i].Wire)
			all[i].Required, all[i].Conditional, all[i].Omitted = own.Required, own.Conditional, own.Omitted
		} else {
			all = append(all, own)
		}
	}
	f.Children = merge(slices.Concat(all, fromExamples(f.Shown)), t.Variants)
	return f
}

// sharedKey tells the structs of documented types apart: a type has one to be read and
// one to be sent, because what is sent can be left out.
type sharedKey struct {
	name string
	sent bool
	// capitals asks for keys in capitals, see [spec.WireCapitals].
	capitals bool
}

// sharedStruct is the package's struct for a documented type. It exists in the
// package that uses it, so that a package never imports another.
func (p *packageBuilder) sharedStruct(k sharedKey) *Struct {
	if s := p.shared[k]; s != nil {
		return s
	}
	t := inDirection(p.types[k.name], k.sent)
	name := p.typeName(t)
	key := p.pinKey(p.Namespace + "/types/" + t.Name)
	if k.sent {
		name += "Input"
		key += "/input"
	}
	if k.capitals {
		key += "/capitals"
	}
	s := &draft{
		Struct:     &Struct{Key: key, Role: RoleType, Documented: t.Name, Page: t.Page, Source: Evidence{By: ByTypePage, Where: t.Page}},
		candidates: []string{name, name + "Object", name + "Type", p.lex.Ident(t.Name)},
	}
	p.shared[k] = s.Struct
	b := typeBuilder{pkg: p, api: p.API, sent: k.sent, shared: true}
	b.build(s, merge(keyed(t.Fields, k.capitals), t.Variants))
	p.declare(b.declarations)
	return s.Struct
}

// inDirection is the type as methods answer it, or as they take it: without the fields that they
// only answer, and others in the form in which they take them.
func inDirection(t spec.Type, sent bool) spec.Type {
	if !sent {
		return t
	}
	t.Fields, t.Variants = taken(t.Fields), slices.Clone(t.Variants)
	for i := range t.Variants {
		t.Variants[i].Fields = taken(t.Variants[i].Fields)
	}
	return t
}

func taken(fields []spec.Field) []spec.Field {
	var out []spec.Field
	for _, f := range fields {
		switch f.Sent {
		case spec.SentNever:
			continue
		case spec.SentIDs:
			f.Type, f.Seen = "array", string(spec.SentIDs)
			f.Ref, f.Fields, f.Shown, f.Variants = "", nil, nil, nil
		}
		out = append(out, f)
	}
	return out
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
var hump = lazyregexp.New(`([a-z0-9])([A-Z])`)

// typeName is the name of a documented type without the namespace, which the package says:
// catalog_vat is VAT. Of a namespace in the plural one is left: tasks_fields is TaskFields.
func (p *packageBuilder) typeName(t spec.Type) string {
	words := withoutPage(withoutGeneral(p.lex.Words(t.Name), t.Page), p.API)
	if len(words) > 1 && words[0] == naming.Fold(p.Namespace) {
		if one := naming.Singular(words[0]); one != words[0] && words[1] != one {
			words[0] = one
		} else {
			words = words[1:]
		}
	}
	return naming.Ident(words)
}

// withoutGeneral leaves out the words of a page that is about no namespace, but about all of them: the time
// of api-reference/data-types.html is TimeObject beside the Time of the runtime.
func withoutGeneral(words []string, page string) []string {
	page, _, _ = strings.Cut(page, "#")
	general := naming.Split(strings.TrimSuffix(page, path.Ext(page)))
	if strings.Count(page, "/") != 1 || len(words) <= len(general) || !slices.Equal(words[:len(general)], general) {
		return words
	}
	words = slices.Clone(words[len(general):])
	if slices.Contains([]Type{Time, Date, File, Filter, Order}, Type(Runtime(naming.Ident(words)))) {
		words = append(words, "object")
	}
	return words
}

// withoutPage leaves out the words that only say which page has the type: one about fields, of
// a generation of the API. tasks_fields_rest_v3_user is a tasks_user.
func withoutPage(words []string, api spec.API) []string {
	if i := slices.Index(words, "fields"); i > 0 && i+1 < len(words) {
		words = slices.Delete(slices.Clone(words), i, i+1)
	}
	if i := slices.Index(words, "rest"); i > 0 && i+2 < len(words) && words[i+1] == string(api) {
		words = slices.Delete(slices.Clone(words), i, i+2)
	}
	return words
}
