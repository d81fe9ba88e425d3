package model

import (
	"slices"
	"strings"
)

// Pages call a type of their namespace by the end of its name (multifield for crm_multifield), and
// list its fields in the spelling of their methods, without types.

// typedByName is the object with the types that the fields of its type have, where the page only
// names them.
func (b *typeBuilder) typedByName(f Facts) Facts {
	named := f.Stated.First().Innermost()
	t, known := b.pkg.types[strings.ToLower(b.pkg.Namespace+"_"+named.Text)]
	if _, isOwn := b.pkg.types[named.Text]; !known || isOwn || len(f.Children) == 0 {
		return f
	}
	all := merge(t.Fields, nil)
	find := func(c Facts) int {
		return slices.IndexFunc(all, func(g Facts) bool { return foldName(g.Name) == foldName(c.Name) })
	}
	if slices.ContainsFunc(f.Children, func(c Facts) bool { return find(c) < 0 }) {
		return f
	}
	f.Children = slices.Clone(f.Children)
	for i := range f.Children {
		c, of := &f.Children[i], all[find(f.Children[i])]
		if c.Stated.None() && c.Observed.None() && len(c.Children) == 0 {
			c.Type, c.Seen, c.Ref, c.Enum, c.Wire = of.Type, of.Seen, of.Ref, of.Enum, of.Wire
			c.Stated, c.Observed, c.Children = of.Stated, of.Observed, of.Children
		}
	}
	return f
}
