package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// How answers write texts, as their examples show it.

// noteColor notes that examples show a text to be a color.
func (n *node) noteColor(s *example.Shape) {
	if spec.ParseType(n.Type).All(isTextType) && s.Scalar() && all(filled(s.Texts), color) {
		n.Wire = spec.WireHex
	}
}

var color = lazyregexp.New(`^#[0-9A-Fa-f]{3,8}$`)

// spellAsShown writes the values that a page lists for what a method answers in the letters of its
// examples: in capitals where all that they show is listed in small letters, and the reverse.
func (n *node) spellAsShown(s *example.Shape) {
	texts := filled(s.Texts)
	if s.Main() == example.Array && s.Item != nil {
		texts = filled(s.Item.Texts)
	}
	for _, spelled := range []func(string) string{strings.ToUpper, strings.ToLower} {
		respelled := make([]string, len(n.Enum))
		for i, v := range n.Enum {
			respelled[i] = spelled(v)
		}
		isOther := func(text string) bool { return !slices.Contains(respelled, text) || slices.Contains(n.Enum, text) }
		if len(texts) > 0 && !slices.ContainsFunc(texts, isOther) && isOneCase(n.Enum) {
			n.Enum = respelled
			return
		}
	}
}

// isOneCase says that all texts are in small letters, or all in capitals.
func isOneCase(texts []string) bool {
	isSmall := func(t string) bool { return t == strings.ToLower(t) }
	isCapital := func(t string) bool { return t == strings.ToUpper(t) }
	return !slices.ContainsFunc(texts, func(t string) bool { return !isSmall(t) }) || !slices.ContainsFunc(texts, func(t string) bool { return !isCapital(t) })
}
