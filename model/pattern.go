package model

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// placeholder finds what makes a documented name a pattern for many names:
// brackets around a word, dots, a star, a letter n for a number (PROPERTY_n),
// and a prefix that ends in an underscore (UF_).
var placeholder = regexp.MustCompile(`<[^>]*>|\{[^}]*\}|\.\.\.|…|\*|^[A-Z_]+_n$|^[a-z]{3}[A-Za-z]*[a-z]N$|^[A-Za-z]\w*_$`)

// own finds the names of one portal's fields, which examples have: custom fields
// and references by a number that another portal does not have.
var own = regexp.MustCompile(`^(UF_CRM_|ufCrm_?|PARENT_ID_|parentId|PROPERTY_|DYNAMIC_)[0-9][0-9A-F]{2,}$`)

// isPattern reports whether the name stands for names that only a portal
// knows, or for words of the page, so that it cannot be a struct field.
func isPattern(name string) bool {
	return naming.Fold(name) == "" || own.MatchString(name) || placeholder.MatchString(name) || strings.ContainsFunc(name, notInKey)
}

// patternOf is the pattern that the name stands for: UF_CRM_... for one portal's
// UF_CRM_1687188367.
func patternOf(name string) string { return OneLine(own.ReplaceAllString(name, "$1...")) }

// notInKey are the characters that occur in explanations and never in a key.
// Quotes, commas and backslashes could not stand in a struct tag either.
func notInKey(r rune) bool {
	return unicode.IsSpace(r) || !unicode.IsPrint(r) || strings.ContainsRune("|()\"'`,\\;", r)
}

// keyOf is the field's JSON key. The name items[] says of itself that it is a
// list; where the examples have another key than the page, they are right.
func keyOf(f spec.Field) string {
	if f.Key != "" {
		return f.Key
	}
	return strings.TrimSuffix(f.Name, "[]")
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
