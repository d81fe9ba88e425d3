package model

import (
	"slices"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// What the examples show of a field decides where the page states no type, a loose
// one, or another one.

// isStructured reports whether the field is an object whose fields are known, or
// a list or map of those. Where examples show a scalar it is none.
func (b *typeBuilder) isStructured(f Facts) bool {
	if len(f.Children) == 0 && !b.pkg.types.hasFieldsOf(f) {
		return false
	}
	return !f.Observed.Any(holdsScalars)
}

// holdsScalars reports whether the term is a scalar, or a list or map of those.
func holdsScalars(t spec.TypeTerm) bool { return isScalar(t.Innermost()) }

// plain is the type of a field without fields of its own.
func (b *typeBuilder) plain(f Facts) (Type, Witness) {
	typ, by := b.observedOrStated(f)
	if known, how := b.bySameName(f, typ); known != nil {
		return known, how
	}
	if typ == Any && f.Stated.None() {
		by = ByNothing
	}
	return typ, by
}

// bySameName is the type that fields of the same name have, where they know better than
// declarations and words: where the page tells null, or ids of some kind. It is nil
// where they do not.
func (b *typeBuilder) bySameName(f Facts, typ Type) (Type, Witness) {
	untyped := f.isUntyped(typ)
	if !untyped && !f.isListOfUnknown(typ) {
		return b.timeBySameName(f, typ)
	}
	known, by := b.pkg.sameName.typeOf(b.pkg.Namespace, f.Name, !untyped)
	if known == nil && untyped {
		known, by = b.byMeaning(f.Name), ByName
	}
	if known == ID && isCount(f.Name) {
		known = Int // a number that some pages show as a text
	}
	if known != nil && (typ == Any || sameContainer(known, typ)) {
		return known, by
	}
	return nil, ByNothing
}

// byMeaning is the type of what is answered of which nobody tells anything but the name: a count, or a truth,
// which each type of a truth reads; nil for other names.
func (b *typeBuilder) byMeaning(name string) Type {
	switch words := naming.Split(name); {
	case b.sent || len(words) < 2:
		return nil
	case isCount(name):
		return Int
	case asksForTruth(name) && slices.Contains([]string{"is", "has", "can"}, words[0]):
		return Bool
	}
	return nil
}

// isUntyped reports whether the page states no type, or only null; declarations of times
// are more than that.
func (f Facts) isUntyped(typ Type) bool {
	return f.Stated.None() && (typ == Any || f.Stated.Null && f.Seen != "datetime")
}

// isListOfUnknown reports whether the field is a list of something, or of ids of some kind.
func (f Facts) isListOfUnknown(typ Type) bool {
	return typ == (List{Any}) && isBareArray(f.Stated.First()) || f.Seen == "id[]"
}

// timeBySameName is the type of an object without fields that is a time elsewhere, nil
// if it is none: PHP writes its times as empty objects.
func (b *typeBuilder) timeBySameName(f Facts, typ Type) (Type, Witness) {
	if typ != (Map{Any}) || b.sent || f.Seen != "" || f.isMap() {
		return nil, ByNothing
	}
	switch known, by := b.pkg.sameName.typeOf(b.pkg.Namespace, f.Name, false); {
	case known == Time || known == Date:
		return known, by
	case isDated(f.Name) && f.Stated.First().IsObject():
		return Time, ByName
	}
	return nil, ByNothing
}

// sameContainer reports whether both types are lists, or both maps, or neither is.
func sameContainer(a, b Type) bool { return isList(a) == isList(b) && isMap(a) == isMap(b) }

// observedOrStated weighs what examples show against what the page states.
func (b *typeBuilder) observedOrStated(f Facts) (Type, Witness) {
	stated := b.pkg.types.goType(f.Stated)
	switch {
	case f.isMap() && !isMap(stated) && stated != Labels:
		return Map{Any}, ByExample
	case b.isMapByName(f):
		return Map{Any}, ByName
	case f.showsList(stated) && f.Observed.None():
		return List{stated}, ByPage
	case f.showsList(stated):
		return List{stated}, ByExample
	case f.Observed.None():
		return stated, ByPage
	case f.isOpen(stated), isMixed(f.Observed):
		return b.pkg.types.goType(f.Observed), ByExample
	}
	return b.moreThanStated(f, stated)
}

// moreThanStated is what examples, and the words beside them, say of a scalar or an object
// beyond its stated type.
func (b *typeBuilder) moreThanStated(f Facts, stated Type) (Type, Witness) {
	switch {
	case (stated == Int || stated == String) && f.Observed.All(isID):
		return ID, ByPage // as its words say, or else its examples
	case (stated == String || stated == Date || f.Stated.All(isAny)) && f.Observed.All(isMoment):
		return b.pkg.types.goType(f.Observed), ByPage
	case stated == Int && f.Observed.All(isText) && identifies(f.Name, false) == ID:
		return ID, ByExample // which holds both
	case stated == Int && f.Observed.All(isText):
		return String, ByExample
	case (stated == Time || stated == Date) && !b.sent && f.Observed.All(spec.TypeTerm.IsObject):
		return stated, ByPage // which PHP writes as an empty object
	case isList(stated) && f.Stated.Any(isScalar) && f.Observed.All(isScalar):
		return stated, ByPage // of which examples show one alone
	case stated == Bool && f.Observed.All(isScalar) && f.hasOtherValues(), contradicts(stated, f.Observed):
		return b.pkg.types.goType(f.Observed), ByExample
	}
	return stated, ByPage
}

func isID(t spec.TypeTerm) bool     { return t.Is(spec.ID) }
func isAny(t spec.TypeTerm) bool    { return t.Is(spec.Any) }
func isMoment(t spec.TypeTerm) bool { return t.Is(spec.DateTime, spec.Date) }

// isOpen reports whether what the page states leaves the type open, other than by
// saying that it is any.
func (f Facts) isOpen(stated Type) bool {
	return f.Stated.None() || stated == Any && !says(f.Stated, spec.Any)
}

// showsList reports whether the type is a name for one thing, of which the examples
// show a list, or of whose ids the name of the field says that they are several.
func (f Facts) showsList(stated Type) bool {
	only, ok := f.Stated.Only()
	namesOne := ok && (isNamed(only) || only.Is(spec.Any))
	several := f.Seen == "array" || f.Seen == "" && naming.LastWord(f.Name) == "ids"
	return several && namesOne && stated != Any && !isList(stated) && !isMap(stated)
}

// isMixed reports whether some of the alternatives are scalars, and others are not.
func isMixed(t spec.TypeExpr) bool { return t.Any(isScalar) && t.Any(spec.TypeTerm.IsContainer) }

// contradicts reports whether the examples show another kind of value than the
// stated one, or say what a list holds where that is not stated. A scalar of
// another type is read all the same.
func contradicts(stated Type, seen spec.TypeExpr) bool {
	switch {
	case stated == Any:
		return false // of which examples show one form
	case stated == Labels, stated == File && seen.All(spec.TypeTerm.IsObject):
		return false // which have that form too
	case stated == List{Any}, stated == Map{Any}:
		return !seen.All(spec.TypeTerm.IsObject) || isList(stated) || seen.First().IsTypedMap()
	case isMap(stated), isList(stated):
		return seen.All(isScalar)
	}
	return seen.Any(func(t spec.TypeTerm) bool { return t.IsContainer() || t.Is(spec.Labels) })
}
