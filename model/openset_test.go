package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestSetOfAny: what a page calls any is the set of the values that its words list; false stands for none where it is answered.
func TestSetOfAny(t *testing.T) {
	role := spec.Field{Name: "part", Type: "any", Enum: []string{"U", "G", "false"}}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.guide.get", answers(texts("note", role))), method("shop.lamp.set", spec.Result{Type: "boolean"}, role),
	}})
	for name, want := range map[string]int{"shop.guide.get": 2, "shop.lamp.set": 3} {
		set, ok := typeAt(t, by, []string{name, "part"}).(*model.Enum)
		if !ok || len(set.Values) != want {
			t.Errorf("%s: %+v, want %d values", name, set, want)
		}
	}
}
