package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestLarge: objects of many keys are one if nine of ten are those of the other, or all of one and four of five of the
// other, whatever they are in. Objects that two services make are not, nor those of which one has other values.
func TestLarge(t *testing.T) {
	all := texts("title place mood color owner state lead start finish price count weight length width height source target level rank view")
	keys := func(n int, more ...spec.Field) []spec.Field { return append(more, all[:n]...) }
	of := func(name, key string, fields []spec.Field) spec.Method {
		return method(name, answers(texts("note place", object(key, fields...))))
	}
	road := of("shop.road.start", "sign", keys(20))
	for name, c := range map[string]struct {
		a, b  spec.Method
		isOne bool
	}{
		"one key more in each": {of("shop.road.start", "sign", keys(18, texts("road")...)), of("shop.trip.open", "mark", keys(18, texts("trip")...)), true},
		"a part of the other":  {road, of("shop.trip.open", "mark", keys(16)), true},
		"too small a part":     {road, of("shop.trip.open", "mark", keys(15)), false},
		"three more in each":   {of("shop.road.start", "sign", keys(18, texts("a b c")...)), of("shop.trip.open", "mark", keys(18, texts("d e f")...)), false},
		"another value":        {road, of("shop.trip.open", "mark", keys(19, spec.Field{Name: "view", Type: "string[]"})), false},
		"of two that read":     {of("shop.road.get", "road", keys(18)), of("shop.trip.get", "trip", keys(17)), true},
		"of two services":      {of("shop.road.add", "road", keys(18)), of("shop.trip.add", "trip", keys(17)), false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{c.a, c.b}})
		a, b := typeAt(t, by, []string{c.a.Name, c.a.Result.Fields[2].Name}), typeAt(t, by, []string{c.b.Name, c.b.Result.Fields[2].Name})
		if got := a == b; got != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, got, a, b)
		}
	}
}
