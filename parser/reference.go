package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// resolve sets the references of fields that have none of their own, and marks
// the types that fields name.
func (x *typeIndex) resolve(fields []spec.Field, refs map[string][]string, prefix string) {
	for i := range fields {
		f := &fields[i]
		path := prefix + "." + f.Name
		x.use(f.Type)
		if strings.HasPrefix(prefix, paramsPath) && x.describes(f.Type) {
			f.Shown = nil // of which an example sends a part
		}
		switch {
		case !mayRefer(f, prefix):
		case len(f.Fields) == 0:
			f.Ref = x.ref(&f.Shown, refs[path])
		case strings.HasPrefix(prefix, paramsPath):
			f.Ref = x.extended(f, refs[path])
		}
		if f.Wire == spec.WireCapitals && !x.camelCase(f.Ref) {
			f.Wire = "" // the page's own names are so
		}
		x.resolve(f.Fields, refs, path)
		for _, v := range f.Variants {
			x.resolve(v.Fields, refs, path)
		}
	}
}

// describes says that a type's own page has its fields.
func (x *typeIndex) describes(typ string) bool {
	t := x.byName[strings.TrimSuffix(typ, "[]")]
	return t != nil && len(t.Fields) > 0
}

// mayRefer says that a link in the row of a field may lead to its fields. The
// parameters that choose among the fields of rows lead to those, not to fields
// of their own.
func mayRefer(f *spec.Field, prefix string) bool {
	return !isScalar(f.Type) && !strings.Contains(f.Type, ".") && len(f.Variants) == 0 &&
		(prefix != paramsPath || !choosers[strings.ToLower(f.Name)])
}

// extended is the first of the links that leads to a type which has all of the
// fields that the page describes of an object, and more: Values of the fields of
// a task. Required are...
func (x *typeIndex) extended(part *spec.Field, links []string) string {
	for _, link := range links {
		if t := x.byAddress[link]; t != nil && len(t.Fields) > len(part.Fields) && hasAll(t, part) {
			x.mark(t)
			return t.Name
		}
	}
	return ""
}

// hasAll tells whether the type has all fields of the object.
func hasAll(t *spec.Type, part *spec.Field) bool {
	spelling := func(name string) string { return name }
	if part.Wire == spec.WireCapitals {
		spelling = slugOf
	}
	return !slices.ContainsFunc(part.Fields, func(f spec.Field) bool {
		return !slices.ContainsFunc(t.Fields, func(g spec.Field) bool { return strings.EqualFold(spelling(g.Name), spelling(f.Name)) })
	})
}

// camelCase tells whether the type's page has words of names joined by capitals.
func (x *typeIndex) camelCase(name string) bool {
	t := x.byName[name]
	return t != nil && slices.ContainsFunc(t.Fields, func(f spec.Field) bool { return camel.MatchString(f.Name) })
}

// ref is the first of the links that leads to a type which the examples, where
// they show any fields, do not contradict; the type then stands for those.
func (x *typeIndex) ref(shown *[]spec.Field, links []string) string {
	for _, link := range links {
		if t := x.byAddress[link]; t != nil && covers(t.Fields, *shown) {
			x.mark(t)
			*shown = nil
			return t.Name
		}
	}
	return ""
}

// covers says that at least half of the fields that an example shows are
// fields of a type, and none is an object where the type has a scalar.
func covers(fields, shown []spec.Field) bool {
	known := 0
	for _, s := range shown {
		f := field(fields, s.Name)
		if f == nil {
			continue
		}
		if isScalar(f.Type) && len(s.Fields) > 0 {
			return false
		}
		known++
	}
	return known*2 >= len(shown)
}
