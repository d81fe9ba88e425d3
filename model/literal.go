package model

import (
	"strings"
	"unicode"
)

// How comments show values and texts.

// Literal shows a value as it is, and in quotes what would be lost in a sentence: the empty text, a point.
func Literal(v string) string {
	if strings.Trim(v, " \t\n.,;:") == "" {
		return `"` + strings.TrimSpace(v) + `"`
	}
	return v
}

// Literals shows values, each as [Literal] does.
func Literals(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = Literal(v)
	}
	return out
}

// OneOf are the words before the documented values of a field of a type: of a list they
// are those of each item.
func OneOf(t Type) string {
	if _, isList := Deref(t).(List); isList {
		return "each one of"
	}
	return "one of"
}

// OneLine puts text on one line and leaves out what Go source may not hold.
func OneLine(text string) string {
	text = strings.ToValidUTF8(text, "")
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
