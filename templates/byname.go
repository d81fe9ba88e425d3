package templates

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Some parameters mean the same in the whole API, so that their names tell more
// than the tables, which give them the loose types array and number, or none.

// byName is the type of a parameter that its name decides, nil if it does not.
func (b *builder) byName(o *object, s shape, t spec.TypeExpr) goType {
	switch {
	case isLabel(s, t):
		return labels
	case !b.params:
		return nil
	case b.isOrdering(s, t):
		return order
	case b.isFiltering(s, t):
		return b.filterType()
	case b.isSelection(s, t):
		return listOf{text}
	case b.positions[o.key+"/"+s.Name] && (t.None() || b.pkg.common(t) == decimal):
		return integer
	}
	return nil
}

// isSelection reports whether the field lists the names of the fields to
// answer. What a page puts below it are those names, not fields to send.
func (b *builder) isSelection(s shape, t spec.TypeExpr) bool {
	return strings.EqualFold(s.Name, "select") && t.First().IsList() && b.params
}

// isLabel reports whether the field is a name or description that is one text, or
// an object with one for each language.
func isLabel(s shape, t spec.TypeExpr) bool {
	return len(t.Terms) == 2 && t.Any(isText) && t.Any(spec.TypeTerm.IsContainer) &&
		labelNames[strings.ToLower(s.Name)] && len(s.children) == 0
}

var labelNames = set("name", "title", "description")

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

func (b *builder) isMapByName(s shape, t spec.TypeExpr) bool {
	return b.params && b.api == spec.V2 && s.Seen == "" && t.First().Text == "array" && mapNames[strings.ToLower(s.Name)]
}
