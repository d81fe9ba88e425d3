package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Types that are the same in all but their names are one type in their package: the same
// struct below the same key of different objects, the same set of values.

// unify replaces what was merged, and merges what is the same, until nothing changes.
func (p *packageBuilder) unify() {
	d := &p.declared
	for {
		p.mergeInside()
		p.replaceMerged()
		n := len(d.structs) + len(d.enums)
		d.structs = slices.DeleteFunc(d.structs, func(s *draft) bool { return s.into != nil })
		d.enums = slices.DeleteFunc(d.enums, func(e *enumDraft) bool { return e.into != nil })
		d.mergeSame()
		d.mergeSets()
		p.mergeDirections()
		if len(d.structs)+len(d.enums) == n && !d.hasMerged() {
			p.sendInside()
			return
		}
	}
}

// hasMerged reports whether something was merged that is still declared.
func (d *declarations) hasMerged() bool {
	return slices.ContainsFunc(d.structs, func(s *draft) bool { return s.into != nil }) ||
		slices.ContainsFunc(d.enums, func(e *enumDraft) bool { return e.into != nil })
}

// draftsByType are the drafts of the structs that the package declares.
func (p *packageBuilder) draftsByType() map[*Struct]*draft {
	of := map[*Struct]*draft{}
	for _, d := range p.declared.structs {
		of[d.Struct] = d
	}
	return of
}

// mergeInside merges what is below one key of structs that were merged, so that nothing of
// either is lost.
func (p *packageBuilder) mergeInside() {
	of := p.draftsByType()
	merged := slices.DeleteFunc(slices.Clone(p.declared.structs), func(s *draft) bool { return s.into == nil })
	for len(merged) > 0 {
		d := merged[0]
		merged = merged[1:]
		for _, f := range d.Fields {
			own := d.final().find(f.Key)
			if own == nil {
				continue
			}
			a, b := of[structIn(own.Type)], of[structIn(f.Type)]
			if a == nil || b == nil || a.final() == b.final() || a.final().Sent != b.final().Sent {
				continue
			}
			a, b = a.final(), b.final()
			a.standFor(b)
			a.take(b)
			merged = append(merged, b)
		}
	}
}

// mergeSame finds structs that are the same as an earlier one.
func (d *declarations) mergeSame() {
	first, stems := map[string][]*draft{}, d.stems()
	for _, s := range d.structs {
		if s.Role == RoleParams || s.Role == RoleEvent || len(s.Fields) == 0 {
			continue
		}
		key := s.shape()
		isOne := func(one *draft) bool { return s.isSameAs(one, stems) }
		i := slices.IndexFunc(first[key], isOne)
		if i < 0 {
			first[key] = append(first[key], s)
			continue
		}
		one := first[key][i]
		if s.Both && !one.Both || s.Both == one.Both && s.depth() < one.depth() {
			one, s, first[key][i] = s, one, s
		}
		one.standFor(s)
	}
}

// standFor has the draft stand for another one and all that this stands for. If they belong to
// several methods of a service, the name says none of these.
func (d *draft) standFor(other *draft) {
	other.into = d
	d.dropDefaults(other)
	d.also = append(append(d.also, other), other.also...)
	a, b := d.root().Method, other.root().Method
	d.several = d.several || other.several || a != nil && b != nil && a != b && a.Service == b.Service
}

// dropDefaults has fields for which two drafts have different defaults have none: which one holds
// depends on the method.
func (d *draft) dropDefaults(other *draft) {
	for i := range other.Fields {
		f := &other.Fields[i]
		own := d.find(f.Key)
		if own != nil && own.Facts.Default != nil && f.Facts.Default != nil && *own.Facts.Default != *f.Facts.Default {
			own.Facts.Default, f.Facts.Default = nil, nil
		}
	}
}

// root is the outermost struct around the draft, or the draft itself.
func (d *draft) root() *draft {
	for d.parent != nil {
		d = d.parent
	}
	return d
}

// shape is the same for structs with the same fields that are sent, or that are read.
func (s *draft) shape() string {
	return s.fieldsAs(func(f Field) string { return typeID(Deref(f.Type)) }) + strconv.FormatBool(s.IsRead()) + strings.Join(s.Patterns, " ")
}

// content tells structs apart that are not the same, by their fields.
func (s *draft) content() string {
	return s.fieldsAs(func(f Field) string {
		return typeID(f.Type) + strconv.FormatBool(f.OmitZero) + strconv.FormatBool(f.Quoted)
	})
}

// fieldsAs are the fields in order, with what is to be said of each.
func (s *draft) fieldsAs(what func(Field) string) string {
	fields := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		fields[i] = f.Key + " " + what(f) + " "
	}
	slices.Sort(fields)
	return strings.Join(fields, "")
}

// isSameAs reports whether two structs of one shape are one: where their fields are few, by the keys
// below which the structs stand, or by a set of values that both have. What is only read goes with
// what is sent too.
func (s *draft) isSameAs(other *draft, stems map[*Struct][]string) bool {
	if s.Sent == other.Sent && s.content() != other.content() {
		return false
	}
	if len(s.Fields) >= fewest {
		return true
	}
	if s.Role == RoleResult || other.Role == RoleResult { // small answers are alike, and mean other things
		if s.Role == other.Role && (s.holdsObject() || s.saysDone()) {
			return true
		}
		return s.Method != nil && other.Method != nil && s.Method.Service == other.Method.Service
	}
	if s.parent == other.parent && (stemOf(s.Documented) == stemOf(other.Documented) || s.parent != nil && s.holdsStruct()) {
		return true
	}
	isCommon := func(stem string) bool { return slices.Contains(stems[other.Struct], stem) }
	return slices.ContainsFunc(stems[s.Struct], isCommon) || len(s.Fields) > 1 && s.parent != nil && other.parent != nil && s.hasSet()
}

// holdsStruct reports whether a field beside others holds objects, which tell more than texts do:
// beside each other, what is equal to the inside is the same thing.
func (s *draft) holdsStruct() bool {
	return len(s.Fields) > 1 && slices.ContainsFunc(s.Fields, func(f Field) bool { return structIn(f.Type) != nil })
}

// stems are what the names of the structs, and of the fields that hold them, say without one end of
// something. The name of a type with a page begins with what it is of.
func (d *declarations) stems() map[*Struct][]string {
	stems := map[*Struct][]string{}
	note := func(s *Struct, stem string) {
		if stem != "" && !slices.Contains(stems[s], stem) {
			stems[s] = append(stems[s], stem)
		}
	}
	for _, s := range d.structs {
		stem := stemOf
		if s.Role == RoleType {
			stem = lastStem
		}
		note(s.Struct, stem(s.Documented))
		for _, f := range s.Fields {
			if inner := structIn(f.Type); inner != nil {
				note(inner, stemOf(f.Key))
			}
		}
	}
	return stems
}

// hasSet reports whether a field has a set of values.
func (s *draft) hasSet() bool {
	return slices.ContainsFunc(s.Fields, func(f Field) bool { _, ok := Innermost(f.Type).(*Enum); return ok })
}

// typeID is the type, with addresses for those that have no names yet.
func typeID(t Type) string {
	switch inner := Innermost(t).(type) {
	case *Struct, *Enum:
		return fmt.Sprintf("%s%p", formOf(t), inner)
	case Either:
		return formOf(t) + "(" + typeID(inner.One) + "," + typeID(inner.Other) + ")"
	}
	return t.String()
}

// replaceMerged has everything refer to what is left.
func (p *packageBuilder) replaceMerged() {
	now := map[Type]Type{}
	for _, s := range p.declared.structs {
		if f := s.final(); f != s {
			now[s.Struct] = f.Struct
		}
	}
	for _, e := range p.declared.enums {
		if e.into != nil {
			now[e.Enum] = e.into.Enum
		}
	}
	for _, s := range p.declared.structs {
		for i := range s.Fields {
			s.Fields[i].Type = replaced(s.Fields[i].Type, now)
		}
		if s.parent != nil && s.parent.final() != s.parent {
			s.parent = s.parent.final()
			s.Parent = s.parent.Struct
		}
	}
	for _, e := range p.declared.enums {
		e.parent = e.parent.final()
		e.Parent = e.parent.Struct
	}
	for _, m := range p.Methods() {
		m.Result = replaced(m.Result, now)
	}
	for _, e := range p.Events {
		e.Data = replaced(e.Data, now)
	}
}

// replaced is the type with what stands for something inside of it.
func replaced(t Type, now map[Type]Type) Type {
	switch t := t.(type) {
	case List:
		return List{replaced(t.Of, now)}
	case Map:
		return Map{replaced(t.Of, now)}
	case Pointer:
		return Pointer{replaced(t.To, now)}
	case Either:
		return Either{replaced(t.One, now), replaced(t.Other, now)}
	}
	if n, ok := now[t]; ok {
		return n
	}
	return t
}
