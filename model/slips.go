package model

import (
	"slices"

	"github.com/b24gen/b24gen/spec"
)

// Keys that an example of a request writes in another way than the pages of the object: isReccurring.

// dropSlips leaves out of what is sent the fields that only examples have, and whose names differ from
// one that a page states of the object in letters that are written twice.
func (r *resolver) dropSlips() {
	stated := map[string]map[string]bool{} // by object, the keys without double letters
	for _, d := range r.drafts {
		name := r.names[d]
		for _, f := range d.Fields {
			if !isShownField(f) && !f.Facts.Stated.None() {
				if stated[name] == nil {
					stated[name] = map[string]bool{}
				}
				stated[name][foldName(f.Key)] = true
				stated[name][singleLetters(f.Key)] = true
			}
		}
	}
	for _, d := range r.drafts {
		known := stated[r.names[d]]
		d.Fields = slices.DeleteFunc(d.Fields, func(f Field) bool {
			return d.Sent && isShownField(f) && !known[foldName(f.Key)] && known[singleLetters(f.Key)]
		})
	}
}

// isShownField reports whether only an example shows the field.
func isShownField(f Field) bool { return f.Facts.Source == spec.FromExample }

// singleLetters is a name without letters that are written twice.
func singleLetters(key string) string { return string(slices.Compact([]rune(foldName(key)))) }
