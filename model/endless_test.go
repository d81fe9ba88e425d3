package model_test

import (
	"fmt"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestEndless: types that are inside of themselves or of each other have an end.
func TestEndless(t *testing.T) {
	typ := func(name string, fields ...spec.Field) spec.Type {
		return spec.Type{Name: name, Page: "types.html", Fields: fields}
	}
	ref := func(name, to string, fields ...spec.Field) spec.Field {
		return spec.Field{Name: name, Type: "object", Ref: to, Fields: fields}
	}
	note := spec.Field{Name: "NOTE", Type: "string"}
	for name, types := range map[string][]spec.Type{
		"a ring":           {typ("thing", ref("other", "other"), note), typ("other", ref("thing", "thing"), note)},
		"a ring by itself": {typ("thing", ref("other", "other")), typ("other", ref("thing", "thing"))},
		"a part of itself": {typ("thing", ref("PARENT", "thing", note), note)},
	} {
		s := spec.Spec{Types: types, Methods: []spec.Method{
			method("shop.thing.get", spec.Result{Type: "object", Fields: []spec.Field{ref("thing", "thing"), note}}),
			method("shop.thing.add", spec.Result{Type: "object", Ref: "thing"}, ref("fields", "thing")),
		}}
		if got := methodsOf(t, s)["shop.thing.get"]; got == nil {
			t.Errorf("%s: no method", name)
		}
	}
}

// TestShared: small types, each of which has the next one in several fields, are looked at as
// often as there are types, and not as there are ways to the last.
func TestShared(t *testing.T) {
	const depth = 60
	var types []spec.Type
	for i := range depth {
		var fields []spec.Field
		for _, name := range []string{"LEFT", "RIGHT"} {
			fields = append(fields, spec.Field{Name: name, Type: "object", Ref: fmt.Sprintf("level%d", i+1)})
		}
		types = append(types, spec.Type{Name: fmt.Sprintf("level%d", i), Page: "types.html", Fields: fields})
	}
	types = append(types, spec.Type{Name: fmt.Sprintf("level%d", depth), Page: "types.html", Fields: texts("NOTE PLACE")})
	s := spec.Spec{Types: types, Methods: []spec.Method{method("shop.thing.get", spec.Result{Type: "object", Ref: "level0"})}}
	if got := methodsOf(t, s)["shop.thing.get"].Result; got == nil {
		t.Error("no answer")
	}
}
