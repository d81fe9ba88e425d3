package model

import (
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// Names that stand for many, and keys of one portal alone.

// signs are what stands in a name for other words: brackets around a word, dots, a star.
var signs = lazyregexp.New(`<[^>]*>|\{[^}]*\}|\.\.\.|…|\*`)

// placeholder is a name that stands for many: a letter n for a number (PROPERTY_n), words
// after a prefix (PROPERTY_PropertyId), and a prefix that ends in an underscore (UF_).
var placeholder = lazyregexp.New(`^([A-Z_]+_n|[A-Z]+_([A-Z][a-z]+){2,}|[a-z]{3}[A-Za-z]*[a-z]N|[A-Za-z]\w*_)$`)

// standsForMany reports whether the documented name is a pattern for many names.
func standsForMany(name string) bool {
	return strings.ContainsAny(name, "<{.…*") && signs.MatchString(name) || placeholder.MatchString(name)
}

// own finds the names of one portal's fields, which examples have: custom fields
// and references by a number that another portal does not have.
var own = lazyregexp.New(`^(?:(UF_[A-Z]+_)[0-9]+_\w+|(UF_[A-Z]+_|ufCrm_?|PARENT_ID_|parentId|PROPERTY_|property|DYNAMIC_)[0-9][0-9A-F]{2,})$`)

// isPattern reports whether the name stands for names that only a portal
// knows, or for words of the page, so that it cannot be a struct field.
func isPattern(name string) bool {
	return naming.Fold(name) == "" || strings.ContainsFunc(name, notInKey) || own.MatchString(name) || standsForMany(name)
}

// patternOf is the pattern that the name stands for: UF_CRM_... for one portal's
// UF_CRM_1687188367.
func patternOf(name string) string {
	if numbered.MatchString(name) && !own.MatchString(name) {
		return "" // which says nothing of other portals
	}
	return OneLine(own.ReplaceAllString(name, "$1$2..."))
}

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
