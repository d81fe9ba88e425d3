package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// A row often leads to the table of its values on the page of another method, or of an article: the
// codes of reactions, which one method adds and another one deletes.

// sets are the values in the tables of the page, by the anchors of their headings.
func (r *reader) sets() map[string][]string {
	var out map[string][]string
	for _, s := range r.sections {
		anchor := strings.ToLower(s.id)
		for _, p := range s.places {
			values := tableOfValues(p)
			if anchor == "" || values == nil || out[anchor] != nil {
				continue
			}
			if out == nil {
				out = map[string][]string{}
			}
			out[anchor] = values
		}
	}
	return out
}

// takeSet gives a text of which no page lists the values those in a table that its links lead to. One that has
// the field's own type explains types.
func (x *typeIndex) takeSet(f *spec.Field, links []string) {
	if len(f.Enum) > 0 || !spec.ParseType(f.Type).All(isTextType) {
		return
	}
	for _, link := range links {
		if values := x.sets[link]; values != nil && !slices.Contains(values, f.Type) {
			f.Enum = slices.Clone(values)
			return
		}
	}
}
