package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
)

// compare holds what is stated below a field against the examples; where they
// differ the field keeps both. A field whose fields the page does not describe
// gets those that the examples show.
func (r *reader) compare(n *node, s *example.Shape, path string) {
	if s == nil {
		return
	}
	if r.compareMap(n, s, path) {
		return
	}
	r.compareType(n, s, path)
	if n.bare() && len(n.keys) == 0 {
		n.Shown = fieldsOf(s)
		return
	}
	for _, c := range n.children {
		key, ok := keyOf(s, c.Name)
		if !ok {
			continue
		}
		if key != c.Name {
			c.Key = key
			r.report(ResultDiffers, r.resultSection, c.row, path+"."+c.Name+" in the table, "+key+" in the example")
		}
		r.compare(c, s.Field(key), path+"."+c.Name)
	}
}

// compareMap recognises an object that describes things by their names, such as
// the fields of an entity. The rows of the table are the names, and their types
// are those of the things: then the example shows what a description holds. Or
// the rows say what it holds.
func (r *reader) compareMap(n *node, s *example.Shape, path string) bool {
	common := s.CommonMember()
	if common == nil || len(n.variants) > 0 || slices.ContainsFunc(n.children, (*node).describesObject) {
		return false
	}
	n.Seen = mapType
	if !describesValues(n.children, common) {
		n.Shown = fieldsOf(common)
	}
	r.report(ResultDiffers, r.resultSection, n.row, path+" is "+n.Type+" in the table, an object by names in the example")
	return true
}

// describesValues says that the rows below a map are about its values, not its
// keys.
func describesValues(rows []*node, values *example.Shape) bool {
	known := 0
	for _, row := range rows {
		if values.Field(row.Name) != nil {
			known++
		}
	}
	return known*2 > len(rows)
}

// describesObject says that the page describes the field as an object.
func (n *node) describesObject() bool { return !n.bare() || isContainer(n.Type) }

func (r *reader) compareType(n *node, s *example.Shape, path string) {
	if r.formEncoded && s.Scalar() {
		return
	}
	if jsonTypes(n.Type) == nil {
		n.Seen = mainType(s) // what a name of the documentation means here
		return
	}
	n.Seen = moreSpecific(observedType(n.Type, s), n.Seen)
	if odd := contradiction(n.Type, s); odd != "" {
		if n.items && odd == string(example.Array) {
			return
		}
		r.report(ResultDiffers, r.resultSection, n.row, path+" is "+n.Type+" in the table, "+odd+" in the example")
	}
}

// contradiction is the types of the examples that the stated one excludes.
func contradiction(stated string, s *example.Shape) string {
	want := jsonTypes(stated)
	if want == nil {
		return ""
	}
	var odd []string
	for _, t := range s.Types {
		keyed := t == example.Object && s.Keyed()
		if !keyed && slices.Contains(want, t) || s.IsEmpty(t) {
			continue
		}
		odd = append(odd, exampleTypeName(s, t))
	}
	return strings.Join(odd, "|")
}
