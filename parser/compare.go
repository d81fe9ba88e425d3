package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
)

// compare holds what is stated below a field against the examples; where they
// differ the field keeps both. Fields that only the examples show stand beside those
// that the page describes.
func (r *reader) compare(n *node, s *example.Shape, path string) {
	if s == nil {
		return
	}
	fit(n, s)
	s = asDescribed(n, s)
	r.compareType(n, s, path)
	if s.Keyed() && agreement(n.fieldNames(), s).names {
		n.Seen, n.Shown = mapType, fieldsOf(s) // what each of those that the rows name has
		return
	}
	known := map[string]bool{}
	for _, c := range n.described() {
		key, ok := keyOf(s, c.Name)
		if !ok {
			continue
		}
		known[key] = true
		if key != c.Name {
			c.Key = key
		}
		r.compare(c, s.Field(key), path+"."+c.Name)
	}
	for _, f := range fieldsOf(s) {
		if !known[f.Name] && (n.bare() && len(n.keys) == 0 || !portalName.MatchString(f.Name)) {
			n.Shown = append(n.Shown, f)
		}
	}
}

// portalName is the name of a field that differs from portal to portal.
var portalName = regexp.MustCompile(`^(UF_|uf[A-Z]|PROPERTY_|property[0-9]|parentId[0-9]|PARENT_ID_[0-9])`)

// asDescribed is the shape of a map as that of an object, where the page describes
// an object with a field for each of the keys. Examples cannot tell such an object from
// a map, where all fields are alike.
func asDescribed(n *node, s *example.Shape) *example.Shape {
	if s.Keyed() && !s.Describes() && agreement(n.fieldNames(), s).names && slices.ContainsFunc(n.described(), (*node).describesObject) {
		return s.AsObject()
	}
	return s
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
