package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// What an answer only shows in an example is often a type with a page of its own, to which the
// pages of what is sent refer. It is that type then, with all that its page tells.

// sentTypes are the documented types that fields which are sent refer to, by namespace and by
// service, and by the name of the field; empty where they differ.
type sentTypes map[string]string

func indexSent(s spec.Spec) sentTypes {
	x := sentTypes{}
	for i := range s.Methods {
		m := &s.Methods[i]
		x.add(m, m.Params)
	}
	return x
}

func (x sentTypes) add(m *spec.Method, fields []spec.Field) {
	for _, f := range fields {
		if f.Ref != "" {
			x.note(sentKey(m.API, m.Service(), f.Name), f.Ref)
			x.note(sentKey(m.API, m.Namespace(), f.Name), f.Ref)
		}
		x.add(m, f.Fields)
	}
}

func (x sentTypes) note(key, ref string) {
	if have, ok := x[key]; ok && have != ref {
		ref = ""
	}
	x[key] = ref
}

func sentKey(api spec.API, within, name string) string {
	return string(api) + " " + strings.ToLower(within) + " " + foldName(name)
}

// asSent has an object that only examples show refer to the type that is sent below its key, if
// it has mostly the fields of that, and no others.
func (b *typeBuilder) asSent(s *draft, f Facts) Facts {
	if b.sent || !isShown(s, f) || f.Ref != "" || !f.tellsObject() || takesObject[foldName(f.Name)] {
		return f
	}
	within := b.pkg.Namespace
	if b.method != nil && b.pkg.sent[sentKey(b.api, b.method.Service(), f.Name)] != "" {
		within = b.method.Service()
	}
	t, ok := b.pkg.types[b.pkg.sent[sentKey(b.api, within, f.Name)]]
	if !ok || !isPartOf(f.Children, t.Fields) {
		return f
	}
	f.Ref = t.Name
	f.Fields, f.Shown, f.Children, f.FromExample = nil, nil, nil, false
	return f
}

// tellsObject reports whether the fields tell an object: two at least, or one that has fields itself.
func (f Facts) tellsObject() bool {
	return len(f.Children) > 1 || len(f.Children) == 1 && len(f.Children[0].Children) > 1
}

// isShown reports whether only examples show what is in the field.
func isShown(s *draft, f Facts) bool {
	return f.FromExample || f.Source == spec.FromExample || s.Source.By == ByExample
}

// takesObject are the keys below which methods take the object of their service, whose answers have
// it elsewhere.
var takesObject = set("fields", "arfields")

// isPartOf reports whether all of the fields are among those of a type, and half of these.
func isPartOf(part []Facts, whole []spec.Field) bool {
	names := foldNames(whole)
	isOther := func(f Facts) bool { return !slices.Contains(names, foldName(f.Name)) }
	return !slices.ContainsFunc(part, isOther) && len(part)*2 >= len(whole)
}
