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
		mergeSame(d)
		p.mergeDirections()
		if len(d.structs)+len(d.enums) == n && !slices.ContainsFunc(d.structs, func(s *draft) bool { return s.into != nil }) {
			return
		}
	}
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

// mergeSame finds structs and enums that are the same as an earlier one.
func mergeSame(d *declarations) {
	first := map[string]*draft{}
	for _, s := range d.structs {
		if s.Role == RoleParams || s.Role == RoleEvent || len(s.Fields) == 0 {
			continue
		}
		key := s.content()
		switch one := first[key]; {
		case one == nil:
			first[key] = s
		case s.depth() < one.depth():
			s.nameBoth(one.Documented)
			s.standFor(one)
			first[key] = s
		default:
			one.nameBoth(s.Documented)
			one.standFor(s)
		}
	}
	firstEnum := map[string]*enumDraft{}
	for _, e := range d.enums {
		key := e.content()
		if one := firstEnum[key]; one == nil {
			firstEnum[key] = e
		} else {
			one.part = partOfBoth(one.parent.pkg.lex, one.part, one.Documented, e.Documented)
			e.into = one
			one.also = append(append(one.also, e), e.also...)
		}
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

// content tells structs apart that are not the same: by their fields, and where these
// are few, by the key below which the struct stands.
func (s *draft) content() string {
	var b strings.Builder
	b.WriteString(strconv.FormatBool(s.Sent) + strings.Join(s.Patterns, " "))
	if len(s.Fields) < fewest {
		stem := stemOf(s.Documented)
		b.WriteString(stem)
		if stem == "" && s.parent != nil {
			fmt.Fprintf(&b, "%p", s.parent)
		}
		if s.Role == RoleResult && s.Method != nil {
			b.WriteString(s.Method.Service.REST) // small answers are alike, and mean other things
		}
	}
	fields := make([]string, len(s.Fields))
	for i, f := range s.Fields {
		fields[i] = " " + f.Key + " " + typeID(f.Type) + strconv.FormatBool(f.OmitZero) + strconv.FormatBool(f.Quoted)
	}
	slices.Sort(fields)
	return b.String() + strings.Join(fields, "")
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

// content is the last word of the field's name, and the values.
func (e *enumDraft) content() string {
	var values []string
	for _, v := range e.Values {
		values = append(values, v.Text)
	}
	slices.Sort(values)
	return lastStem(e.Documented) + " " + strings.Join(values, " ")
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
