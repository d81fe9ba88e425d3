package templates

import (
	"slices"
	"strconv"
	"strings"
)

// Methods that describe fields answer the same object for every field. Only
// examples show it, so that the spec repeats it; here it becomes one struct.

// shareShown makes the structs that several fields of the object share.
func (b *builder) shareShown(o *object, shapes []shape) {
	if !slices.ContainsFunc(shapes, func(s shape) bool { return s.shown }) {
		return
	}
	uses := map[string]int{}
	o.shown = map[string]*object{}
	for _, s := range shapes {
		sign := signature(s)
		uses[sign]++
		if sign == "" || uses[sign] != 2 {
			continue
		}
		name := "Field"
		if n := len(o.shown); n > 0 {
			name += strconv.Itoa(n + 1)
		}
		o.shown[sign] = b.object(&object{
			key:        o.key + "/" + name,
			candidates: append(o.nested(name), o.nested(name+"Info")...),
			about:      about{role: roleShown, parent: o},
		}, s.children)
	}
}

// signature tells shown objects apart; it is empty for what a page describes.
func signature(s shape) string {
	if !s.shown {
		return ""
	}
	var sign strings.Builder
	for _, c := range s.children {
		sign.WriteString(c.Name + " " + c.Type + " " + c.Seen + "{" + signature(c) + "}")
	}
	return sign.String()
}
