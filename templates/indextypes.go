package templates

import (
	"slices"

	"github.com/b24gen/b24gen/model"
)

// The types in the index.

// typesOf are the structs of the package but those that stand with methods and events: their
// parameters and data.
func typesOf(p *model.Package) (all []*model.Struct) {
	for _, t := range declared(p) {
		all = append(all, t.Structs...)
	}
	return slices.DeleteFunc(all, func(s *model.Struct) bool {
		return s.Role == model.RoleParams || s.Role == model.RoleEvent || s.Role == model.RoleRetained
	})
}

// enumsOf are all enums of the package, with those that were released.
func enumsOf(p *model.Package) (all []*model.Enum) {
	for _, t := range declared(p) {
		all = append(all, t.Enums...)
	}
	return append(all, p.Retained.Types.Enums...)
}

// declared are the types of a package by where they stand: with what several share, and with the
// services, methods and events that alone use them.
func declared(p *model.Package) []model.Types {
	all := []model.Types{p.Shared}
	for _, s := range p.Services {
		all = append(all, s.Types)
		for _, m := range s.Methods {
			all = append(all, m.Types)
		}
	}
	for _, e := range p.Events {
		all = append(all, e.Types)
	}
	return all
}

// typeEntry has a name in the API only where a page describes the type: the others are called
// after a field that has them.
func typeEntry(p *model.Package, s *model.Struct) Entry {
	e := entryIn(p, KindType, "", s.Name)
	if s.Page != "" {
		e.REST, e.Page = s.Documented, s.Page
	}
	e.Params, e.Extra = indexParams(s), s.Patterns
	return e
}

func enumEntry(p *model.Package, enum *model.Enum) Entry {
	e := entryIn(p, KindEnum, "", enum.Name)
	for _, v := range enum.Values {
		e.Params = append(e.Params, IndexParam{Key: v.Text, Go: v.Name, Type: enum.Name})
	}
	return e
}
