package model

import (
	"maps"
	"slices"
	"strings"
)

// Objects of many keys are not alike by chance, whatever they are in.

// many is the number of keys by which an object can be told wherever it stands.
const many = 4 * fewest

// resolveLarge makes one object of those of a package that have many keys in common: nine of ten of either, or
// all of one, and four of five of the other. Objects that services make or change are told apart by these, and what events carry by their pages.
func (r *resolver) resolveLarge() {
	keys, names := map[string]map[string]bool{}, map[string][]string{}
	for _, d := range r.drafts {
		if m := d.method(); len(d.Fields) < many || d.Role == RoleParams || d.root().Role == RoleEvent || chooses[strings.ToLower(d.Documented)] || m != nil && describesObjects(m.Spec) {
			continue
		}
		name := r.names[d]
		if keys[name] == nil {
			keys[name] = map[string]bool{}
		}
		if !slices.Contains(names[d.pkg.Dir], name) {
			names[d.pkg.Dir] = append(names[d.pkg.Dir], name)
		}
		maps.Copy(keys[name], keysIn(d.Struct))
	}
	for _, dir := range sortedKeys(names) {
		all := names[dir]
		slices.SortStableFunc(all, outer)
		for i, name := range all {
			isOne := func(one string) bool {
				return areMostly(keys[one], keys[name]) && !(r.isKept(one) && r.isKept(name)) && !r.isAtOdds(one, name)
			}
			if j := slices.IndexFunc(all[:i], isOne); j >= 0 {
				r.rename(name, all[j])
			}
		}
	}
}

// isKept reports whether the object is one that a service makes or changes.
func (r *resolver) isKept(name string) bool {
	return slices.ContainsFunc(r.packages, func(p *packageBuilder) bool {
		return slices.ContainsFunc(p.Services, func(s *Service) bool { return objectOfService(s) == name && s.keeps() })
	})
}

// keeps reports whether a method of the service makes or changes something.
func (s *Service) keeps() bool {
	return slices.ContainsFunc(s.Methods, (*Method).makesOrChanges)
}

// areMostly reports whether two sets of keys are mostly the same.
func areMostly(a, b map[string]bool) bool {
	common, fewer, more := commonKeys(a, b), min(len(a), len(b)), max(len(a), len(b))
	return common >= many && (common*10 >= more*9 || common == fewer && common*5 >= more*4)
}
