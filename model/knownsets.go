package model

import (
	"slices"

	"github.com/b24gen/b24gen/model/naming"
)

// What one page calls a text, others of the namespace often list the values of.

// takeSets has fields that are texts be of the set that others of their names have, and reports
// whether there are some. It takes the only set that the namespace has for the name.
func (p *packageBuilder) takeSets() bool {
	known := p.setsByName()
	taken := false
	for _, d := range p.declared.structs {
		for i := range d.Fields {
			f := &d.Fields[i]
			from := known[foldName(f.Key)]
			if len(from) == 0 || Deref(f.Type) != String || len(f.Facts.Enum) > 0 || d.describes() || !isOneSet(from) {
				continue
			}
			isSame := func(h holding) bool { return d.hasSameAs(h) }
			if j := slices.IndexFunc(from, isSame); saysWhose(p.Namespace, f.Key) || j >= 0 {
				h := from[max(j, 0)]
				f.Type = optionalAs(f.Type, setIn(h))
				f.Why = Evidence{By: BySameName, Says: h.field.Facts.Type, Where: h.in.where()}
				taken = true
			}
		}
	}
	return taken
}

// setsByName are the fields that hold a set, by the folded name.
func (p *packageBuilder) setsByName() map[string][]holding {
	known := map[string][]holding{}
	for _, d := range p.declared.structs {
		for i := range d.Fields {
			f := &d.Fields[i]
			if _, isEnum := Innermost(Deref(f.Type)).(*Enum); isEnum && !d.describes() {
				known[foldName(f.Key)] = append(known[foldName(f.Key)], holding{in: d, field: f})
			}
		}
	}
	return known
}

func isOneSet(from []holding) bool {
	return !slices.ContainsFunc(from, func(h holding) bool { return setIn(h) != setIn(from[0]) })
}

func setIn(h holding) Type { return Innermost(Deref(h.field.Type)) }

// describes reports whether the draft is of a method that describes fields.
func (d *draft) describes() bool {
	m := d.method()
	return m != nil && describesObjects(m.Spec)
}

// optionalAs is the type, by a pointer where the other one is.
func optionalAs(like, t Type) Type {
	if _, isPointer := like.(Pointer); isPointer {
		return Pointer{t}
	}
	return t
}

// general are words of names that stand in objects of all kinds, and are something else in each.
var general = set("code", "entity", "id", "is", "kind", "mode", "name", "state", "status", "type", "value", "xml")

// saysWhose reports whether the name alone tells what the values are of: two words at least, of which
// one is not general (IBLOCK_TYPE_ID, CRM_ENTITY_TYPE). The namespace, or how it is called in short, is said of
// all that is in it: CAL_TYPE of calendar is a type.
func saysWhose(namespace, key string) bool {
	words := ownWords(namespace, naming.Split(key))
	return len(words) > 1 && slices.ContainsFunc(words, func(w string) bool { return !general[w] })
}

// hasSameAs reports whether the draft is about what the field is in: a method answers what it takes;
// of objects of one service the keys are the same (members of a document); or the key names the
// service that takes the field (members of a node, node.member.add).
func (d *draft) hasSameAs(h holding) bool {
	a, b := d.method(), h.in.method()
	switch {
	case a == nil || b == nil:
		return false
	case d.parent == nil && h.in.parent == nil:
		return a == b
	case d.parent != nil && h.in.parent != nil:
		return a.Service == b.Service && foldName(d.Documented) == foldName(h.in.Documented)
	}
	return d.parent != nil && h.in.Role == RoleParams && isAbout(d.Documented, b.Service.REST)
}
