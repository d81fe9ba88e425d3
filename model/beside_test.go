package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestBeside: what two objects beside each other hold below one key, with the same keys, is one thing, also
// where an example shows more inside of one; with other keys inside it is not.
func TestBeside(t *testing.T) {
	holds := func(key, inside, shown string) spec.Field {
		code := object("code", texts(inside)...)
		code.Shown = texts(shown)
		return object(key, texts("address", object("part", append(texts("visible"), code)...))...)
	}
	for name, c := range map[string]struct {
		a, b  spec.Field
		isOne bool
	}{
		"an example shows more": {holds("form", "name label", "kind"), holds("frame", "name label", ""), true},
		"other keys inside":     {holds("form", "name label", ""), holds("frame", "road place", ""), false},
	} {
		m := method("shop.trip.get", answers(texts("id title", object("settings", c.a, c.b))))
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{m}})
		a := typeAt(t, by, []string{m.Name, "settings", "form", "part"})
		b := typeAt(t, by, []string{m.Name, "settings", "frame", "part"})
		if got := a == b; got != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, got, a, b)
		}
	}
}
