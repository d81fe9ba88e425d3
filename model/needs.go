package model

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Demands says how far the field must be given, or is promised by an event. What is answered requires nothing.
func (s *Struct) Demands(f Field) string {
	switch facts := f.Facts; {
	case !s.Sent && (s.outermost().Role != RoleEvent || !facts.mandatory()):
		return ""
	case !s.Sent:
		return "always sent"
	case facts.Conditional:
		return "required in some cases"
	case facts.Omitted:
		return "required, but not in every example"
	case facts.Required == spec.Mandatory:
		return "required"
	}
	return ""
}

// outermost is the struct around all that the struct is in.
func (s *Struct) outermost() *Struct {
	for s.Parent != nil {
		s = s.Parent
	}
	return s
}

// needs are the fields inside of objects in the parameters that the page requires. One
// struct may stand for what several methods take, so that its fields do not say it.
func needs(params *Struct) []Needed {
	return needsIn(params, "", map[*Struct]bool{params: true})
}

// needsIn are those below a path; around are the structs that it leads through.
func needsIn(s *Struct, path string, around map[*Struct]bool) []Needed {
	var out []Needed
	for _, f := range s.Fields {
		if keys := f.Facts.MandatoryNames; f.choosesRows() && len(keys) > 0 {
			out = append(out, Needed{In: path + f.Key, Keys: keys})
		}
		inner, ok := Innermost(f.Type).(*Struct)
		if !ok || around[inner] {
			continue
		}
		n := Needed{In: path + f.Key}
		for _, g := range inner.Fields {
			if g.Facts.mandatory() {
				n.Keys = append(n.Keys, g.Key)
			}
		}
		if len(n.Keys) > 0 {
			out = append(out, n)
		}
		around[inner] = true
		out = append(out, needsIn(inner, n.In+".", around)...)
		delete(around, inner)
	}
	return out
}

// choosesRows reports whether the field is a filter or a selection, of which the page has names alone.
func (f *Field) choosesRows() bool {
	condition, ok := f.Type.(Runtime)
	return ok && condition.IsCondition() || f.Facts.Selects()
}

// trimNeeds takes away from the needs of the package's methods what the fields say themselves,
// now that all is known of their types.
func (p *packageBuilder) trimNeeds() {
	for _, s := range p.Services {
		for _, m := range s.Methods {
			m.trimNeeds()
		}
	}
}

// trimNeeds leaves those of objects that are parameters, of which all is told in one place.
func (m *Method) trimNeeds() {
	var out []Needed
	for _, n := range m.Needs {
		s := m.Params
		for key := range strings.SplitSeq(n.In, ".") {
			s = structAt(s, key)
		}
		if param := m.Params.Find(n.In); param == nil || !param.choosesRows() && (isList(Deref(param.Type)) || isMap(Deref(param.Type))) {
			n.Keys = stillOptional(s, n.Keys)
		}
		if len(n.Keys) > 0 {
			out = append(out, n)
		}
	}
	m.Needs = out
}

// structAt is the struct in a field of a struct, nil without one.
func structAt(s *Struct, key string) *Struct {
	if s == nil || s.Find(key) == nil {
		return nil
	}
	inner, _ := Innermost(s.Find(key).Type).(*Struct)
	return inner
}

// stillOptional are those of the keys whose fields do not say that they are required.
func stillOptional(s *Struct, keys []string) []string {
	var out []string
	for _, key := range keys {
		if s == nil {
			continue // the object is a map
		}
		if f := s.Find(key); f != nil && f.OmitZero {
			out = append(out, key)
		}
	}
	return out
}
