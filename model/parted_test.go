package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestParted: rows with a part of the fields of the object that their service names are that object: the
// service's own, that of the service around it, and that of one called alike. What a service makes or changes, other
// services have, three fields, all fields and one more, and one with other values are something else.
func TestParted(t *testing.T) {
	whole := texts("id title place mood color owner")
	part := func(fields ...spec.Field) spec.Result {
		return spec.Result{Type: "array", Seen: "object[]", Fields: fields}
	}
	get := method("shop.road.get", answers(whole))
	number := spec.Field{Name: "color", Type: "string[]"}
	for name, c := range map[string]struct {
		other []spec.Method
		isOne bool
	}{
		"of the service":       {[]spec.Method{method("shop.road.tail", part(whole[:4]...))}, true},
		"of the one around it": {[]spec.Method{method("shop.road.guide.list", part(whole[:4]...))}, true},
		"called alike":         {[]spec.Method{method("shop.search.road.list", part(whole[:4]...))}, true},
		"called else":          {[]spec.Method{method("shop.search.trip.list", part(whole[:4]...))}, false},
		"three fields":         {[]spec.Method{method("shop.road.tail", part(whole[:3]...))}, false},
		"a field more":         {[]spec.Method{method("shop.road.tail", part(append(texts("lead"), whole[:4]...)...))}, false},
		"another value":        {[]spec.Method{method("shop.road.tail", part(append(whole[:4:4], number)...))}, false},
		"kept by its service": {[]spec.Method{method("shop.road.guide.list", part(whole[:4]...)),
			method("shop.road.guide.add", spec.Result{Type: "integer"}, texts("title place")...)}, false},
	} {
		by := methodsOf(t, spec.Spec{Methods: append(c.other, get)})
		a, b := typeAt(t, by, []string{"shop.road.get"}), typeAt(t, by, []string{c.other[0].Name})
		if got := a == b; got != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, got, a, b)
		}
	}
}
