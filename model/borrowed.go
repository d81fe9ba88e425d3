package model

import "github.com/b24gen/b24gen/spec"

// Of what is inside of an object, often only one direction is described: what add takes, of
// which get answers an array of nobody knows what. Then the other direction has it too, so that
// what was read can be sent.

// borrow gives fields that leave their objects open those of the same field of the same object
// in the other direction.
func (p *packageBuilder) borrow() {
	of := p.draftsByType()
	byObject := map[*object][]*draft{}
	for _, d := range p.declared.structs {
		if d.into == nil {
			byObject[d.object] = append(byObject[d.object], d)
		}
	}
	for _, d := range p.declared.structs {
		if d.into != nil || d.Both || d.Role == RoleEvent {
			continue
		}
		for _, other := range byObject[d.object] {
			if other.Sent != d.Sent && other.Role != RoleEvent {
				d.borrowFrom(other, of)
			}
		}
	}
}

// borrowFrom gives the open fields of the draft the objects that another draft has in them.
func (d *draft) borrowFrom(other *draft, of map[*Struct]*draft) {
	for i := range d.Fields {
		f := &d.Fields[i]
		g := other.find(f.Key)
		if g == nil || !f.isOpenFor(Deref(g.Type)) {
			continue
		}
		inner, ok := Innermost(g.Type).(*Struct)
		if !ok || of[inner] == nil || !of[inner].isInside() {
			continue
		}
		f.Type, f.Why = Deref(g.Type), place{in: other}.says(g)
		if d.Sent && f.OmitZero {
			f.Type = optional(f.Type)
		}
		inner.allBothWays(map[*Struct]bool{})
	}
}

// says is what the field of the place says to others.
func (p place) says(f *Field) Evidence {
	return Evidence{By: ByObject, Says: f.Facts.Type, Where: p.in.where()}
}

// isOpenFor reports whether the field may hold objects in the form of the type, and nothing
// but its name says what it holds.
func (f *Field) isOpenFor(t Type) bool {
	own := Deref(f.Type)
	byName := (f.Why.By == ByName || f.Why.By == BySameName) && f.Facts.Stated.All(isBareArray)
	isOpen := byName || Innermost(own) == Any && f.Facts.openReason() != SaysAny
	if !isOpen || !f.Facts.Observed.None() && !f.Facts.Observed.All(isBareContainer) {
		return false
	}
	switch {
	case f.Facts.Stated.All(isBareArray) && f.Facts.Observed.None():
		return formOf(t) != "" // the word of PHP for lists and objects
	case isList(own):
		return isList(t)
	}
	return isMap(own) && !isList(t)
}

// allBothWays has the struct, and all that is inside of it, be read and sent.
func (s *Struct) allBothWays(done map[*Struct]bool) {
	if done[s] || s.Both {
		return
	}
	done[s] = true
	wasSent := s.Sent
	s.goBothWays(func(f *Field) bool { return wasSent && f.Facts.Required == spec.Mandatory && f.Facts.mandatory() })
	for _, f := range s.Fields {
		if inner := structIn(f.Type); inner != nil {
			inner.allBothWays(done)
		}
	}
}
