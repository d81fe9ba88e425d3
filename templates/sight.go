package templates

import (
	"slices"
	"strings"
)

// What the examples show of a field, spec.Field.Seen, decides where the page
// states no type, a loose one, or another one.

// isStructured reports whether the field is an object whose fields are known, or
// a list or map of those. Where examples show a scalar it is none.
func (b *builder) isStructured(s shape, t docType) bool {
	if len(s.children) == 0 && !b.pkg.isDocumented(s, t) {
		return false
	}
	return !slices.ContainsFunc(parseType(s.Seen).kinds, holdsScalars)
}

// holdsScalars reports whether the kind is a scalar, or a list or map of those.
func holdsScalars(kind string) bool {
	value := strings.TrimSuffix(strings.TrimPrefix(kind, "map<"), ">")
	return isScalarSight(strings.TrimSuffix(value, "[]")) && kind != "map"
}

// plain is the type of a field without fields of its own. Where the page tells null,
// or ids of some kind, its namesakes know better than declarations and words.
func (b *builder) plain(s shape, t docType) goType {
	typ := b.shownOrStated(s, t)
	untyped := len(t.kinds) == 0 && (typ == anything || t.null && s.Seen != "datetime")
	if untyped || typ == (listOf{anything}) && t.first() == "array" || s.Seen == "id[]" {
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

func (b *builder) shownOrStated(s shape, t docType) goType {
	stated := b.pkg.common(t)
	seen := parseType(s.Seen)
	switch {
	case s.isMap() && !isMap(stated):
		return mapOf{anything}
	case b.isMapByName(s, t):
		return mapOf{anything}
	case len(seen.kinds) == 0:
		return stated
	case len(t.kinds) == 0:
		return b.pkg.common(seen)
	case stated == anything && !t.says("any", "mixed"), slices.ContainsFunc(seen.kinds, isScalarSight) && slices.ContainsFunc(seen.kinds, isContainer):
		return b.pkg.common(seen)
	case s.Seen == "array" && stated != anything && !isSlice(stated) && !isMap(stated) && b.namesOne(t):
		return listOf{stated}
	case b.params && stated == integer && seen.all(isText):
		return id // which sends both
	case b.contradicts(stated, seen):
		return b.pkg.common(seen)
	}
	return stated
}

// namesOne reports whether the type is a name for one thing, of which the examples
// show a list.
func (b *builder) namesOne(t docType) bool {
	return len(t.kinds) == 1 && (kinds[t.first()] == file || kinds[t.first()] == nil)
}

// contradicts reports whether the examples show another kind of value than the
// stated one, or say what a list holds where that is not stated. A scalar of
// another type is read all the same.
func (b *builder) contradicts(stated goType, seen docType) bool {
	switch {
	case stated == labels:
		return false
	case stated == listOf{anything}, stated == mapOf{anything}:
		return !seen.all(isObject) || isSlice(stated) || strings.HasPrefix(seen.first(), "map<")
	case isMap(stated), isSlice(stated):
		return seen.all(isScalarSight)
	}
	return slices.ContainsFunc(seen.kinds, isContainer)
}

func isObject(kind string) bool {
	return kind == "object" || kind == "map" || strings.HasPrefix(kind, "map<")
}
func isContainer(kind string) bool   { return isObject(kind) || isList(kind) }
func isText(kind string) bool        { return kind == "string" }
func isScalarSight(kind string) bool { return !isContainer(kind) && kind != "null" }
