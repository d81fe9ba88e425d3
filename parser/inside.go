package parser

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// What a field refers to lies deeper where the examples have it below one of their keys.

// referInside has the first of the fields that only examples show refer to a type
// that covers what is in it.
func (x *typeIndex) referInside(f *spec.Field, t *spec.Type, sent bool) bool {
	for i := range f.Shown {
		g := &f.Shown[i]
		if len(g.Fields) > 0 && covers(t, g.Fields) {
			if w := x.wrap(f, t, g.Name); w != nil {
				return x.referTo(f, w, sent)
			}
			x.mark(t)
			if inner := deeper(t, g.Fields); inner != nil && !sent {
				g = inner
			}
			g.Ref, g.Shown, g.Fields = t.Name, x.learn(t, g.Fields, sent), nil
			return true
		}
	}
	return false
}

// deeper is the field that has more than twice as many fields of a type inside of it as there are beside it, and no others: what the examples
// show around it is not what the type describes. It is nil if there is none.
func deeper(t *spec.Type, shown []spec.Field) *spec.Field {
	known := func(fields []spec.Field) int {
		n := 0
		for _, f := range fields {
			if fieldAlike(t, f.Name) != nil {
				n++
			}
		}
		return n
	}
	for i := range shown {
		inner := shown[i].Fields
		if n := known(inner); n > 0 && n == len(inner) && n > known(shown)*2 && fieldAlike(t, shown[i].Name) == nil {
			return &shown[i]
		}
	}
	return nil
}

// wrap is the type of a field of which the examples show what a page as a whole describes below one
// of its keys: the fields that the examples show of it, with that type below the key. All fields
// with the type's name are such objects, also those that what the page describes has in it.
func (x *typeIndex) wrap(f *spec.Field, t *spec.Type, key string) *spec.Type {
	page := pageOf(t.Page)
	tables := x.rootTables(page)
	if t != x.whole[page] || t.Page != page || !namesObject(f.Type) || x.inUse[t] {
		return nil
	}
	w := &spec.Type{Name: pageTypeName(page, f.Type), Page: page}
	t.Name, t.Page = w.Name+"_"+strings.ToLower(key), tables[0].Page
	x.refs[t] = x.refsOf(tables, t.Page)
	for _, g := range f.Shown {
		if g.Name == key {
			g = spec.Field{Name: key, Type: g.Type, Ref: t.Name}
		}
		w.Fields = append(w.Fields, g)
	}
	x.whole[page], x.wrappers[w], x.byName[t.Name] = w, true, t
	x.mark(w)
	x.mark(t)
	return w
}
