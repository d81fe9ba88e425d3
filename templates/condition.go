package templates

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
	"github.com/dave/jennifer/jen"
)

// condition is a type of the runtime for the parameters of lists, which can say
// itself that there is nothing.
type condition string

const (
	order    condition = "Order"
	filter   condition = "Filter"
	filterV3 condition = "FilterV3"
)

func (c condition) code(path string) *jen.Statement { return jen.Qual(path, string(c)) }
func (condition) nilable() bool                     { return true }

// isOrdering reports whether the field maps names of fields to directions. What a
// page puts below it are those names. Where rows are listed, that is so also for
// a name that only ends in the word order, and for an array named sort.
func (b *builder) isOrdering(s shape, t spec.TypeExpr) bool {
	closed := func(term spec.TypeTerm) bool { return isScalar(term) || term.IsTypedList() }
	open := !t.Any(closed) && !spec.ParseType(s.Seen).Any(closed) || t.First().Text == "order"
	sorts := strings.EqualFold(s.Name, "sort") && t.First().Is(spec.Object)
	named := strings.EqualFold(s.Name, "order") || sorts || b.lists && sortsRows(s, t)
	return named && open && s.Ref == "" && isFlat(s)
}

// sortsRows reports whether the name is one of an order: ELEMENT_ORDER, or SORT
// where that is no number.
func sortsRows(s shape, t spec.TypeExpr) bool {
	words := split(s.Name)
	return t.All(spec.TypeTerm.IsContainer) && (words[len(words)-1] == "order" || strings.EqualFold(s.Name, "sort"))
}

// isFlat reports whether no field below has fields of its own.
func isFlat(s shape) bool {
	return !slices.ContainsFunc(s.children, func(c shape) bool { return len(c.children) > 0 || c.Ref != "" || c.mandatory() })
}

// isFiltering reports whether the field maps fields, with operators before their
// names, to values. Where rows are listed, that is so also if the page names
// fields to filter by.
func (b *builder) isFiltering(s shape, t spec.TypeExpr) bool {
	if !isFilter(s) || s.Ref != "" || !isFlat(s) || len(s.children) > 0 && !b.lists {
		return false
	}
	if b.api == spec.V3 {
		return b.plain(s, t) == listOf{anything}
	}
	return isMap(b.plain(s, t))
}

// filterType is the runtime's type for filters of the generation of the API.
func (b *builder) filterType() goType {
	if b.api == spec.V3 {
		return filterV3
	}
	return filter
}

// isFilter reports whether the field maps fields, with operators before their
// names, to values (REST-PROTOCOL section 9).
func isFilter(s shape) bool { return strings.EqualFold(s.Name, "filter") }
