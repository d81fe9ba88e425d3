package model

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// What is read of an object is one struct in its package, and what add and update take
// is one where they take the same. A place whose keys are spelled in another way, or
// that has other kinds of values below them, keeps a struct of its own.

// mergeObjects makes one struct of all drafts of an object that can be one.
func (b *builder) mergeObjects(objects []*object) {
	for _, o := range objects {
		for _, group := range groups(o.places, sameSide) {
			for _, alike := range groups(group, mergeable) {
				mergeAll(alike)
			}
		}
	}
}

// groups puts each draft to the first group whose first draft it goes with.
func groups(drafts []*draft, together func(a, b *draft) bool) [][]*draft {
	var out [][]*draft
	for _, d := range drafts {
		i := slices.IndexFunc(out, func(g []*draft) bool { return together(g[0], d) })
		if i < 0 {
			out = append(out, []*draft{d})
			continue
		}
		out[i] = append(out[i], d)
	}
	return out
}

func sameSide(a, b *draft) bool {
	isParams := a.Role == RoleParams || b.Role == RoleParams
	return a.pkg == b.pkg && a.Sent == b.Sent && !isParams
}

// mergeable reports whether both drafts can be one struct: of five fields of both, four at
// least have the same key and the same form. What is sent has to have mostly the same
// fields too, and no field in two forms; what is no object of a service, but inside of parameters,
// none that one alone has and requires.
func mergeable(a, b *draft) bool {
	common, same := 0, 0
	for _, f := range b.Fields {
		g := a.find(f.Key)
		if g == nil {
			continue
		}
		common++
		if strings.EqualFold(g.Key, f.Key) && canHold(g.Type, f.Type) {
			same++
		}
	}
	if a.Sent {
		fewer, more := min(len(a.Fields), len(b.Fields)), max(len(a.Fields), len(b.Fields))
		if strings.Contains(a.object.name, "?") && (a.requiresMoreThan(b) || b.requiresMoreThan(a)) {
			return false
		}
		return same == common && same*5 >= fewer*4 && same*2 >= more
	}
	return same*5 >= common*4
}

// requiresMoreThan reports whether the draft requires a field that the other does not have.
func (d *draft) requiresMoreThan(other *draft) bool {
	return slices.ContainsFunc(d.Fields, func(f Field) bool { return f.Facts.mandatory() && other.find(f.Key) == nil })
}

// find is the field with the key, in whatever spelling.
func (s *Struct) find(key string) *Field {
	i := slices.IndexFunc(s.Fields, func(f Field) bool { return strings.EqualFold(f.Key, key) })
	if i < 0 {
		i = slices.IndexFunc(s.Fields, func(f Field) bool { return foldName(f.Key) == foldName(key) })
	}
	if i < 0 {
		return nil
	}
	return &s.Fields[i]
}

// canHold reports whether one of the types can hold the values of both.
func canHold(a, b Type) bool {
	a, b = Deref(a), Deref(b)
	return formOf(a) == formOf(b) || a == Any || b == Any
}

// mergeAll puts the fields of all drafts into the first that stands furthest outside.
func mergeAll(drafts []*draft) {
	into := slices.MinFunc(drafts, byPlace)
	for _, d := range drafts {
		if d == into {
			continue
		}
		into.standFor(d)
		into.merged = true
		if d.Sent {
			noteOnly(into, d, len(drafts) == 2)
		}
		if d.named {
			into.complete(d)
			continue
		}
		into.take(d)
	}
}

// byPlace compares drafts by where they stand: furthest outside first, and what only names the
// fields of an object last.
func byPlace(a, b *draft) int {
	switch {
	case a.named == b.named:
		return cmp.Compare(a.depth(), b.depth())
	case a.named:
		return 1
	}
	return -1
}

// noteOnly notes which fields are only in one of two drafts that are sent, and in which
// method that is, if there are no others. None of these can be required of both.
func noteOnly(a, b *draft, alone bool) {
	for _, pair := range [][2]*draft{{a, b}, {b, a}} {
		m := pair[0].method()
		for i := range pair[0].Fields {
			f := &pair[0].Fields[i]
			if pair[1].find(f.Key) != nil {
				continue
			}
			f.relax()
			if m != nil && alone {
				f.Only = m.Spec.Name
			}
		}
	}
}

// take adds the fields of another draft of the same object.
func (d *draft) take(other *draft) {
	for _, p := range other.Patterns {
		d.addPattern(p)
	}
	for _, f := range other.Fields {
		own := d.find(f.Key)
		if own == nil || !strings.EqualFold(own.Key, f.Key) {
			d.Fields = append(d.Fields, f)
			continue
		}
		own.take(f)
	}
}

// take adds what another place says of the same field.
func (f *Field) take(other Field) {
	if !other.Facts.mandatory() {
		f.relax()
	}
	if Deref(f.Type) == Bool {
		f.Quoted = f.Quoted || other.Quoted // nobody shows a truth in quotes where it need not be
	} else {
		f.Quoted = f.Quoted && other.Quoted
	}
	f.widen(other)
	f.Only = ""
	f.Facts.Enum = union(f.Facts.Enum, other.Facts.Enum)
	if other.states() && !f.states() {
		f.Facts, f.Why = other.Facts, other.Why
	}
}

// relax has a field that was required be optional.
func (f *Field) relax() {
	if f.Facts.mandatory() {
		f.Facts.Required, f.OmitZero, f.Type = spec.Optional, true, optional(f.Type)
	}
}

// widen has the field hold the values of both: of an object and a list of it the list,
// which reads one too, and any where one place has a value and another an object.
func (f *Field) widen(other Field) {
	a, b := Deref(f.Type), Deref(other.Type)
	_, isPointer := other.Type.(Pointer)
	switch fa, fb := formOf(a), formOf(b); {
	case a == b:
		if isPointer {
			f.Type = other.Type
		}
	case holds(a, b, other):
	case holds(b, a, *f), isMapOf(b, a):
		f.Type, f.Why = other.Type, other.Why
	case isMapOf(a, b):
	case fa != fb:
		f.Type, f.Why = Any, other.Why
	}
}

// isMapOf reports whether the first type is a map of what the second is a list of: PHP
// writes both ways.
func isMapOf(m, l Type) bool {
	outer, isMap := m.(Map)
	inner, isList := l.(List)
	return isMap && isList && outer.Of == inner.Of
}

// holds reports whether the type is as good for the values of the field, which has the
// type open.
func holds(t, open Type, f Field) bool {
	switch {
	case formOf(t) == "[]struct" && formOf(open) == "struct":
		return true
	case Innermost(open) != Any:
		return false
	case open == Any:
		return f.Facts.Stated.None() && f.Facts.Observed.None()
	case isList(open):
		return isList(t)
	}
	return isMap(t) || formOf(t) == "struct"
}

func (f Field) states() bool { return f.Why.By == ByPage || f.Why.By == ByTypePage }

// final is the struct that the draft has become a part of, or the draft itself.
func (d *draft) final() *draft {
	for d.into != nil {
		d = d.into
	}
	return d
}
