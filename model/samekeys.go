package model

import (
	"cmp"
	"maps"
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
	alike := map[string][]*draft{}
	for _, d := range r.drafts {
		m := d.method()
		if d.Role == RoleParams || d.Role == RoleEvent || len(d.Fields) < 2 || m != nil && describesObjects(m.Spec) {
			continue
		}
		key := d.pkg.Dir + " " + keysOf(d.Struct)
		if len(d.Fields) < fewest {
			key += " in " + naming.Singular(foldName(d.Documented))
		}
		alike[key] = append(alike[key], d)
	}
	for _, key := range sortedKeys(alike) {
		drafts := alike[key]
		slices.SortStableFunc(drafts, func(a, b *draft) int { return outer(r.names[a], r.names[b]) })
		for _, d := range drafts[1:] {
			if one, other := r.names[drafts[0]], r.names[d]; r.areOne(one, other, len(d.Fields)) {
				r.rename(other, one)
			}
		}
	}
}

// outer orders names of objects by how far outside they stand: a user of im.user is before one
// of im.dialog.users, and both are before what is inside of something.
func outer(a, b string) int {
	return cmp.Or(strings.Count(a, "/")-strings.Count(b, "/"), strings.Count(a, ".")-strings.Count(b, "."))
}

// keysOf are the keys of the struct in order, and of a small one those inside of it too, but
// not of what it is within.
func keysOf(s *Struct, within ...*Struct) string {
	within = append(within, s)
	var keys []string
	for _, f := range s.Fields {
		key := f.Key
		if inner := structIn(f.Type); inner != nil && !slices.Contains(within, inner) && len(s.Fields) < fewest {
			key += "{" + keysOf(inner, within...) + "}"
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return strings.Join(keys, " ")
}

// areOne reports whether objects of two names with the same keys are one: those of two
// services only where the names end alike, or where the fields are many.
func (r *resolver) areOne(a, b string, fields int) bool {
	if _, isTree := insideOf(a, b); isTree {
		return false // the same object inside of itself
	}
	if _, isTree := insideOf(b, a); isTree {
		return false
	}
	ofServices := strings.Count(a, "/") == 1 && strings.Count(b, "/") == 1
	return (!ofServices || fields >= 2*fewest || lastOf(a) == lastOf(b)) && !r.isAtOdds(a, b)
}

// isAtOdds reports whether a field of two objects, or of something inside of both, has
// another kind of values in each.
func (r *resolver) isAtOdds(a, b string) bool {
	ofA, ofB := r.kindsIn(a), r.kindsIn(b)
	for key, kinds := range ofA {
		if others := ofB[key]; len(others) > 0 && !maps.Equal(kinds, others) {
			return true
		}
	}
	return false
}

// kindsIn are the kinds of values of the fields in an object, by the paths to the fields.
func (r *resolver) kindsIn(object string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, d := range r.within[object] {
		inside, ok := insideOf(r.names[d], object)
		if !ok {
			continue
		}
		for _, f := range d.Fields {
			if f.Facts.Stated.None() && f.Facts.Observed.None() && len(f.Facts.ChildNames) == 0 {
				continue
			}
			key := inside + "#" + foldName(f.Key)
			if out[key] == nil {
				out[key] = map[string]bool{}
			}
			out[key][kindOf(f.Type)] = true
		}
	}
	return out
}

// kindOf is the form of values of the type. An object and a list of it are one, since lists
// read both.
func kindOf(t Type) string {
	if form := formOf(t); form != "[]struct" {
		return form
	}
	return "struct"
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
