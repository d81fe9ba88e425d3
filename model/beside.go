package model

import (
	"slices"
	"strings"
)

// resolveBeside finds what stands below one key of objects that are beside each other, with the same keys:
// FIELDS of FORM_DATA and of CHECKOUT_DATA. What examples show inside of one may lack in the other.
func (r *resolver) resolveBeside() {
	alike := map[string][]string{}
	for _, d := range r.drafts {
		outer, last := cutLast(r.names[d])
		around, _ := cutLast(outer)
		if len(d.Fields) < 2 || len(d.Fields) >= fewest || d.Role == RoleParams || strings.Count(around, "/") < 1 {
			continue
		}
		key := around + "/*/" + last + " " + keysOf(d.Struct, 0)
		if !slices.Contains(alike[key], r.names[d]) {
			alike[key] = append(alike[key], r.names[d])
		}
	}
	for _, key := range sortedKeys(alike) {
		names := alike[key]
		for _, name := range names[1:] {
			if !r.isAtOdds(names[0], name) && !haveApart(r.kindsIn(names[0]), r.kindsIn(name)) {
				r.rename(name, names[0])
			}
		}
	}
}
