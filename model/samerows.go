package model

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// A page that describes what is in each value of a map often looks as if it described an
// object. Examples tell, and those of one method tell it for the others of the namespace.

// asMap has an object of which the page shows no example be a map, where examples show that
// one of its name with the same fields is, and none shows the contrary.
func (b *typeBuilder) asMap(f Facts) Facts {
	if !f.Observed.None() || !f.Stated.All(spec.TypeTerm.IsObject) || len(f.Children) == 0 {
		return f
	}
	var shown spec.TypeExpr
	for _, d := range b.pkg.objects[objectKey{b.api, b.pkg.Namespace, foldName(f.Name), b.sent}] {
		seen := spec.ParseType(d.Seen)
		if seen.None() || !d.describes(f.Children) {
			continue
		}
		if only, alone := seen.Only(); !alone || !only.IsTypedMap() || !only.Elem.IsObject() {
			return f
		}
		shown = seen
	}
	f.Observed = shown
	return f
}

// describes reports whether the object has these fields, and no others.
func (d described) describes(fields []Facts) bool {
	names := foldNames(d.Fields)
	return len(names) == len(fields) && !slices.ContainsFunc(fields, func(f Facts) bool { return !slices.Contains(names, foldName(f.Name)) })
}
