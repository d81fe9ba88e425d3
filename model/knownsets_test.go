package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestKnownSets: a text has the set of values that its name has elsewhere in the namespace, if the name tells
// what the values are of, or the places are of one thing, and if no other set has the name.
func TestKnownSets(t *testing.T) {
	const values = "road sea air"
	done := spec.Result{Type: "boolean"}
	takes := func(name string, fields ...spec.Field) spec.Method { return method(name, done, fields...) }
	gets := func(name string, fields ...spec.Field) spec.Method {
		return method(name, answers(append(fields, texts("note")...)))
	}
	members := func(fields ...spec.Field) spec.Field {
		return spec.Field{Name: "members", Type: "array", Seen: "object[]", Fields: append(fields, texts("place")...)}
	}
	for name, c := range map[string]struct {
		methods []spec.Method
		text    []string
		takes   bool
	}{
		"a name that tells":          {[]spec.Method{takes("shop.trip.start", set("TRIP_KIND_ID", values)), gets("shop.guide.find", texts("tripKindId")...)}, []string{"shop.guide.find", "tripKindId"}, true},
		"a general name":             {[]spec.Method{takes("shop.trip.start", set("TYPE_ID", values)), gets("shop.guide.find", texts("TYPE_ID")...)}, []string{"shop.guide.find", "TYPE_ID"}, false},
		"a word in the namespace":    {[]spec.Method{takes("shop.trip.start", set("SHOP_KIND", values)), gets("shop.guide.find", texts("SHOP_KIND")...)}, []string{"shop.guide.find", "SHOP_KIND"}, false},
		"one word":                   {[]spec.Method{takes("shop.trip.start", set("mood", values)), gets("shop.guide.find", texts("mood")...)}, []string{"shop.guide.find", "mood"}, false},
		"two sets":                   {[]spec.Method{takes("shop.trip.start", set("TRIP_KIND", values)), takes("shop.trip.end", set("tripKind", "up down")), gets("shop.guide.find", texts("TRIP_KIND")...)}, []string{"shop.guide.find", "TRIP_KIND"}, false},
		"values that are no words":   {[]spec.Method{takes("shop.trip.start", set("TRIP_KIND", values)), gets("shop.guide.find", set("TRIP_KIND", "1 2"))}, []string{"shop.guide.find", "TRIP_KIND"}, false},
		"another namespace":          {[]spec.Method{takes("zoo.trip.start", set("TRIP_KIND", values)), gets("shop.guide.find", texts("TRIP_KIND")...)}, []string{"shop.guide.find", "TRIP_KIND"}, false},
		"taken and answered":         {[]spec.Method{method("shop.trip.move", answers(texts("mood note")), set("mood", values))}, []string{"shop.trip.move", "mood"}, true},
		"one key of a service":       {[]spec.Method{takes("shop.trip.send", members(set("mood", values))), gets("shop.trip.find", members(texts("mood other third")...))}, []string{"shop.trip.find", "members", "mood"}, true},
		"one key of two services":    {[]spec.Method{takes("shop.trip.send", members(set("mood", values))), gets("shop.guide.find", members(texts("mood other third")...))}, []string{"shop.guide.find", "members", "mood"}, false},
		"a key that names a service": {[]spec.Method{takes("shop.trip.member.move", set("mood", values)), gets("shop.trip.find", members(texts("mood other third")...))}, []string{"shop.trip.find", "members", "mood"}, true},
	} {
		got := typeAt(t, methodsOf(t, spec.Spec{Methods: c.methods}), c.text)
		if _, isSet := got.(*model.Enum); isSet != c.takes {
			t.Errorf("%s: a set is %t: %s", name, isSet, got)
		}
	}
}
