package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// Some parameters mean the same in the whole API, so that their names tell more
// than the tables, which give them the loose types array and number, or none.

// typeByName is the type of a parameter that its name decides, nil if it does not.
func (b *typeBuilder) typeByName(s *draft, f Facts) Type {
	switch {
	case isLabel(f):
		return Labels
	case !b.sent:
		return nil
	case b.isOrdering(s, f):
		return Order
	case b.isFiltering(s, f):
		return b.filterType()
	case isSelection(f) && f.hasOptions():
		return Map{Of: String}
	case isSelection(f), b.lists && isGrouping(f):
		return List{String}
	case b.positions[s.Key+"/"+f.Name] && (f.Stated.None() || b.pkg.types.goType(f.Stated) == Decimal):
		return Int
	case isPicture(f):
		return File
	}
	return nil
}

// isPicture reports whether the field is called after a picture, and is an array of which nobody tells
// what it holds: the name of a file, and its content.
func isPicture(f Facts) bool {
	return pictures[naming.LastWord(f.Name)] && f.Stated.All(isBareArray) && f.Observed.None() && len(f.Children) == 0 && f.Ref == ""
}

var pictures = set("avatar", "image", "logo", "photo", "picture")

// isSelection reports whether the field lists the names of the fields to
// answer, which pages call an object too. What a page puts below it are those names, not fields to send.
func isSelection(f Facts) bool {
	only := f.Stated.First()
	return strings.EqualFold(f.Name, "select") && (only.IsList() || only.Is(spec.Object) && f.Ref == "" && f.isFlat() && !f.isMap())
}

// hasOptions reports whether examples give a selection more than names: below numbers, as PHP has
// lists, and options beside them.
func (f Facts) hasOptions() bool {
	seen, alone := f.Observed.Only()
	return alone && seen.Is(spec.Map)
}

// isLabel reports whether the field is a name or description that is one text, or
// an object with one for each language.
func isLabel(f Facts) bool {
	t := f.Stated
	return len(t.Terms) == 2 && t.Has(stringTerm) && t.Any(spec.TypeTerm.IsContainer) &&
		labelNames[strings.ToLower(f.Name)] && len(f.Children) == 0
}

var (
	stringTerm = spec.ParseType("string").First()
	labelNames = set("name", "title", "description")
)

// positionsOf are the parameters that say where a page of rows begins and how
// long it is, where they are numbers.
func positionsOf(params *draft, l *spec.List) map[string]bool {
	if l == nil || l.By == spec.ByCursor || l.By == spec.ByLastID {
		return nil
	}
	positions := map[string]bool{}
	for _, path := range []string{l.Start, l.Limit} {
		positions[params.Key+"/"+strings.ReplaceAll(path, ".", "/")] = true
	}
	return positions
}

// mapNames are the parameters of the older API that are maps from a field's
// name to something wherever the page says array, the word of PHP for both.
var mapNames = set("filter", "order", "sort", "fields")

func (b *typeBuilder) isMapByName(f Facts) bool {
	return b.sent && b.api == spec.V2 && f.Seen == "" && isBareArray(f.Stated.First()) && mapNames[strings.ToLower(f.Name)]
}

func isBareArray(t spec.TypeTerm) bool { return t.IsList() && !t.IsTypedList() }

// isOrdering reports whether the field maps names of fields to directions. What a
// page puts below it are those names. Where rows are listed, that is so also for
// a name that only ends in the word order, and for an array named sort; and also
// for what the page calls a number, since a text is a direction.
func (b *typeBuilder) isOrdering(s *draft, f Facts) bool {
	closed := func(term spec.TypeTerm) bool { return isScalar(term) || term.IsTypedList() }
	open := !f.Stated.Any(closed) && !f.Observed.Any(closed) || f.Stated.First().Text == "order"
	open = open || f.Observed.All(spec.TypeTerm.IsObject) && f.Stated.Any(isBareArray) || b.callsScalar(s, f) && !f.Stated.Any(isText)
	sorts := strings.EqualFold(f.Name, "sort") && f.Stated.First().Is(spec.Object)
	named := strings.EqualFold(f.Name, "order") || sorts || b.lists && sortsRows(f)
	return named && open && f.Ref == "" && f.isFlat()
}

// sortsRows reports whether the name is one of an order: ELEMENT_ORDER, or SORT
// where that is no number.
func sortsRows(f Facts) bool {
	return f.Stated.All(spec.TypeTerm.IsContainer) && (strings.EqualFold(f.Name, "sort") || lastPart(f.Name) == "order")
}

func lastPart(name string) string {
	words := naming.Split(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// isFlat reports whether no field below has fields of its own, or a type where every call must give it.
func (f Facts) isFlat() bool {
	return !slices.ContainsFunc(f.Children, func(c Facts) bool {
		return len(c.Children) > 0 || c.Ref != "" || c.mandatory() && !c.Stated.None()
	})
}

// isFiltering reports whether the field maps fields, with operators before their
// names, to values. Where rows are listed, that is so also if the page describes
// fields to filter by, or calls the filter a text or a number; names alone, and those with operators, are always those.
func (b *typeBuilder) isFiltering(s *draft, f Facts) bool {
	if f.isFilter() && b.callsScalar(s, f) {
		return true
	}
	hasType := func(c Facts) bool { return !c.Stated.None() }
	if b.api == spec.V3 && b.lists && f.isFilter() && f.Stated.All(isBareArray) && !slices.ContainsFunc(f.Children, hasType) {
		return true // conditions, with the names of fields that may be in them
	}
	if f.isFilter() && b.lists && b.listsType(f.Ref) {
		return true // by the fields of the rows, and operators
	}
	if !f.isFilter() || f.Ref != "" || !f.isFlat() || !b.lists && !f.hasOperators() && slices.ContainsFunc(f.Children, hasType) {
		return false
	}
	plain, _ := b.plain(f)
	if b.api == spec.V3 { // conditions, of which examples show triples
		return plain == List{Any} || plain == List{List{Any}}
	}
	return isMap(plain)
}

// listsType reports whether the rows of the method are of the documented type.
func (b *typeBuilder) listsType(name string) bool {
	return name != "" && b.method != nil && b.method.Result != nil && b.method.Result.Ref == name
}

// callsScalar reports whether the page calls a parameter of a method that lists rows a text or a
// number, and nothing shows a value of it.
func (b *typeBuilder) callsScalar(s *draft, f Facts) bool {
	return b.lists && s.Role == RoleParams && f.Observed.None() && len(f.Enum) == 0 && f.Stated.All(isTextOrNumber)
}

func isTextOrNumber(t spec.TypeTerm) bool { return t.Is(spec.String, spec.Integer, spec.Number) }

// filterType is the runtime's type for filters of the generation of the API.
func (b *typeBuilder) filterType() Type {
	if b.api == spec.V3 {
		return FilterV3
	}
	return Filter
}

// isFilter reports whether the field maps fields, with operators before their
// names, to values (REST-PROTOCOL section 9).
func (f Facts) isFilter() bool { return strings.EqualFold(f.Name, "filter") }

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
