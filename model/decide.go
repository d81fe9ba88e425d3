package model

import (
	"cmp"
	"maps"
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// The types of fields, decided over all places that speak of the field of the object.
// What a page or the page of a type states beats what examples show; what is specific
// beats what is general (a moment a text, an id a number, allowed values a text); an
// example decides only where nobody states a type, and then its whole numbers can have
// a fraction. Some names say more than their types: see identifies and isAmount.

// decideFields decides the fields of all objects.
func (b *builder) decideFields(objects []*object) {
	n := b.learnNames(objects)
	for _, o := range objects {
		o.joinOwnWords()
		for _, key := range sortedKeys(o.fields) {
			n.decide(o.fields[key])
		}
		o.decideDates()
	}
}

// decide settles one field: first what its values are, form by form (one, a list, a
// map), and then the places that leave the form open.
func (n *knownNames) decide(f *knownField) {
	forms := map[string][]place{}
	var open []place
	falseIsNone := f.isFalseForNone()
	for _, p := range f.places {
		t := Deref(p.field().Type)
		if Innermost(t) == Any && !p.saysAny() || falseIsNone && t == Bool && !p.in.Sent {
			open = append(open, p)
			continue
		}
		forms[formOf(t)] = append(forms[formOf(t)], p)
	}
	unlist(forms)
	enlist(forms)
	listSets(forms)
	mapShown(forms)
	mapDescribed(forms)
	unite(forms)
	for _, form := range sortedKeys(forms) {
		for _, places := range namesApart(forms[form]) {
			n.settle(places)
		}
	}
	for _, p := range open {
		p.fill(forms)
	}
}

// saysAny reports whether the page of the place says that the value is of any type. What is read, and what
// examples show to be no list or object, has the type that another page states.
func (p place) saysAny() bool {
	f := p.field().Facts
	return f.openReason() == SaysAny && (p.in.Sent || !f.Observed.All(isScalar))
}

// namesApart has the places that are read apart from those that are sent, where colors are answered
// as such, and sent by their names.
func namesApart(places []place) [][]place {
	isColor := func(p place) bool { return !p.in.Sent && p.field().Facts.Wire == spec.WireHex }
	isName := func(p place) bool { return p.in.Sent && len(p.field().Facts.Enum) > 0 }
	switch {
	case len(places) == 0:
		return nil
	case !slices.ContainsFunc(places, isColor) || !slices.ContainsFunc(places, isName):
		return [][]place{places}
	}
	var read, sent []place
	for _, p := range places {
		if p.in.Sent {
			sent = append(sent, p)
		} else {
			read = append(read, p)
		}
	}
	return [][]place{read, sent}
}

// settle gives all places of one form the type that they have in common.
func (n *knownNames) settle(places []place) {
	if values := slices.DeleteFunc(slices.Clone(places), place.isFile); len(values) > 0 {
		places = values // files are sent, and what is read of them are ids, or objects
	}
	best, by := n.choose(places)
	if best == nil {
		return
	}
	if _, ok := best.(*Enum); ok {
		settleEnum(places, by)
		return
	}
	for _, p := range places {
		f := p.field()
		if old := Innermost(f.Type); old != best || by.isFilter() && f.Why.By != ByFilter {
			p.retype(withInner(Deref(f.Type), best), by.evidence(p))
		}
	}
}

// settleEnum gives all places in one package one set of values, which has those of all.
func settleEnum(places []place, by chosen) {
	sets := map[*packageBuilder]*Enum{}
	for _, p := range places {
		e, ok := Innermost(p.field().Type).(*Enum)
		if all := sets[p.in.pkg]; ok && all != nil && all != e {
			all.add(e.Values)
		} else if ok {
			sets[p.in.pkg] = e
		}
	}
	for _, p := range places {
		f := p.field()
		if all := sets[p.in.pkg]; all != nil && Innermost(f.Type) != Type(all) {
			all.addTruths(f.Facts.Enum)
			p.retype(withInner(Deref(f.Type), all), by.evidence(p))
		}
	}
}

// add takes in the values that the set does not have.
func (e *Enum) add(values []EnumValue) {
	for _, v := range values {
		if !slices.Contains(e.Values, v) {
			e.Values = append(e.Values, v)
		}
	}
}

// addTruths takes in yes and no, where a page states these alone.
func (e *Enum) addTruths(values []string) {
	for _, v := range values {
		if isTruth(v) && word.MatchString(v) {
			e.add([]EnumValue{{Text: v}})
		}
	}
}

// chosen is the place whose type was chosen, or the name alone.
type chosen struct {
	place  place
	byName bool
}

// isFilter reports whether the filter of a list decides, since nobody states the field itself.
func (c chosen) isFilter() bool { return !c.byName && c.place.field().Why.By == ByFilter }

func (c chosen) evidence(p place) Evidence {
	if c.byName {
		return Evidence{By: ByName, Says: p.field().Facts.Name}
	}
	return c.place.evidence()
}

// evidence is what the place says to others of the field.
func (p place) evidence() Evidence {
	f := p.field()
	if f.Why.By == ByFilter {
		return f.Why
	}
	return Evidence{By: ByObject, Says: f.Facts.Type, Where: p.in.where()}
}

// method is the method to which the draft belongs, nil for events and types.
func (d *draft) method() *Method {
	for at := d; at != nil; at = at.parent {
		if at.Method != nil {
			return at.Method
		}
	}
	return nil
}

// where says where the draft comes from.
func (d *draft) where() string {
	for at := d; at != nil; at = at.parent {
		switch {
		case at.Page != "":
			return at.Page
		case at.Method != nil:
			return at.Method.Spec.Name
		case len(at.Events) > 0:
			return at.Events[0].Spec.Name
		}
	}
	return ""
}

// choose is the type of the values: by the name, or by those who state one, or by the
// examples. It is nil where they have nothing in common.
func (n *knownNames) choose(places []place) (Type, chosen) {
	if !isValue(Innermost(places[0].field().Type)) {
		return nil, chosen{}
	}
	stated := slices.DeleteFunc(slices.Clone(places), func(p place) bool { return !p.states() || p.in.named })
	if len(stated) == 0 {
		stated = slices.DeleteFunc(slices.Clone(places), func(p place) bool { return !p.in.named || Innermost(p.field().Type) == String })
	}
	weight := stated
	if len(stated) == 0 {
		weight = places
	}
	t, best := mostSpecific(weight, len(stated) > 0)
	if t == nil {
		return nil, chosen{}
	}
	if t == String && slices.ContainsFunc(places, place.sendsNumber) {
		t = ID
	}
	if named := n.byName(places, t, len(stated) > 0); named != nil && named != t && (named == ID && t != String || !places[0].describes()) {
		return named, chosen{byName: true}
	}
	return t, chosen{place: best}
}

// mostSpecific is the type that says most and reads the values of all places, and the
// place that has it; nil if there is none.
func mostSpecific(places []place, areStated bool) (Type, place) {
	best := places[0]
	t := Innermost(best.field().Type)
	for _, p := range places[1:] {
		other := Innermost(p.field().Type)
		both, ok := moreSpecific(t, other)
		if !ok {
			return nil, best
		}
		if both == Bool && other != t && min(rank(t), rank(other)) == rank(String) && !areStated {
			both = String // where one example has a text, a truth is too narrow
		}
		if both != t {
			t, best = both, p
		}
	}
	return t, best
}

// describes reports whether the place is one of a method that describes fields, whose texts
// are names and titles.
func (p place) describes() bool {
	m := p.in.method()
	return m != nil && describesObjects(m.Spec) && !p.in.named
}

// sendsNumber reports whether all examples send what the page calls a text as a number.
func (p place) sendsNumber() bool { return p.in.Sent && p.field().Facts.Wire == spec.WireNumber }

func (p place) isFile() bool { return Innermost(p.field().Type) == File }

// states reports whether the type of the place is one that a page states.
func (p place) states() bool {
	switch p.field().Why.By {
	case ByPage, ByTypePage, ByMethod, ByOverride, ByName, ByFilter:
		return true
	}
	return Innermost(p.field().Type) == Labels // texts by language, which read a text alone too
}

// retype gives the field of the place another type.
func (p place) retype(t Type, why Evidence) {
	f := p.field()
	f.Type, f.Why = t, why
	if p.in.Sent && !f.Facts.mandatory() || f.Facts.Stated.Null {
		f.Type = optional(t)
	}
	f.Quoted = p.in.Sent && f.Facts.quoted(t)
}

// withInner is the type with another value inside of its lists and maps.
func withInner(t, inner Type) Type {
	switch t := t.(type) {
	case List:
		return List{withInner(t.Of, inner)}
	case Map:
		return Map{withInner(t.Of, inner)}
	}
	return inner
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
