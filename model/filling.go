package model

import (
	"github.com/b24gen/b24gen/spec"
)

// Fields that one place leaves open have what the others hold.

// fill gives a place that leaves the type open the one that other places of the field
// have, if they have one: a list to a list, an object to an object or a map, and to what is
// read as an object that no example shows, a value. Places of the same direction go first.
func (p place) fill(forms map[string][]place) {
	isNear := func(other place) bool { return other.in.Sent == p.in.Sent }
	isAny := func(place) bool { return true }
	for _, counts := range []func(place) bool{isNear, isAny} {
		from, agree := p.filling(forms, counts)
		if from.in != nil {
			p.retype(Deref(from.field().Type), from.evidence())
		}
		if from.in != nil || !agree {
			return
		}
	}
}

// filling is the place whose type the open one can take, none if those that count differ.
func (p place) filling(forms map[string][]place, counts func(place) bool) (from place, agree bool) {
	var found Type
	for _, form := range sortedKeys(forms) {
		for _, other := range forms[form] {
			u := Deref(other.field().Type)
			if !counts(other) || Innermost(u) == Any || !p.canTake(Deref(p.field().Type), u, other) {
				continue
			}
			if found != nil && formOf(found) != formOf(u) && !hasForm(u, found) && !hasForm(found, u) {
				return place{}, false
			}
			if found == nil || hasForm(u, found) {
				found, from = u, other
			}
		}
	}
	return from, true
}

// canTake reports whether the place, of the open type t, may be what another is. Structs
// are of one package, and either sent or read.
func (p place) canTake(t, other Type, from place) bool {
	if s := structIn(other); s != nil && (s.Sent != p.in.Sent || from.in.pkg != p.in.pkg) {
		return false
	}
	switch {
	case t == Any, t == Bool:
		facts := p.field().Facts
		shown := facts.Observed.Any(spec.TypeTerm.IsContainer) || facts.Stated.Any(spec.TypeTerm.IsContainer)
		return formOf(other) != "" || !shown
	case isList(t):
		return isList(other)
	}
	if formOf(other) == "" {
		isNone := !p.in.Sent && p.field().Facts.Observed.None() // an empty object stands for no value
		return isNone || other == Labels
	}
	_, isStruct := other.(*Struct)
	return isStruct || isMap(other)
}
