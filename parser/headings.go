package parser

import (
	"regexp"
	"strings"
)

// headingTargets are the words of a heading that may name a field: those that
// look like an identifier, else those that are no common word of headings, else
// the common ones that may name one.
func headingTargets(label string) []string {
	identifiers, names, maybe := headingWords(label)
	for _, list := range [][]string{identifiers, names, maybe} {
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

func headingWords(label string) (identifiers, names, maybe []string) {
	for w := range strings.FieldsSeq(label) {
		w = strings.ReplaceAll(strings.Trim(w, "`\"'“”«»().,:;*"), "[]", "")
		switch lower := strings.ToLower(w); {
		case w == "" || headingNoise[lower]:
		case headingMaybe[lower]:
			maybe = appendNew(maybe, lower)
		case identifier.MatchString(w):
			identifiers = appendNew(identifiers, lower)
			fallthrough
		default:
			names = appendNew(names, lower)
		}
	}
	return identifiers, names, maybe
}

// identifier is a word that can only be a name: with an underscore, a dot, a
// digit, or a capital inside of it.
var identifier = regexp.MustCompile(`^[A-Za-z]+[a-z0-9]*([_.][A-Za-z0-9_.-]+|[A-Z][A-Za-z0-9]*)$`)

func appendNew(list []string, s string) []string {
	if len(list) > 0 && list[len(list)-1] == s {
		return list
	}
	return append(list, s)
}
