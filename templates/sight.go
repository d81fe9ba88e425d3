package templates

import "github.com/b24gen/b24gen/spec"

// What the examples show of a field, spec.Field.Seen, decides where the page
// states no type, a loose one, or another one.

// isStructured reports whether the field is an object whose fields are known, or
// a list or map of those. Where examples show a scalar it is none.
func (b *builder) isStructured(s shape, t spec.TypeExpr) bool {
	if len(s.children) == 0 && !b.pkg.isDocumented(s, t) {
		return false
	}
	return !spec.ParseType(s.Seen).Any(holdsScalars)
}

// holdsScalars reports whether the term is a scalar, or a list or map of those.
func holdsScalars(t spec.TypeTerm) bool { return isScalar(t.Innermost()) }

// plain is the type of a field without fields of its own. Where the page tells null,
// or ids of some kind, its namesakes know better than declarations and words.
func (b *builder) plain(s shape, t spec.TypeExpr) goType {
	typ := b.shownOrStated(s, t)
	untyped := t.None() && (typ == anything || t.Null && s.Seen != "datetime")
	if untyped || typ == (listOf{anything}) && t.First().Text == "array" || s.Seen == "id[]" {
		known := b.pkg.namesakes.typeOf(b.pkg.namespace, s.Name, !untyped)
		if known != nil && (typ == anything || isSlice(known) == isSlice(typ) && isMap(known) == isMap(typ)) {
			return known
		}
	}
	if typ == (mapOf{anything}) && !b.params && s.Seen == "" && !s.isMap() {
		// PHP writes its times as empty objects.
		if known := b.pkg.namesakes.typeOf(b.pkg.namespace, s.Name, false); known == dateTime || known == date {
			return known
		}
	}
	return typ
}

func (b *builder) shownOrStated(s shape, t spec.TypeExpr) goType {
	stated := b.pkg.common(t)
	seen := spec.ParseType(s.Seen)
	switch {
	case s.isMap() && !isMap(stated):
		return mapOf{anything}
	case b.isMapByName(s, t):
		return mapOf{anything}
	case seen.None():
		return stated
	case t.None():
		return b.pkg.common(seen)
	case stated == anything && !says(t, spec.Any), seen.Any(isScalar) && seen.Any(spec.TypeTerm.IsContainer):
		return b.pkg.common(seen)
	case s.Seen == "array" && stated != anything && !isSlice(stated) && !isMap(stated) && b.namesOne(t):
		return listOf{stated}
	case b.params && stated == integer && seen.All(isText):
		return id // which sends both
	case b.contradicts(stated, seen):
		return b.pkg.common(seen)
	}
	return stated
}

// namesOne reports whether the type is a name for one thing, of which the examples
// show a list.
func (b *builder) namesOne(t spec.TypeExpr) bool {
	only, ok := t.Only()
	return ok && only.Is(spec.File, spec.Named, spec.Reference, spec.Any)
}

// contradicts reports whether the examples show another kind of value than the
// stated one, or say what a list holds where that is not stated. A scalar of
// another type is read all the same.
func (b *builder) contradicts(stated goType, seen spec.TypeExpr) bool {
	switch {
	case stated == labels:
		return false
	case stated == listOf{anything}, stated == mapOf{anything}:
		return !seen.All(spec.TypeTerm.IsObject) || isSlice(stated) || seen.First().Is(spec.Map) && seen.First().Elem != nil
	case isMap(stated), isSlice(stated):
		return seen.All(isScalar)
	}
	return seen.Any(spec.TypeTerm.IsContainer)
}

func isScalar(t spec.TypeTerm) bool { return !t.IsContainer() }
