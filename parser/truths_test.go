package parser

import (
	"slices"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestTruthsInWords: words explain 0 and 1 as no and yes, also of a number or a text, and have the letters of
// a truth value in brackets.
func TestTruthsInWords(t *testing.T) {
	listed := func(zero, one string) string {
		return lines("Whether. Possible values:", "- `0` — "+zero, "- `1` — "+one)
	}
	tests := []struct {
		typ, text string
		enum      []string
		wire      spec.Wire
	}{
		{"integer", listed("do not add", "add"), []string{"0", "1"}, spec.WireDigit},
		{"string", listed("refused", "yes"), []string{"0", "1"}, spec.WireDigit},
		{"integer", listed("open", "closed"), []string{"0", "1"}, ""},
		{"integer", lines("Which. Possible values:", "- `0` — no", "- `1` — yes", "- `2` — both"), []string{"0", "1", "2"}, ""},
		{"", "[Y|N] flag of what was paid", []string{"Y", "N"}, ""},
		{"", "— (Y/N) whether it is there", []string{"Y", "N"}, ""},
		{"string", "The filter; [Y|N] for those online", nil, ""},
	}
	for _, tt := range tests {
		n := &node{}
		n.Name, n.Type = "item", tt.typ
		n.addValues(described(tt.text))
		if !slices.Equal(n.Enum, tt.enum) || n.Wire != tt.wire {
			t.Errorf("%s, %q: %q as %q, want %q as %q", tt.typ, tt.text, n.Enum, n.Wire, tt.enum, tt.wire)
		}
	}
}

// TestTruthsThatAreSent: what words call yes and no stays so where an example shows one of the digits, but not where
// it has it in quotes; the value of something else is none.
func TestTruthsThatAreSent(t *testing.T) {
	for json, want := range map[string]spec.Wire{`1`: spec.WireDigit, `"1"`: spec.WireString} {
		f := spec.Field{Name: "SHOW", Type: "integer", Enum: []string{"0", "1"}, Wire: spec.WireDigit}
		if observeType(&f, shapeOf(t, json)); f.Wire != want || f.Seen != "" {
			t.Errorf("%s is sent as %q, seen %q, want %q", json, f.Wire, f.Seen, want)
		}
	}
	n := &node{}
	n.Name, n.Type = "DEFAULT_VALUE", "integer"
	if n.addValues(described(lines("Which. Possible values:", "- `0` — no", "- `1` — yes"))); n.Wire != "" {
		t.Errorf("a value by default is sent as %q", n.Wire)
	}
}

// TestFlagsShownAsDigits: what words call a flag is a truth value where all examples show a digit for it.
func TestFlagsShownAsDigits(t *testing.T) {
	for _, tt := range []struct {
		typ, text, json string
		want            spec.Wire
	}{
		{"string", "Flag indicating if it is deleted", `"0"`, spec.WireDigit},
		{"string", "Flag indicating if it is deleted", `"12"`, ""},
		{"string", "How often it was deleted", `"0"`, ""},
		{"array", "Indicator of whether it is deleted", `"0"`, ""},
	} {
		n := &node{}
		n.Name, n.Type = "DELETED", tt.typ
		n.addContents(described(tt.text))
		if n.noteDigit(shapeOf(t, tt.json)); n.Wire != tt.want {
			t.Errorf("%s, %q, %s: %q, want %q", tt.typ, tt.text, tt.json, n.Wire, tt.want)
		}
	}
}

// TestLabelsInWords: a text is one for each language where the words say that an object will do as well.
func TestLabelsInWords(t *testing.T) {
	for _, tt := range []struct{ typ, text, want string }{
		{"string", "Header. Pass a string or an object with labels by language in the format", "lang_map"},
		{"string", "Header. Pass a string or an object with language-specific labels", "lang_map"},
		{"string|array", "Header. A string or an array of strings for different languages", "lang_map"},
		{"string", "Header of the labels by language", ""},
		{"string|array", "Header. A string or an array of strings", ""},
	} {
		n := &node{}
		n.Name, n.Type = "HEADER", tt.typ
		if n.addContents(described(tt.text)); n.Seen != tt.want {
			t.Errorf("%s, %q: %q, want %q", tt.typ, tt.text, n.Seen, tt.want)
		}
	}
}

// TestTruthInQuotes: a truth that examples send as a text is sent in quotes.
func TestTruthInQuotes(t *testing.T) {
	for json, want := range map[string]spec.Wire{`"true"`: spec.WireString, `"false"`: spec.WireString, `true`: spec.WireBool, `"Y"`: spec.WireYN, `""`: "", `"yes"`: ""} {
		f := spec.Field{Name: "SHOW", Type: "boolean"}
		observeType(&f, shapeOf(t, json))
		if f.Wire != want {
			t.Errorf("%s: %q, want %q", json, f.Wire, want)
		}
	}
}
