package model

import "slices"

// Fields with what stands in them, as the templates of documents have them and the documents made of these.

// resolveFilled makes one object of the fields that methods of a package describe with their values, where all
// keys of one, and enough of them, are keys of the other: what is filled already says more of itself.
func (r *resolver) resolveFilled() {
	filled := slices.DeleteFunc(slices.Clone(r.drafts), func(d *draft) bool {
		return !d.describes() || !d.hasValues() || len(d.Fields) < fewest
	})
	for _, part := range filled {
		isWhole := func(d *draft) bool {
			own, whole := r.names[part], r.names[d]
			return d.pkg == part.pkg && own != whole && isPartOfKeys(keysIn(part.Struct), keysIn(d.Struct)) && !r.isAtOdds(own, whole)
		}
		if i := slices.IndexFunc(filled, isWhole); i >= 0 {
			r.rename(r.names[part], r.names[filled[i]])
		}
	}
}

// hasValues reports whether the draft is of a field with what stands in it, which is an object as others are.
func (d *draft) hasValues() bool {
	return d.parent != nil && slices.ContainsFunc(d.Fields, func(f Field) bool { return isValueOfField(f.Facts) })
}
