package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Some parameters mean the same in the whole API, so that their names tell more
// than the tables, which give them the loose types array and number, or none.

// byName is the type of a parameter that its name decides, nil if it does not.
func (b *builder) byName(o *object, s shape, t docType) goType {
	switch {
	case isLabel(s, t):
		return labels
	case !b.params:
		return nil
	case isOrdering(s, t):
		return mapOf{text}
	case b.isSelection(s, t):
		return listOf{text}
	case b.positions[o.key+"/"+s.Name] && (len(t.kinds) == 0 || b.pkg.common(t) == decimal):
		return integer
	case o.about.isOrder() && len(s.children) == 0:
		return text // the direction, whatever the page says of the field itself
	}
	return nil
}

// isSelection reports whether the field lists the names of the fields to
// answer. What a page puts below it are those names, not fields to send.
func (b *builder) isSelection(s shape, t docType) bool {
	return strings.EqualFold(s.Name, "select") && isList(t.first()) && b.params
}

// isLabel reports whether the field is a name or description that is one text, or
// an object with one for each language.
func isLabel(s shape, t docType) bool {
	return len(t.kinds) == 2 && slices.Contains(t.kinds, "string") && !t.all(isScalarSight) &&
		labelNames[strings.ToLower(s.Name)] && len(s.children) == 0
}

var labelNames = set("name", "title", "description")

// isOrdering reports whether the field maps names of fields to directions.
func isOrdering(s shape, t docType) bool {
	scalar := func(kind string) bool { return isScalarSight(kind) || strings.HasSuffix(kind, "[]") }
	open := !slices.ContainsFunc(slices.Concat(t.kinds, parseType(s.Seen).kinds), scalar) || t.first() == "order"
	named := strings.EqualFold(s.Name, "order") || strings.EqualFold(s.Name, "sort") && t.first() == "object"
	return named && len(s.children) == 0 && s.Ref == "" && open
}

// isOrder reports whether the object says how to sort: names and directions.
func (a about) isOrder() bool { return strings.EqualFold(a.field, "order") }

// positionsOf are the parameters that say where a page of rows begins and how
// long it is, where they are numbers.
func positionsOf(params *object, l *spec.List) map[string]bool {
	if l == nil || l.By == spec.ByCursor || l.By == spec.ByLastID {
		return nil
	}
	positions := map[string]bool{}
	for _, path := range []string{l.Start, l.Limit} {
		positions[params.key+"/"+strings.ReplaceAll(path, ".", "/")] = true
	}
	return positions
}

// mapNames are the parameters of the older API that are maps from a field's
// name to something wherever the page says array, the word of PHP for both.
var mapNames = set("filter", "order", "sort", "fields")

func (b *builder) isMapByName(s shape, t docType) bool {
	return b.params && b.api == spec.V2 && s.Seen == "" && t.first() == "array" && mapNames[strings.ToLower(s.Name)]
}

// isFilter reports whether the field maps fields, with operators before their
// names, to values (REST-PROTOCOL section 9).
func isFilter(s shape) bool { return strings.EqualFold(s.Name, "filter") }
