package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// What stands beside a selection and has the same fields says by which of them rows are filtered, sorted and grouped:
// a page has one table of the fields for all.

// byFields are such parameters.
var byFields = set("filter", "order", "sort", "group")

// asByFields has a parameter with the fields of the selection beside it be one of their names, with nothing inside of them.
func (b *typeBuilder) asByFields(beside []Facts, f Facts) Facts {
	if !b.sent || !byFields[strings.ToLower(f.Name)] || len(f.Children) == 0 || f.Ref != "" {
		return f
	}
	i := slices.IndexFunc(beside, isSelection)
	if i < 0 || !slices.Equal(namesOfAll(f.Children), namesOfAll(beside[i].Children)) {
		return f
	}
	f.Children = slices.Clone(f.Children)
	for i, c := range f.Children {
		f.Children[i] = Facts{Field: spec.Field{Name: c.Name, Type: c.Type}, Stated: c.Stated}
	}
	return f
}

// isGrouping reports whether the field lists the names of the fields by which rows are grouped.
func isGrouping(f Facts) bool {
	return strings.EqualFold(f.Name, "group") && f.Ref == "" && f.Stated.First().IsList() && len(f.Fields) > 0 && f.isFlat()
}

// hasOperators reports whether the name of a field below has an operator before it.
func (f Facts) hasOperators() bool {
	return slices.ContainsFunc(f.Children, func(c Facts) bool { return strings.IndexAny(c.Name, "!=<>%@") == 0 && isField(c) })
}

func namesOfAll(fields []Facts) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.Name
	}
	return out
}
