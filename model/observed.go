package model

import "github.com/b24gen/b24gen/spec"

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

// plain is the type of a field without fields of its own. Where the page tells null,
// or ids of some kind, fields of the same name know better than declarations and words.
func (b *typeBuilder) plain(f Facts) (Type, Witness) {
	typ, by := b.observedOrStated(f)
	untyped := f.Stated.None() && (typ == Any || f.Stated.Null && f.Seen != "datetime")
	if untyped || typ == (List{Any}) && isBareArray(f.Stated.First()) || f.Seen == "id[]" {
		known, how := b.pkg.sameName.typeOf(b.pkg.Namespace, f.Name, !untyped)
		if known != nil && (typ == Any || isList(known) == isList(typ) && isMap(known) == isMap(typ)) {
			return known, how
		}
	}
	if typ == (Map{Any}) && !b.sent && f.Seen == "" && !f.isMap() {
		// PHP writes its times as empty objects.
		if known, how := b.pkg.sameName.typeOf(b.pkg.Namespace, f.Name, false); known == Time || known == Date {
			return known, how
		}
	}
	if typ == Any && f.Stated.None() {
		by = ByNothing
	}
	return typ, by
}

// observedOrStated weighs what examples show against what the page states.
func (b *typeBuilder) observedOrStated(f Facts) (Type, Witness) {
	stated := b.pkg.types.goType(f.Stated)
	switch {
	case f.isMap() && !isMap(stated):
		return Map{Any}, ByExample
	case b.isMapByName(f):
		return Map{Any}, ByName
	case f.Observed.None():
		return stated, ByPage
	case f.Stated.None(), stated == Any && !says(f.Stated, spec.Any), isMixed(f.Observed):
		return b.pkg.types.goType(f.Observed), ByExample
	case f.Seen == "array" && stated != Any && !isList(stated) && !isMap(stated) && namesOne(f.Stated):
		return List{stated}, ByExample
	case b.sent && stated == Int && f.Observed.All(isText):
		return ID, ByExample // which sends both
	case contradicts(stated, f.Observed):
		return b.pkg.types.goType(f.Observed), ByExample
	}
	return stated, ByPage
}

// isMixed reports whether some of the alternatives are scalars, and others are not.
func isMixed(t spec.TypeExpr) bool { return t.Any(isScalar) && t.Any(spec.TypeTerm.IsContainer) }

// namesOne reports whether the type is a name for one thing, of which the examples
// show a list.
func namesOne(t spec.TypeExpr) bool {
	only, ok := t.Only()
	return ok && only.Is(spec.File, spec.Named, spec.Reference, spec.Any)
}

// contradicts reports whether the examples show another kind of value than the
// stated one, or say what a list holds where that is not stated. A scalar of
// another type is read all the same.
func contradicts(stated Type, seen spec.TypeExpr) bool {
	switch {
	case stated == Labels:
		return false
	case stated == List{Any}, stated == Map{Any}:
		return !seen.All(spec.TypeTerm.IsObject) || isList(stated) || seen.First().IsTypedMap()
	case isMap(stated), isList(stated):
		return seen.All(isScalar)
	}
	return seen.Any(spec.TypeTerm.IsContainer)
}
