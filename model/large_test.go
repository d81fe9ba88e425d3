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

// TestHolding: what an object holds below a key, in place on one page and elsewhere as another object, is
// that one if most of its keys are the other's.
func TestHolding(t *testing.T) {
	item := texts("code access anchor place mood state color")
	for name, c := range map[string]struct {
		keys  []spec.Field
		isOne bool
	}{
		"most keys": {item[:6], true},
		"half":      {append(texts("lead start finish"), item[:3]...), false},
	} {
		shown := func(fields []spec.Field) spec.Field {
			return object("part", append(texts("title owner"), object("items", fields...))...)
		}
		get := method("shop.road.get", spec.Result{Type: "object", Fields: append(texts("id name lead start finish price"), shown(nil))})
		get.Result.Fields[6].Fields[2].Ref = "shop_item"
		add := method("shop.road.add", spec.Result{Type: "integer"}, object("fields", append(texts("name"), shown(c.keys))...))
		by := methodsOf(t, spec.Spec{
			Methods: []spec.Method{get, add, method("shop.thing.get", spec.Result{Type: "object", Ref: "shop_item"})},
			Types:   []spec.Type{{Name: "shop_item", Page: "shop/item.html", Fields: item}},
		})
		read, sent := typeAt(t, by, []string{"shop.road.get", "part", "items"}), typeAt(t, by, []string{"shop.road.add", "fields", "part", "items"})
		if got := read == sent; got != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, got, read, sent)
		}
	}
}
