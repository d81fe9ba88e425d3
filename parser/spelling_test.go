package parser

import (
	"slices"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// TestColors: examples of answers show that a text is a color.
func TestColors(t *testing.T) {
	for _, tt := range []struct {
		typ   string
		texts []string
		want  spec.Wire
	}{
		{"string", []string{"#4ba984", "#FFF", ""}, spec.WireHex},
		{"string|null", []string{"#4ba984"}, spec.WireHex},
		{"string", []string{"#4ba984", "red"}, ""},
		{"string", []string{"#deals"}, ""},
		{"string", []string{""}, ""},
		{"string|object", []string{"#4ba984"}, ""},
	} {
		n := &node{}
		n.Type = tt.typ
		n.noteColor(&example.Shape{Types: []example.Type{example.String}, Texts: tt.texts})
		if n.Wire != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.typ, tt.texts, n.Wire, tt.want)
		}
	}
}

// TestLettersOfValues: the values of a field have the letters in which answers show them.
func TestLettersOfValues(t *testing.T) {
	for _, tt := range []struct {
		what              string
		page, shown, want []string
	}{
		{"capitals", []string{"work", "private"}, []string{"WORK"}, []string{"WORK", "PRIVATE"}},
		{"small letters", []string{"PAGE", "STORE"}, []string{"page", ""}, []string{"page", "store"}},
		{"as the page", []string{"work", "private"}, []string{"work"}, []string{"work", "private"}},
		{"in both", []string{"work", "private"}, []string{"WORK", "private"}, []string{"work", "private"}},
		{"another value", []string{"work", "private"}, []string{"WORK", "NONE"}, []string{"work", "private"}},
		{"letters that mean something", []string{"lightBlue", "red"}, []string{"RED"}, []string{"lightBlue", "red"}},
		{"no text", []string{"work", "private"}, []string{""}, []string{"work", "private"}},
	} {
		for _, isList := range []bool{false, true} {
			s := &example.Shape{Types: []example.Type{example.String}, Texts: tt.shown}
			if isList {
				s = &example.Shape{Types: []example.Type{example.Array}, Item: s}
			}
			n := &node{}
			n.Enum = tt.page
			n.spellAsShown(s)
			if !slices.Equal(n.Enum, tt.want) {
				t.Errorf("%s: %q, want %q", tt.what, n.Enum, tt.want)
			}
		}
	}
}
