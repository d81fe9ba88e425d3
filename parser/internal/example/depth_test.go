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
