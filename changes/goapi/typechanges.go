package goapi

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes"
)

// types compares two types of one name. Where they are of different kinds, their
// members are not compared.
func (p packageComparison) types(old, new *Decl) {
	switch {
	case p.today(old.self) != new.self || old.params != new.params:
	case p.same(old, new):
		p.members(old, new)
		if old.comparable && !new.comparable {
			p.add(changes.GoNotComparable, old.Symbol, "", "")
		}
		return
	case slices.Contains(wider[old.id], new.id):
		p.add(changes.GoTypeWidened, old.Symbol, old.id, new.id)
		p.members(old, new)
		return
	}
	p.add(changes.GoTypeChanged, old.Symbol, was(old, new), was(new, old))
}

// wider are the numbers that a defined type can become.
var wider = map[string][]string{
	"uint8": {"uint16", "uint32", "uint", "uint64"}, "uint16": {"uint32", "uint", "uint64"}, "uint32": {"uint", "uint64"}, "uint": {"uint64"},
	"int8": {"int16", "int32", "int", "int64"}, "int16": {"int32", "int", "int64"}, "int32": {"int", "int64"}, "int": {"int64"},
	"float32": {"float64"}, "complex64": {"complex128"},
}

// members compares what can be selected from values of two types.
func (p packageComparison) members(old, new *Decl) {
	before, after := old.selectable(), new.selectable()
	for name, o := range before {
		p.member(o, after[name])
	}
	for name, n := range after {
		if before[name] == nil {
			p.gained(old, n)
		}
	}
	if new.isInterface() && len(old.hidden) == 0 && len(new.hidden) > 0 {
		p.add(changes.GoInterfaceMethodAdded, new.Symbol+"."+new.hidden[0], "", "")
	}
}

// selectable are all members, by name.
func (d *Decl) selectable() map[string]*Decl {
	out := make(map[string]*Decl, len(d.Members)+len(d.inherited))
	for _, m := range slices.Concat(d.Members, d.inherited) {
		out[m.Name()] = m
	}
	return out
}

func (d *Decl) isInterface() bool { return d.Kind == Type && strings.HasPrefix(d.id, "interface") }

// gained says that a type has a member that it did not have. Where users can
// implement an interface, they do not have its new method.
func (p packageComparison) gained(owner, m *Decl) {
	kind := kindsOf[m.Kind].added
	if owner.isInterface() && len(owner.hidden) == 0 {
		kind = changes.GoInterfaceMethodAdded
	}
	p.note(kind, nil, m)
}

// member compares a member with what has its name now, which can be nothing.
func (p packageComparison) member(old, new *Decl) {
	switch {
	case new == nil:
		p.note(kindsOf[old.Kind].removed, old, nil)
		return
	case old.Kind != new.Kind:
		p.note(changes.GoKindChanged, old, new)
		return
	}
	own := old.origin == "" && new.origin == ""
	switch kind := p.memberChange(old, new); {
	case kind == changes.GoFieldAdded:
		p.note(kind, nil, new)
	case kind != "":
		p.note(kind, old, new)
	case own:
		p.values(old, new)
	}
	if own {
		p.comment(old, new)
	}
}

// memberChange is the kind of change between two fields or two methods, empty where
// they are the same to those who use them.
func (p packageComparison) memberChange(old, new *Decl) changes.Kind {
	switch {
	case !p.same(old, new):
		return kindsOf[old.Kind].typ
	case old.Kind == Field && !old.promoted && new.promoted:
		return changes.GoFieldPromoted
	case old.Kind == Field && old.promoted && !new.promoted:
		return changes.GoFieldAdded
	case !old.Pointer && new.Pointer:
		return changes.GoMethodOnPointer
	case old.Pointer && !new.Pointer:
		return changes.GoMethodOnValue
	}
	return ""
}

// note says that a member changed, or keeps it until all is known of the types that
// declare it.
func (p packageComparison) note(k changes.Kind, old, new *Decl) {
	change := Change{Kind: k, Package: p.dir}
	change.Old, change.New = texts(k, old, new)
	var origins []string
	for _, d := range []*Decl{old, new} {
		if d != nil {
			change.Symbol = d.Symbol
			origins = append(origins, d.origin)
		}
	}
	if strings.Join(origins, "") == "" {
		p.add(k, change.Symbol, change.Old, change.New)
		return
	}
	p.inherited = append(p.inherited, inheritedChange{change, origins})
}

// texts are what changed into what, empty where the kind says all.
func texts(k changes.Kind, old, new *Decl) (string, string) {
	switch {
	case old == nil:
		return "", new.text()
	case new == nil:
		return old.text(), ""
	case k == changes.GoKindChanged:
		return string(old.Kind), string(new.Kind)
	case k == kindsOf[old.Kind].typ:
		return was(old, new), was(new, old)
	}
	return "", ""
}
