package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// withKin are the shapes, those without fields like their kin. Inside of what
// comes from kin itself there is no more, or a tree would have no end.
func (b *builder) withKin(o *object, shapes []shape) []shape {
	if b.inKin || chooses[strings.ToLower(o.about.field)] {
		return shapes
	}
	out := make([]shape, len(shapes))
	for i, s := range shapes {
		out[i] = b.likeKin(shapes, s, o.method != nil)
	}
	return out
}

// likeKin gives an object without fields those of its next of kin. Nothing that
// another method requires is required here.
func (b *builder) likeKin(siblings []shape, s shape, top bool) shape {
	if !b.isBlank(s) {
		return s
	}
	next := b.pkg.kin.next(kinKey{b.api, b.pkg.namespace, foldName(s.Name), b.params}, b.method, siblings, top)
	if next == nil || !sameForm(s.Field, next.Field) {
		return s
	}
	f := s.Field
	f.Type, f.Seen, f.Ref = next.Type, next.Seen, next.Ref
	f.Fields, f.Shown, f.Variants = unbound(next.Fields), unbound(next.Shown), slices.Clone(next.Variants)
	for i := range f.Variants {
		f.Variants[i].Fields = unbound(f.Variants[i].Fields)
	}
	out := shape{Field: f, cases: s.cases, like: next.method.Name}
	out.describe()
	return out
}

// isBlank reports whether neither page nor examples tell what is in the object.
func (b *builder) isBlank(s shape) bool {
	if len(s.children) > 0 || s.Ref != "" || s.mixed || chooses[strings.ToLower(s.Name)] {
		return false
	}
	t, seen := spec.ParseType(s.Type), spec.ParseType(s.Seen)
	unknown := len(t.Terms) == 1 && t.First().Text != "any" && b.pkg.goType(t.First()) == anything && b.pkg.refOf(s, t) == ""
	return (unknown || t.All(isBareContainer)) && (seen.None() || seen.All(isBareContainer))
}

func isBareContainer(t spec.TypeTerm) bool {
	return !(t.Is(spec.Map) && t.Elem != nil) && t.Innermost().IsContainer()
}

// chooses are the parameters whose keys differ from method to method.
var chooses = set("filter", "order", "sort", "select", "group")

// sameForm reports whether both may be one object, or both a list of them. Array
// is the word of PHP for either.
func sameForm(a, b spec.Field) bool {
	return !(isOnlyObject(a) && isOnlyList(b) || isOnlyList(a) && isOnlyObject(b))
}

func isOnlyObject(f spec.Field) bool {
	t, seen := spec.ParseType(f.Type), spec.ParseType(f.Seen)
	return seen.All(spec.TypeTerm.IsObject) || seen.None() && t.All(spec.TypeTerm.IsObject)
}

func isOnlyList(f spec.Field) bool {
	t, seen := spec.ParseType(f.Type), spec.ParseType(f.Seen)
	return seen.All(spec.TypeTerm.IsList) || seen.None() && t.All(spec.TypeTerm.IsTypedList)
}

// unbound are the fields, none of them required.
func unbound(fields []spec.Field) []spec.Field {
	out := slices.Clone(fields)
	for i := range out {
		f := &out[i]
		f.Required, f.Conditional, f.Omitted = spec.Optional, false, false
		f.Fields, f.Shown, f.Variants = unbound(f.Fields), unbound(f.Shown), slices.Clone(f.Variants)
		for j := range f.Variants {
			f.Variants[j].Fields = unbound(f.Variants[j].Fields)
		}
	}
	return out
}
