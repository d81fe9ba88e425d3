package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// This file says in the words of the documentation what examples show, and holds
// what tables state against it.

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

// fieldOf is a field as the examples show it.
func fieldOf(name string, s *example.Shape) spec.Field {
	if common := s.CommonMember(); common != nil {
		return spec.Field{Name: name, Type: mapWord(string(example.Object)), Fields: fieldsOf(common)}
	}
	return spec.Field{Name: name, Type: typeOf(s), Fields: fieldsOf(s)}
}

func fieldsOf(s *example.Shape) []spec.Field {
	var out []spec.Field
	for _, key := range s.FieldKeys() {
		if key != "" { // which names no field
			out = append(out, fieldOf(key, s.Field(key)))
		}
	}
	return out
}

// typeOf writes the types of a shape in the words of the documentation.
func typeOf(s *example.Shape) string {
	var out []string
	for _, t := range s.Types {
		switch {
		case s.Item == nil || len(s.Item.Types) != 1:
			out = append(out, string(t))
		case t == example.Array:
			out = append(out, listWord(string(s.Item.Types[0])))
		case s.Keyed() && t == example.Object:
			out = append(out, mapWord(string(s.Item.Types[0])))
		default:
			out = append(out, string(t))
		}
	}
	return strings.Join(out, "|")
}

// mapType is the word for an object whose keys are ids.
const mapType = "map"

func exampleTypeName(s *example.Shape, t example.Type) string {
	if t == example.Object && s.Keyed() {
		return mapType
	}
	return string(t)
}

// observedType is the type that the examples show, empty where it says no more
// than the stated one.
func observedType(stated string, s *example.Shape) string {
	if jsonTypes(stated) == nil && stated != "" {
		return mainType(s) // what a name of the documentation means here
	}
	if contradiction(stated, s) == "" && !leavesOpen(stated, s) {
		return ""
	}
	var out []string
	for _, t := range s.Types {
		if !s.IsEmpty(t) {
			out = append(out, typeWithItems(s, t))
		}
	}
	return strings.Join(out, "|")
}

// mainType is the type that was seen first, empty where none but null was.
func mainType(s *example.Shape) string {
	if s.Main() == example.Null {
		return ""
	}
	return typeWithItems(s, s.Main())
}

// typeWithItems writes a type with that of the items, where they have one scalar
// type, or of the values, where those are no objects.
func typeWithItems(s *example.Shape, t example.Type) string {
	switch {
	case t == example.Object && s.Keyed():
		if value := itemType(s.Item); value != "" {
			return mapWord(value)
		}
		if s.Item.Main() == example.Array && !s.Item.Is(example.Object) && s.Item.Item.Is(example.Object) {
			return mapWord(listWord(string(example.Object)))
		}
		return mapType
	case t == example.Array && itemType(s.Item) != "":
		return listWord(itemType(s.Item))
	}
	return string(t)
}

// itemType is the type of the values of a map or the items of a list, empty where
// they are objects or of several types.
func itemType(item *example.Shape) string {
	if item.Is(example.Array) && item.Main() == example.Array && len(item.Types) == 1 {
		if inner := itemType(item.Item); inner != "" {
			return listWord(inner)
		}
	}
	return scalarItem(item)
}

// scalarItem is the one scalar type of the items, empty where there is none.
func scalarItem(item *example.Shape) string {
	if item == nil {
		return ""
	}
	only := example.None
	for _, t := range item.Types {
		switch {
		case t == example.Null:
		case t == example.Array || t == example.Object || only != example.None:
			return ""
		default:
			only = t
		}
	}
	return string(only)
}

// moreSpecific is the type that the examples show, unless it says less than the
// description. An example may show a file as the list of its name and content.
func moreSpecific(inExample, inWords string) string {
	if inWords != "" && (saysLittle(inExample) || inWords == "file" && inExample == "string[]") {
		return inWords
	}
	return inExample
}

// keyOf is the key of a shape that a row's name means: the name itself, in
// another case, or in the plural.
func keyOf(s *example.Shape, name string) (string, bool) {
	if s.Field(name) != nil {
		return name, true
	}
	for _, key := range s.FieldKeys() {
		if strings.EqualFold(key, name) {
			return key, true
		}
	}
	for _, key := range s.FieldKeys() {
		if isPlural(key, name) || isPlural(name, key) {
			return key, true
		}
	}
	return "", false
}

// isPlural says that a name is the plural of another.
func isPlural(name, of string) bool {
	return strings.EqualFold(name, of+"s") || strings.EqualFold(name, of+"es") ||
		strings.HasSuffix(of, "y") && strings.EqualFold(name, strings.TrimSuffix(of, "y")+"ies")
}
