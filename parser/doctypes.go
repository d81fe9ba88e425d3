package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// This file has what the parser asks of types in the documentation's words.

// isScalar says that a type is known to hold a single value.
func isScalar(typ string) bool {
	t := spec.ParseType(typ)
	return t.Null && t.None() || t.All(func(term spec.TypeTerm) bool {
		return len(term.JSON()) > 0 && !term.IsContainer() || term.Kind == spec.Timestamp
	})
}

// isNull says that a type is that of null alone.
func isNull(typ string) bool {
	t := spec.ParseType(typ)
	return t.Null && t.None()
}

// isContainer says that values of a type can have fields, or items.
func isContainer(typ string) bool { return spec.ParseType(typ).Any(spec.TypeTerm.IsContainer) }

// isList says that values of a type can be lists, or maps, which are listed too.
func isList(typ string) bool {
	return spec.ParseType(typ).Any(func(term spec.TypeTerm) bool { return term.Is(spec.Array, spec.Map) })
}

// listsScalars says that all values of a type are lists, of scalars as far as it tells.
func listsScalars(typ string) bool {
	return spec.ParseType(typ).All(func(term spec.TypeTerm) bool {
		return term.IsList() && (term.Elem == nil || isScalar(term.Elem.Text))
	})
}

// saysLittle says that a type is none, or that of a value with something inside.
func saysLittle(typ string) bool {
	t := spec.ParseType(typ)
	return !t.False && !t.Any(func(term spec.TypeTerm) bool { return !isOpaque(term) })
}

// isOpaque says that a term is an object, a map or a list, and does not say of
// what.
func isOpaque(term spec.TypeTerm) bool {
	for term.IsTypedList() {
		term = *term.Elem
	}
	return term.IsContainer() && term.Elem == nil
}

// isMixture says that values of the type have no common form.
func isMixture(typ string) bool {
	t := spec.ParseType(typ)
	alternatives, containers, truths := len(t.Terms), 0, 0
	for _, other := range []bool{t.Null, t.False} {
		if other {
			alternatives++
		}
	}
	for _, term := range t.Terms {
		switch {
		case term.IsContainer():
			containers++
		case term.Kind == spec.Boolean:
			truths++
		}
	}
	return containers > 0 && containers < alternatives || truths > 0 && truths < alternatives
}

// jsonTypes are the JSON types that a stated type can have, nil where it does
// not tell. A union that is written otherwise than with bars, such as integer/array,
// does not: its pages take one of the two, and the examples show which.
func jsonTypes(typ string) []example.Type {
	t := spec.ParseType(typ)
	if len(t.Terms) > 1 && !strings.Contains(typ, "|") {
		return nil
	}
	var out []example.Type
	for _, term := range t.Terms {
		json := term.JSON()
		if len(json) == 0 {
			return nil
		}
		for _, name := range json {
			out = append(out, example.Type(name))
		}
	}
	if t.False {
		out = append(out, example.Boolean)
	}
	if t.Null {
		out = append(out, example.Null)
	}
	return out
}

// leavesOpen says that the stated type is none, or that of a container whose
// contents the examples show.
func leavesOpen(typ string, s *example.Shape) bool {
	t := spec.ParseType(typ)
	if len(t.Terms) == 2 && t.All(isBareContainer) && len(s.Values()) == 1 {
		return true // which of the two
	}
	if t.Null || t.False {
		return false
	}
	if !s.Is(example.Boolean) && !s.Is(example.String) {
		t = withoutValue(t)
	}
	term, one := t.Only()
	switch {
	case t.None():
		return true
	case !one || term.Elem != nil:
		return false
	case term.Is(spec.Array):
		return s.Is(example.Array) && typeWithItems(s, example.Array) != string(example.Array)
	}
	return term.Is(spec.Object) && s.Keyed()
}

// withoutValue is the type of a container without the text that may stand for a list, or the truth value that stands for
// none: an array or a boolean.
func withoutValue(t spec.TypeExpr) spec.TypeExpr {
	if len(t.Terms) == 2 && t.Any(isBareContainer) {
		t.Terms = slices.DeleteFunc(slices.Clone(t.Terms), func(t spec.TypeTerm) bool { return isTruth(t) || isTextType(t) })
	}
	return t
}

// mayBeLabels says that a type is that of a text, or of one for each language as well: string|array.
func mayBeLabels(typ string) bool {
	t := spec.ParseType(typ)
	return t.All(func(term spec.TypeTerm) bool { return isTextType(term) || isBareContainer(term) && len(t.Terms) == 2 }) && t.Any(isTextType)
}

func isBareContainer(t spec.TypeTerm) bool { return t.IsContainer() && t.Elem == nil }

// leavesFields says that a type does not tell the fields of an object that the
// examples show: a container, or a name of its own. Files and labels have types of
// their own, whatever they are sent as.
func leavesFields(typ string) bool {
	t := spec.ParseType(typ)
	if !t.Null && !t.False && !t.Any(func(term spec.TypeTerm) bool { return !isOpaque(term) }) {
		return true
	}
	term, one := t.Only()
	return one && jsonTypes(typ) == nil && !t.Null && !term.Innermost().Is(spec.File, spec.Labels)
}

// isArrayOrText says that values of a type are lists of something, or a text.
func isArrayOrText(typ string) bool {
	t := spec.ParseType(typ)
	isArray := func(t spec.TypeTerm) bool { return t.IsList() && t.Elem == nil }
	return len(t.Terms) == 2 && t.Any(isArray) && t.Any(isTextType)
}

// isListOfLists says that a type is that of lists of lists.
func isListOfLists(typ string) bool {
	term, one := spec.ParseType(typ).Only()
	return one && term.IsTypedList() && term.Elem.IsList()
}

// namesReference says that a type names a field of another object: it is no object
// itself.
func namesReference(typ string) bool {
	return spec.ParseType(typ).Any(func(term spec.TypeTerm) bool { return term.Innermost().Is(spec.Reference) })
}

// listWord and mapWord write the type of lists or maps of values of a type.
func listWord(of string) string { return spec.ListOf(spec.TypeTerm{Text: of}).Text }
func mapWord(of string) string  { return spec.MapOf(spec.TypeTerm{Text: of}).Text }

// isTypeWord says that a text can only be the word for a type, as in a cell whose
// name is lost.
func isTypeWord(text string) bool {
	t := spec.ParseType(text)
	return text == t.String() && len(jsonTypes(text)) > 0 && !t.First().IsTypedList()
}

// isWord says that a name is a word for a type, and not the name of an object.
func isWord(name string) bool {
	t := spec.ParseType(name)
	return t.None() || !t.First().Is(spec.Named)
}
