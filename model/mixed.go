package model

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// Numbers that are no ids though pages would have them so: what is a number or a text holds an id where nothing
// else is said of it, and so does a number below the name of one.

// listsNumbers reports whether the page lists the numbers that the place can have, which are kinds.
func (p place) listsNumbers() bool {
	f := p.field().Facts
	return f.Stated.All(isInteger) && len(f.Enum) > 1 && !slices.ContainsFunc(f.Enum, isNoNumber)
}

// defaultsToNumber reports whether the place has a number by default.
func (p place) defaultsToNumber() bool {
	d := p.field().Facts.Default
	return d != nil && isNumber(*d)
}

func isNoNumber(v string) bool { return !isNumber(v) }

// isMixed reports whether the page calls the place a number or a text.
func (p place) isMixed() bool {
	t := p.field().Facts.Stated
	return t.Any(isInteger) && t.Any(isText)
}

// isNumberOrText reports whether neither page nor example has anything but numbers and texts in the place.
func (p place) isNumberOrText() bool {
	f := p.field().Facts
	isEither := func(t spec.TypeTerm) bool { return isInteger(t) || isText(t) }
	return f.Stated.All(isEither) && (f.Observed.None() || f.Observed.All(isEither))
}

// mixed is the type of what is a number or a text, and has no name of an id: a count is a number, and so is what is called
// an enum beside that; one of several words is a text. For others it is nil.
func mixed(places []place, key string) Type {
	if !slices.ContainsFunc(places, place.isMixed) || !all(places, place.isNumberOrText) {
		return nil
	}
	isEnum := func(p place) bool {
		return p.field().Facts.Stated.Any(func(t spec.TypeTerm) bool { return t.Text == "enum" })
	}
	hasWords := func(p place) bool { return p.isMixed() && slices.ContainsFunc(p.field().Facts.Enum, isNoNumber) }
	switch {
	case slices.ContainsFunc(places, hasWords):
		return String
	case isCount(key), slices.ContainsFunc(places, isEnum):
		return Int
	}
	return nil
}
