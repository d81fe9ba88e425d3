package model

import "slices"

// Clone is a copy of the SDK that can be changed. What both share is not: the facts.
func (s *SDK) Clone() *SDK {
	c := cloner{map[*Package]*Package{}, map[*Service]*Service{}, map[*Method]*Method{}, map[*Event]*Event{}, map[*Struct]*Struct{}, map[*Enum]*Enum{}, map[*Code]*Code{}}
	return &SDK{Module: s.Module, Names: s.Names, Packages: each(s.Packages, c.pkg)}
}

// cloner has the copies that were made.
type cloner struct {
	packages map[*Package]*Package
	services map[*Service]*Service
	methods  map[*Method]*Method
	events   map[*Event]*Event
	structs  map[*Struct]*Struct
	enums    map[*Enum]*Enum
	codes    map[*Code]*Code
}

// copyOf is the one copy of a value, and whether it was made just now, so that it has
// still to be filled in.
func copyOf[T any](made map[*T]*T, of *T) (*T, bool) {
	if of == nil {
		return nil, false
	}
	if c := made[of]; c != nil {
		return c, false
	}
	c := *of
	made[of] = &c
	return &c, true
}

func each[T any](list []T, clone func(T) T) []T {
	if list == nil {
		return nil
	}
	out := make([]T, len(list))
	for i, v := range list {
		out[i] = clone(v)
	}
	return out
}

func (c cloner) pkg(of *Package) *Package {
	p, isNew := copyOf(c.packages, of)
	if isNew {
		p.Services, p.Events, p.Codes = each(p.Services, c.service), each(p.Events, c.event), each(p.Codes, c.code)
		p.Root = c.service(p.Root)
		p.Shared = c.types(p.Shared)
		p.Retained = Retained{
			each(p.Retained.Services, c.service), each(p.Retained.Methods, c.method), c.types(p.Retained.Types),
			each(p.Retained.Aliases, func(a Alias) Alias { return Alias{a.Name, c.typ(a.Of)} }),
			each(p.Retained.Consts, func(k Const) Const { return Const{k.Name, c.typ(k.Type), k.Text, k.Instead} }),
		}
	}
	return p
}

func (c cloner) service(of *Service) *Service {
	s, isNew := copyOf(c.services, of)
	if isNew {
		s.Package, s.Methods, s.Types = c.pkg(s.Package), each(s.Methods, c.method), c.types(s.Types)
	}
	return s
}

func (c cloner) method(of *Method) *Method {
	m, isNew := copyOf(c.methods, of)
	if isNew {
		m.Service, m.Params, m.Result, m.Types = c.service(m.Service), c.structure(m.Params), c.typ(m.Result), c.types(m.Types)
		if m.Rows != nil {
			rows := *m.Rows
			rows.Type = c.typ(rows.Type)
			m.Rows = &rows
		}
		m.Codes = slices.Clone(m.Codes)
		for i := range m.Codes {
			m.Codes[i].Code = c.code(m.Codes[i].Code)
		}
		m.Replacements = each(m.Replacements, c.replacement)
	}
	return m
}

func (c cloner) replacement(r Replacement) Replacement {
	return Replacement{r.Name, c.method(r.Method), c.service(r.Service), c.event(r.Event)}
}

func (c cloner) event(of *Event) *Event {
	e, isNew := copyOf(c.events, of)
	if isNew {
		e.Package, e.Data, e.Types = c.pkg(e.Package), c.typ(e.Data), c.types(e.Types)
		e.Replacements = each(e.Replacements, c.replacement)
	}
	return e
}

func (c cloner) code(of *Code) *Code {
	k, isNew := copyOf(c.codes, of)
	if isNew {
		k.Users = each(k.Users, c.method)
	}
	return k
}

func (c cloner) types(t Types) Types {
	return Types{each(t.Structs, c.structure), each(t.Enums, c.enum)}
}

func (c cloner) structure(of *Struct) *Struct {
	s, isNew := copyOf(c.structs, of)
	if isNew {
		s.Parent, s.Method, s.Service = c.structure(s.Parent), c.method(s.Method), c.service(s.Service)
		s.Events = each(s.Events, c.event)
		s.Fields = slices.Clone(s.Fields)
		for i := range s.Fields {
			s.Fields[i].Type, s.Fields[i].For = c.typ(s.Fields[i].Type), c.service(s.Fields[i].For)
		}
	}
	return s
}

func (c cloner) enum(of *Enum) *Enum {
	e, isNew := copyOf(c.enums, of)
	if isNew {
		e.Parent, e.Values = c.structure(e.Parent), slices.Clone(e.Values)
	}
	return e
}

func (c cloner) typ(of Type) Type {
	switch t := of.(type) {
	case List:
		return List{c.typ(t.Of)}
	case Map:
		return Map{c.typ(t.Of)}
	case Pointer:
		return Pointer{c.typ(t.To)}
	case Either:
		return Either{c.typ(t.One), c.typ(t.Other)}
	case *Struct:
		return c.structure(t)
	case *Enum:
		return c.enum(t)
	}
	return of
}
