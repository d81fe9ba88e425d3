package model

import (
	"slices"
	"strings"
)

// What is inside of objects is often read and sent with the same fields: the phone of a
// contact, the reminder of an event. That is one type for both ways, so that what was read
// can be sent as it is. Texts, numbers and truth values are pointers in it, as in all that is
// sent, since empty and zero are values of these; an empty id or moment is none.

// mergeDirections finds drafts of one object that are read and sent with the same fields.
func (p *packageBuilder) mergeDirections() {
	p.borrow()
	single := p.takenSingly()
	places := map[string][]*draft{}
	var names []string
	for _, d := range p.declared.structs {
		if d.into != nil || !d.isInside() && !d.isRow(single) {
			continue
		}
		for _, name := range d.objectNames() {
			if places[name] == nil {
				names = append(names, name)
			}
			places[name] = append(places[name], d)
		}
	}
	same := sameness{of: p.draftsByType()}
	for _, name := range names {
		for _, read := range places[name] {
			for _, sent := range places[name] {
				if read.into == nil && sent.into == nil && read != sent && read.IsRead() && sent.Sent && same.areOne(read, sent) {
					read.takeSent(sent)
				}
			}
		}
	}
}

// IsRead reports whether the struct is one that is read.
func (s *Struct) IsRead() bool { return !s.Sent || s.Both }

// isInside reports whether the draft is of something inside of the objects of services, or
// of a type that several of these have.
func (d *draft) isInside() bool {
	switch d.Role {
	case RoleParams, RoleResult, RoleRow, RoleEvent:
		return false
	}
	if d.parent != nil && d.parent.Role != RoleParams {
		return true
	}
	return !slices.ContainsFunc(d.objectNames(), func(name string) bool { return strings.Count(name, "/")+strings.Count(name, "?") < 2 })
}

// isRow reports whether the draft is an object of a service that methods only take lists or maps
// of, or one that is read: rows that were read are sent again as a whole.
func (d *draft) isRow(single map[*Struct]bool) bool {
	switch d.Role {
	case RoleParams, RoleEvent:
		return false
	}
	return !d.Sent || !single[d.Struct]
}

// takenSingly are the structs that are sent in a field of their own, and not in a list or a map.
func (p *packageBuilder) takenSingly() map[*Struct]bool {
	out := map[*Struct]bool{}
	for _, d := range p.declared.structs {
		for _, f := range d.Fields {
			if s := structIn(f.Type); d.Sent && s != nil && !isList(f.Type) && !isMap(f.Type) {
				out[s] = true
			}
		}
	}
	return out
}

// objectNames are the names of all objects that the draft stands for.
func (d *draft) objectNames() []string {
	names := []string{d.object.name}
	for _, other := range d.also {
		if !slices.Contains(names, other.object.name) {
			names = append(names, other.object.name)
		}
	}
	return names
}

// sameness tells whether objects that are read and sent are the same.
type sameness struct {
	of map[*Struct]*draft
	// open are the pairs that are being asked about, from the outside in.
	open []pair
}

type pair struct{ read, sent *draft }

// areOne reports whether an object that is read and one that is sent have the same
// fields: no field in two forms or types, and four of five fields of the one that has fewer
// are those of the other, which has at most twice as many; or all of them are. Capitals make no
// difference, since reading takes keys in any case: what is sent has them as its page does.
func (s sameness) areOne(read, sent *draft) bool {
	s.open = append(slices.Clip(s.open), pair{read, sent})
	common := 0
	for _, f := range sent.Fields {
		g := read.find(f.Key)
		if g == nil {
			continue
		}
		if !strings.EqualFold(g.Key, f.Key) || !s.areOneType(Deref(g.Type), Deref(f.Type)) && !f.isOneOf(g) {
			return false
		}
		common++
	}
	fewer, more := min(len(read.Fields), len(sent.Fields)), max(len(read.Fields), len(sent.Fields))
	isPart := common == fewer && fewer > 1
	isMany := common >= 2*fewest
	isShown := read.isShownAs(sent, common) || sent.isShownAs(read, common)
	return common > 0 && (isShown || common*5 >= fewer*4 && (common*2 >= more || isPart || isMany))
}

// isShownAs reports whether the draft is what an example shows of another one: more than half of its fields are
// those of the other, which stands in a field of the same form. An example shows some of the fields, and of one case those
// that only this has.
func (d *draft) isShownAs(other *draft, common int) bool {
	return d.Source.By == ByExample && common*2 > len(d.Fields) && d.formInside() == other.formInside()
}

// formInside is the form of the field that holds the draft in the object around it.
func (d *draft) formInside() string {
	if d.parent == nil {
		return ""
	}
	for _, f := range d.parent.Fields {
		if structIn(f.Type) == d.Struct {
			return formOf(f.Type)
		}
	}
	return ""
}

// isOneOf reports whether the field, which is sent in forms that differ from case to case, can be sent as
// the value or the object that it is read as, or as the value that only an example shows.
func (f *Field) isOneOf(read *Field) bool {
	if Deref(f.Type) != Any || f.Facts.openReason() != CasesVary {
		return false
	}
	e, isEither := Deref(read.Type).(Either)
	return isEither && e.One == Type(ID) || isValue(Deref(read.Type)) && !read.states()
}

// areOneType reports whether a field of each of two structs has the same type, or that of the
// structs themselves, as in a tree, or one in which these lie.
func (s sameness) areOneType(a, b Type) bool {
	if typeID(a) == typeID(b) {
		return true
	}
	inA, isStructA := Innermost(a).(*Struct)
	inB, isStructB := Innermost(b).(*Struct)
	if !isStructA || !isStructB || formOf(a) != formOf(b) {
		return false
	}
	inner := pair{s.of[inA], s.of[inB]}
	if inner.read == nil || inner.sent == nil {
		return false
	}
	if slices.Contains(s.open, inner) {
		return true
	}
	around := s.open[0]
	return inA.holds(around.read.Struct) && inB.holds(around.sent.Struct) && s.areOne(inner.read, inner.sent)
}

// holds reports whether another struct is in a field of the struct.
func (s *Struct) holds(other *Struct) bool {
	return slices.ContainsFunc(s.Fields, func(f Field) bool { return structIn(f.Type) == other })
}

// takeSent has the draft, which is read, stand for one that is sent too.
func (d *draft) takeSent(sent *draft) {
	d.standFor(sent)
	for _, p := range sent.Patterns {
		d.addPattern(p)
	}
	for _, f := range sent.Fields {
		own := d.find(f.Key)
		if own == nil {
			d.Fields = append(d.Fields, f)
			continue
		}
		own.Key, own.Quoted = f.Key, f.Quoted
		if f.isOneOf(own) && isValue(Deref(own.Type)) { // of one case
			own.Type = f.Type
		}
		if f.states() || !own.states() {
			values := union(own.Facts.Enum, f.Facts.Enum)
			own.Facts, own.Why = f.Facts, f.Why
			own.Facts.Enum = values
		}
		own.Facts.Required, own.Facts.Conditional, own.Facts.Omitted = f.Facts.Required, f.Facts.Conditional, f.Facts.Omitted
	}
	d.goBothWays(func(f *Field) bool { return f.Facts.mandatory() && sent.find(f.Key) != nil })
}

// goBothWays has the struct be one that is read and sent, with the fields that are needed.
func (s *Struct) goBothWays(isNeeded func(*Field) bool) {
	s.Sent, s.Both = true, true
	for i := range s.Fields {
		f := &s.Fields[i]
		f.OmitZero = !isNeeded(f)
		f.Type = bothWays(Deref(f.Type), isNeeded(f))
	}
}

// sendInside has what only answers show inside of something that is sent too go both ways with it.
func (p *packageBuilder) sendInside() {
	of := p.draftsByType()
	for changed := true; changed; {
		changed = false
		for _, d := range p.declared.structs {
			if !d.Both {
				continue
			}
			for _, f := range d.Fields {
				s, _ := Innermost(f.Type).(*Struct)
				if inner := of[s]; inner != nil && !inner.Sent && inner.isInside() {
					inner.goBothWays(func(*Field) bool { return false })
					changed = true
				}
			}
		}
	}
}

// bothWays is the type of a field that is read and sent.
func bothWays(t Type, isNeeded bool) Type {
	if _, isEnum := t.(*Enum); isNeeded || !isEnum && !slices.Contains([]Type{String, Int, Decimal, Bool, Flag, YN}, t) {
		return t
	}
	return Pointer{t}
}
