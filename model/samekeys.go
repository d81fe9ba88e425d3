package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Objects that pages describe one by one, and that are the same: in one package, with the
// same keys.

// resolveSame makes one object of those that have drafts with the same keys, if there are
// enough of them to tell it, or if the drafts stand below the same key.
func (r *resolver) resolveSame() {
	for _, d := range r.drafts {
		r.index(d)
	}
	r.resolveHeld()
	alike := map[string][]*draft{}
	for _, d := range r.drafts {
		isCondition := chooses[strings.ToLower(d.Documented)]
		if d.Role == RoleParams || d.Role == RoleEvent || len(d.Fields) < 2 || isCondition || d.describes() && !d.hasValues() {
			continue
		}
		key := d.pkg.Dir + " " + keysOf(d.Struct, keyDepth)
		if len(d.Fields) < fewest {
			key += " in " + naming.Singular(foldName(d.Documented))
		}
		alike[key] = append(alike[key], d)
	}
	for _, key := range sortedKeys(alike) {
		drafts := alike[key]
		slices.SortStableFunc(drafts, func(a, b *draft) int {
			return cmp.Or(outer(r.names[a], r.names[b]), a.deprecated()-b.deprecated())
		})
		for _, d := range drafts[1:] {
			if one, other := r.names[drafts[0]], r.names[d]; r.areOne(one, other, len(d.Fields)) {
				r.rename(other, one)
			}
		}
	}
	r.resolveFilled()
	r.resolveNear()
	r.resolveLarge()
	r.resolveHolding()
	r.resolveSmall()
	r.resolveValues()
	r.resolveBeside()
	r.resolveParted()
}

// outer orders names of objects by how far outside they stand: a user of im.user is before one
// of im.dialog.users, and both are before what is inside of something.
func outer(a, b string) int {
	return cmp.Or(strings.Count(a, "/")-strings.Count(b, "/"), strings.Count(a, ".")-strings.Count(b, "."))
}

// deprecated is 1 of what stands in a method that is no longer to be used, else 0.
func (d *draft) deprecated() int {
	if m := d.method(); m != nil && m.Spec.Deprecated != nil {
		return 1
	}
	return 0
}

// keyDepth is how far into small structs keys are looked at. Structs may hold each other, and
// many of them the same one, so that there has to be an end.
const keyDepth = 4

// keysOf are the keys of the struct in order, and of a small one those inside of it too, down
// to a depth.
func keysOf(s *Struct, depth int) string {
	keys := make([]string, 0, len(s.Fields))
	for _, f := range s.Fields {
		key := f.Key
		if inner := structIn(f.Type); inner != nil && depth > 0 && len(s.Fields) < fewest {
			key += "{" + keysOf(inner, depth-1) + "}"
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return strings.Join(keys, " ")
}

// areOne reports whether objects of two names with the same keys are one: those of two
// services only where the names end alike, and nothing inside of both is of different things, or where
// the fields are many.
func (r *resolver) areOne(a, b string, fields int) bool {
	if a == b {
		return false
	}
	ofServices := strings.Count(a, "/") == 1 && strings.Count(b, "/") == 1
	areAlike := !ofServices || fields >= 2*fewest || lastOf(a) == lastOf(b) && !haveApart(r.kindsIn(a), r.kindsIn(b))
	return areAlike && !r.isAtOdds(a, b)
}

// isAtOdds reports whether a field of two objects, or of something inside of both, has no
// kind of values in common. What is read of one is held against what is read of the other,
// and what is sent against what is sent.
func (r *resolver) isAtOdds(a, b string) bool {
	ofA, ofB := r.kindsIn(a), r.kindsIn(b)
	for key, kinds := range ofA {
		others := ofB[key]
		isCommon := func(kind string) bool { return others[kind] }
		if len(others) > 0 && !slices.ContainsFunc(sortedKeys(kinds), isCommon) {
			return true
		}
	}
	return r.holdOthers(a, b)
}

// holdOthers reports whether a field of two objects holds documented types in both, none of them the same or with
// half of its keys: the pages of a site, and the blocks of a page.
func (r *resolver) holdOthers(a, b string) bool {
	ofA, ofB := r.typesHeld(a), r.typesHeld(b)
	for key, held := range ofA {
		isLike := func(one *Struct) bool {
			return slices.ContainsFunc(ofB[key], func(other *Struct) bool { return one == other || haveHalf(one, other) })
		}
		if len(ofB[key]) > 0 && !slices.ContainsFunc(held, isLike) {
			return true
		}
	}
	return false
}

func haveHalf(a, b *Struct) bool {
	ofA, ofB := keysIn(a), keysIn(b)
	return commonKeys(ofA, ofB)*2 >= min(len(ofA), len(ofB))
}

// typesHeld are the documented types that the fields in an object hold, by the paths to the fields.
func (r *resolver) typesHeld(object string) map[string][]*Struct {
	out := map[string][]*Struct{}
	for _, d := range r.within[object] {
		inside, ok := insideOf(r.names[d], object)
		if !ok {
			continue
		}
		for _, f := range d.Fields {
			if inner := r.of[structIn(f.Type)]; inner != nil && inner.Role == RoleType {
				key := inside + "#" + foldName(f.Key)
				out[key] = append(out[key], inner.Struct)
			}
		}
	}
	return out
}

// haveApart reports whether something inside of two objects has two fields at least in each, and none
// in common, as the settings of different things.
func haveApart(ofA, ofB map[string]map[string]bool) bool {
	a, b := keysInside(ofA), keysInside(ofB)
	return slices.ContainsFunc(sortedKeys(a), func(path string) bool {
		isCommon := func(key string) bool { return slices.Contains(b[path], key) }
		return len(a[path]) > 1 && len(b[path]) > 1 && !slices.ContainsFunc(a[path], isCommon)
	})
}

// keysInside are the keys of what is inside of an object, by the direction and the path.
func keysInside(kinds map[string]map[string]bool) map[string][]string {
	out := map[string][]string{}
	for _, at := range sortedKeys(kinds) {
		if path, key, _ := strings.Cut(at, "#"); strings.Contains(path, "/") {
			out[path] = append(out[path], key)
		}
	}
	return out
}

// kindsIn are the kinds of values of the fields in an object, by the direction in which they
// go and the paths to the fields.
func (r *resolver) kindsIn(object string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, d := range r.within[object] {
		inside, ok := insideOf(r.names[d], object)
		if !ok {
			continue
		}
		for _, f := range d.Fields {
			if f.leavesOpen() {
				continue
			}
			key := fmt.Sprintf("%t %s#%s", d.Sent, inside, foldName(f.Key))
			if out[key] == nil {
				out[key] = map[string]bool{}
			}
			for _, kind := range kindsOf(f.Type) {
				out[key][kind] = true
			}
		}
	}
	return out
}

// leavesOpen reports whether nothing says which kind of values the field has.
func (f Field) leavesOpen() bool {
	return Innermost(f.Type) == Any || f.Facts.Stated.None() && f.Facts.Observed.None() && len(f.Facts.ChildNames) == 0
}

// kindOf is the form of values of the type. An object and a list of it are one, since lists
// read both.
func kindOf(t Type) string {
	if form := formOf(t); form != "[]struct" {
		return form
	}
	return "struct"
}

// kindsOf are the forms of values of the type, of which some have one of two.
func kindsOf(t Type) []string {
	if e, ok := Deref(t).(Either); ok {
		return []string{kindOf(t), kindOf(e.One), kindOf(e.Other)}
	}
	return []string{kindOf(t)}
}

// insideOf is the path from an object to another that is it, or is inside of it.
func insideOf(name, of string) (path string, ok bool) {
	path, ok = strings.CutPrefix(name, of)
	return path, ok && (path == "" || path[0] == '/')
}

// rename gives an object another name, and all that is inside of it.
func (r *resolver) rename(from, to string) {
	for _, d := range r.within[from] {
		if inside, ok := insideOf(r.names[d], from); ok {
			r.names[d] = to + inside
			r.index(d)
		}
	}
}

// index puts the draft to the object that it describes, and to those around it.
func (r *resolver) index(d *draft) {
	name := r.names[d]
	for end := len(name); end > 0; end = strings.LastIndexByte(name[:end], '/') {
		r.within[name[:end]] = append(r.within[name[:end]], d)
	}
}
