package model

import "strings"

// What several places have is named after the best of them: a type or object that has a name
// of its own, before an answer, parameters and events; and what stands further outside. What
// only methods of one service have is named after the service alone.

// chooseParents gives each nested type that stands for several the best place.
func (p *packageBuilder) chooseParents() {
	isDeclared := map[*draft]bool{}
	for _, s := range p.declared.structs {
		isDeclared[s] = true
	}
	for _, s := range p.declared.structs {
		if s.parent == nil {
			continue
		}
		for _, other := range s.also {
			if other.parent != nil && isDeclared[other.parent.final()] && other.parent.isBetterThan(s.parent) && !other.parent.final().isWithin(s) {
				s.parent, s.part, s.Documented, s.Role = other.parent.final(), other.part, other.Documented, other.Role
				s.Parent = s.parent.Struct
			}
		}
	}
	for _, e := range p.declared.enums {
		for _, other := range e.also {
			if isDeclared[other.parent.final()] && other.parent.isBetterThan(e.parent) {
				e.parent, e.part, e.Documented = other.parent.final(), other.part, other.Documented
				e.Parent = e.parent.Struct
			}
		}
	}
}

// standing orders what types can be named after, the best first.
var standing = map[Role]int{RoleType: 1, RoleObject: 2, RoleResult: 3, RoleRow: 3, RoleParams: 4, RoleEvent: 5}

// isBetterThan reports whether what is in the draft is better named after it than after
// another.
func (d *draft) isBetterThan(other *draft) bool {
	a, b := d.final(), other.final()
	if x, y := standing[a.root().Role], standing[b.root().Role]; x != y {
		return x < y
	}
	return a.depth() < b.depth()
}

// isWithin reports whether the draft is the other, or in it.
func (d *draft) isWithin(other *draft) bool {
	for at := d; at != nil; at = at.parent {
		if at == other {
			return true
		}
	}
	return false
}

// ofService is the name for what is in the parameters of several methods of one service, and
// in nothing else, with the part of its own: empty for others.
func ofService(places []*draft, part string) string {
	first := places[0].root()
	several := false
	for _, d := range places {
		root := d.root()
		if root.Role != RoleParams || root.Method.Service != first.Method.Service {
			return ""
		}
		several = several || root != first
	}
	if !several {
		return ""
	}
	return strings.TrimSuffix(first.Method.Service.Type, serviceSuffix) + strings.Join(places[0].below(), "") + part
}

// names are the names for the enum, best first.
func (e *enumDraft) names() []string {
	places := []*draft{e.parent}
	for _, other := range e.also {
		places = append(places, other.parent)
	}
	names := e.parent.nested(e.part)
	if name := ofService(places, e.part); name != "" && len(name) <= longestName {
		names = append([]string{name}, names...)
	}
	return names
}
