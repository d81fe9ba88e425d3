package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
)

// observed is the type that the examples show, empty where it says no more than
// the stated one.
func observed(stated string, s *example.Shape) string {
	if jsonTypes(stated) == nil && stated != "" {
		return mainType(s) // what a name of the documentation means here
	}
	if differs(stated, s) == "" && !leavesOpen(stated, s) {
		return ""
	}
	var out []string
	for _, t := range s.Types {
		if !s.Nothing(t) {
			out = append(out, itemized(s, t))
		}
	}
	return strings.Join(out, "|")
}

// leavesOpen says that the stated type is none, or a list of something that the
// examples show.
func leavesOpen(stated string, s *example.Shape) bool {
	switch strings.ToLower(stated) {
	case "":
		return true
	case "array":
		return s.Is(example.Array) && itemized(s, example.Array) != string(example.Array)
	case "object":
		return s.Keyed()
	}
	return false
}

// mainType is the type that was seen first, empty where none but null was.
func mainType(s *example.Shape) string {
	if s.Main() == example.Null {
		return ""
	}
	return itemized(s, s.Main())
}

// itemized writes a type with that of the items, where they have one scalar
// type, or of the values, where those are no objects.
func itemized(s *example.Shape, t example.Type) string {
	switch {
	case t == example.Object && s.Keyed():
		if value := itemType(s.Item); value != "" {
			return mapType + "<" + value + ">"
		}
		if s.Item.Main() == example.Array && !s.Item.Is(example.Object) && s.Item.Item.Is(example.Object) {
			return mapType + "<" + string(example.Object) + "[]>"
		}
		return mapType
	case t == example.Array && itemType(s.Item) != "":
		return itemType(s.Item) + "[]"
	}
	return string(t)
}

// itemType is the type of the values of a map or the items of a list, empty where
// they are objects or of several types.
func itemType(item *example.Shape) string {
	if item.Is(example.Array) && item.Main() == example.Array && len(item.Types) == 1 {
		if inner := itemType(item.Item); inner != "" {
			return inner + "[]"
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
