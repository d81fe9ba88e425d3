package model

import (
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
)

// Objects of services that are called alike, and what a service answers beside its object,
// are often the same but for a key or two: one page was written later than the other.

// resolveNear makes one object of those whose services are called alike, if nine of ten keys
// of either, and many, are the other's too.
func (r *resolver) resolveNear() {
	called := map[string][]string{}
	for _, d := range r.drafts {
		if subject := r.subjectOf(d); subject != "" && !slices.Contains(called[subject], r.names[d]) {
			called[subject] = append(called[subject], r.names[d])
		}
	}
	for _, subject := range sortedKeys(called) {
		names := called[subject]
		slices.SortStableFunc(names, outer)
		for i, name := range names {
			isOther := func(one string) bool { return r.areNear(one, name) }
			if j := slices.IndexFunc(names[:i], isOther); j >= 0 {
				r.rename(name, names[j])
			}
		}
	}
}

// subjectOf is what the draft is about: the last word of a documented type, or of the service
// that is no verb, for the objects of services, and what methods answer as a whole. It is empty
// for all else.
func (r *resolver) subjectOf(d *draft) string {
	m := d.method()
	switch {
	case d.Sent || len(d.Fields) < 2*fewest:
		return ""
	case d.Role == RoleType:
		return d.pkg.Dir + " " + naming.LastWord(d.Documented)
	case m == nil || describesObjects(m.Spec):
		return ""
	}
	name := string(d.pkg.API) + "/" + strings.ToLower(m.Service.REST)
	if own := r.names[d]; own != name && own != d.Key {
		return ""
	}
	rest := strings.ToLower(m.Service.REST)
	for reads[lastOf(rest)] && strings.Count(rest, ".") > 1 {
		rest = strings.TrimSuffix(rest, "."+lastOf(rest))
	}
	return d.pkg.Dir + " " + lastOf(rest)
}

// areNear reports whether two objects have nine of ten keys in common, and none with other
// values in each.
func (r *resolver) areNear(a, b string) bool {
	ofA, ofB := r.keysRead(a), r.keysRead(b)
	return commonKeys(ofA, ofB)*10 >= max(len(ofA), len(ofB))*9 && !r.isAtOdds(a, b)
}

// keysRead are the keys that are read of the object in any place.
func (r *resolver) keysRead(object string) map[string]bool {
	keys := map[string]bool{}
	for _, d := range r.within[object] {
		if r.names[d] == object && !d.Sent {
			maps.Insert(keys, maps.All(keysIn(d.Struct)))
		}
	}
	return keys
}

func keysIn(s *Struct) map[string]bool {
	keys := map[string]bool{}
	for _, f := range s.Fields {
		keys[f.Key] = true
	}
	return keys
}

// commonKeys is the number of keys that both have.
func commonKeys(a, b map[string]bool) int {
	n := 0
	for key := range a {
		if b[key] {
			n++
		}
	}
	return n
}
