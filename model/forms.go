package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// The forms of the values of one field in its places: one value, a list, a map, an object, or
// one of two. Where some places know better, the others follow.

// unlist makes objects of lists that only the word array says to be lists, the word of PHP
// for both, where other places of the field have an object; and lists of objects of which
// nothing says that they are no lists, where another place has a list.
func unlist(forms map[string][]place) {
	if len(forms["struct"])*len(forms["[]struct"]) == 0 {
		return
	}
	for _, p := range forms["[]struct"] {
		f := p.field()
		if mayBeObject(f.Facts.Stated) && (f.Facts.Observed.None() || f.Facts.isObjectOrEmpty()) {
			p.retype(Innermost(f.Type), f.Why)
		}
	}
	for _, p := range forms["struct"] {
		if f := p.field(); f.Facts.Stated.None() && f.Facts.Observed.None() {
			p.retype(List{Innermost(f.Type)}, f.Why)
		}
	}
}

// enlist makes lists of what is sent, and stated to be one value, where most places of the
// field have a list and no example shows one value: what identifies several objects is often
// called a text or a number.
func enlist(forms map[string][]place) {
	enlistNamed(forms, "")
	enlistNamed(forms, "struct")
	lists := forms["[]"]
	if len(lists) <= len(forms[""]) || slices.ContainsFunc(forms[""], func(p place) bool { return !p.in.Sent || !p.field().Facts.Observed.None() }) {
		return
	}
	inner := Innermost(lists[0].field().Type)
	for _, p := range forms[""] {
		p.retype(List{inner}, chosen{place: lists[0]}.evidence(p))
	}
	forms["[]"], forms[""] = append(lists, forms[""]...), nil
}

// enlistNamed makes lists of values of a named type, of which no example shows one, where
// another place shows or states that the name stands for several.
func enlistNamed(forms map[string][]place, form string) {
	isList := func(p place, stated string) bool {
		f := p.field().Facts
		named, isOne := f.Stated.Only()
		return isOne && (isNamed(named) && strings.EqualFold(f.Type, stated) && f.Observed.Any(spec.TypeTerm.IsList) ||
			named.IsTypedList() && isNamed(*named.Elem) && strings.EqualFold(named.Elem.Text, stated))
	}
	forms[form] = slices.DeleteFunc(forms[form], func(p place) bool {
		f := p.field()
		shows := func(other place) bool { return isList(other, f.Facts.Type) }
		if !f.Facts.Observed.None() || !slices.ContainsFunc(forms["[]"+form], shows) {
			return false
		}
		p.retype(List{Deref(f.Type)}, f.Why)
		forms["[]"+form] = append(forms["[]"+form], p)
		return true
	})
}

// isNamed reports whether the type is a name for one thing.
func isNamed(t spec.TypeTerm) bool { return t.Is(spec.File, spec.Named, spec.Reference, spec.ID) }

// listSets makes lists of maps of texts that are read, where what is sent is a list of texts: PHP
// keeps a set of texts with each as its own key, {"MO": "MO"}, which lists read too.
func listSets(forms map[string][]place) {
	isSent := func(p place) bool { return p.in.Sent && Innermost(p.field().Type) == String }
	i := slices.IndexFunc(forms["[]"], isSent)
	if i < 0 {
		return
	}
	list := forms["[]"][i]
	forms["{}"] = slices.DeleteFunc(forms["{}"], func(p place) bool {
		if p.in.Sent || Innermost(p.field().Type) != String {
			return false
		}
		p.retype(List{String}, list.evidence())
		forms["[]"] = append(forms["[]"], p)
		return true
	})
}

// mapShown makes maps of objects that only examples show, where another place of the field has a
// map whose values are those of the object: the keys are the caller's.
func mapShown(forms map[string][]place) {
	if len(forms["{}"]) == 0 {
		return
	}
	of := forms["{}"][0]
	inner := Innermost(of.field().Type)
	isInner := func(f Field) bool {
		both, ok := moreSpecific(Deref(f.Type), inner)
		return f.Type == inner || isValue(f.Type) && ok && both == inner
	}
	forms["struct"] = slices.DeleteFunc(forms["struct"], func(p place) bool {
		s := structIn(p.field().Type)
		if !p.field().Facts.FromExample || slices.ContainsFunc(s.Fields, func(f Field) bool { return !isInner(f) }) {
			return false
		}
		p.retype(Map{inner}, of.evidence())
		forms["{}"] = append(forms["{}"], p)
		return true
	})
}

// mapDescribed makes maps of objects of which no example shows one, where another place of the field has
// a map of objects with the same fields: the page describes each of its values.
func mapDescribed(forms map[string][]place) {
	sameFields := func(p place) func(place) bool {
		return func(q place) bool {
			return keysOf(structIn(p.field().Type), 0) == keysOf(structIn(q.field().Type), 0)
		}
	}
	forms["struct"] = slices.DeleteFunc(forms["struct"], func(p place) bool {
		f := p.field()
		i := slices.IndexFunc(forms["{}struct"], sameFields(p))
		if i < 0 || f.Facts.FromExample || !f.Facts.Observed.None() {
			return false
		}
		p.retype(Map{Deref(f.Type)}, forms["{}struct"][i].evidence())
		forms["{}struct"] = append(forms["{}struct"], p)
		return true
	})
}

// unite has places of one value, where another place of the same direction has that value or an
// object, have both.
func unite(forms map[string][]place) {
	forms[""] = slices.DeleteFunc(forms[""], func(p place) bool {
		isFor := func(o place) bool {
			return p.in.pkg == o.in.pkg && p.in.Sent == o.in.Sent && hasForm(o.field().Type, Deref(p.field().Type))
		}
		i := slices.IndexFunc(forms["either"], isFor)
		if i < 0 {
			return false
		}
		o := forms["either"][i]
		p.retype(Deref(o.field().Type), o.evidence())
		forms["either"] = append(forms["either"], p)
		return true
	})
}

// hasForm reports whether a type of two forms has one that reads the values of another type.
func hasForm(either, value Type) bool {
	e, ok := Deref(either).(Either)
	if !ok || !isValue(value) {
		return false
	}
	return slices.ContainsFunc([]Type{e.One, e.Other}, func(form Type) bool {
		both, ok := moreSpecific(form, value)
		return isValue(form) && ok && both == form
	})
}

// formOf is what is around the value, [] for a list, {} for a map, and the words struct,
// either and any for values that are no single ones.
func formOf(t Type) string {
	switch t := t.(type) {
	case List:
		return "[]" + formOf(t.Of)
	case Map:
		return "{}" + formOf(t.Of)
	case Pointer:
		return formOf(t.To)
	case *Struct:
		return "struct"
	case Either:
		return "either"
	}
	if t == Any {
		return "any"
	}
	return ""
}
