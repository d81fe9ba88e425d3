package model

import "slices"

// Moments that pages call texts: where other places know moments in an object, all texts of
// it are moments whose names say a date, unless a table that has moments too calls them
// texts, and so means it.

// decideDates has the texts hold moments.
func (o *object) decideDates() {
	isOf := func(t Type) func(place) bool {
		return func(p place) bool { return Deref(p.field().Type) == t && isDated(p.field().Key) }
	}
	isKnown, isText := isOf(Time), isOf(String)
	if !slices.ContainsFunc(sortedKeys(o.fields), func(key string) bool { return slices.ContainsFunc(o.fields[key].places, isKnown) }) {
		return
	}
	meant := func(p place) bool { return isText(p) && !p.field().Facts.Stated.Any(isMoment) && p.in.statesMoments() }
	for _, key := range sortedKeys(o.fields) {
		places := o.fields[key].places
		if slices.ContainsFunc(places, meant) {
			continue
		}
		for _, p := range places {
			if isText(p) {
				p.retype(Time, Evidence{By: ByName, Says: p.field().Facts.Name})
			}
		}
	}
}

// statesMoments reports whether the page itself calls a field of the object a moment.
func (d *draft) statesMoments() bool {
	for _, f := range d.Fields {
		if f.Facts.Stated.Any(isMoment) && f.Facts.statedBy(d.Struct).By != ByExample {
			return true
		}
	}
	return false
}
