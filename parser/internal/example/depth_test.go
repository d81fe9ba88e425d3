package example

import (
	"strings"
	"testing"
)

func TestDeepNestingIsRefused(t *testing.T) {
	for _, n := range []int{20_000, 5_000_000} {
		for _, text := range []string{strings.Repeat("[", n), strings.Repeat("[", n) + strings.Repeat("]", n), strings.Repeat(`{"a":`, n)} {
			if v, err := Parse(text); err == nil || v.Type != None {
				t.Errorf("%d levels are read as %q with the error %v", n, v.Type, err)
			}
		}
	}
}

// TestBracketsInTextsAreNoNesting: what stands in a text, or between its quotes, is none of
// the values that the limits are about.
func TestBracketsInTextsAreNoNesting(t *testing.T) {
	for _, sign := range []string{"{", "[", ",", ":"} {
		want := strings.Repeat(sign, 2*maxValues)
		if v, err := Parse(`["` + want + `"]`); err != nil || v.Items[0].Text != want {
			t.Errorf("%q in a text: type %q, error %v", sign, v.Type, err)
		}
	}
	for _, text := range []string{"[" + strings.Repeat("1,", maxValues) + "1,1]", `{` + strings.Repeat(`"a":1,`, maxValues/2) + `"a":1,"b":2}`} {
		if _, err := Parse(text); err == nil {
			t.Errorf("%d bytes with too many values are read", len(text))
		}
	}
}
