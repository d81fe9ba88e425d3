package model_test

import (
	"strconv"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestManyKeysBothWays: what is inside of an object is one type for both ways where eight keys are common, however many
// more are read, and where a field that is sent in forms that differ from case to case is read as an id or an object.
func TestManyKeysBothWays(t *testing.T) {
	numbered := func(n int) []spec.Field {
		var out []spec.Field
		for i := range n {
			out = append(out, spec.Field{Name: "mood" + strconv.Itoa(i), Type: "string"})
		}
		return out
	}
	varying := spec.Field{Name: "settings", Type: "object", Variants: []spec.Variant{
		{When: "a", Fields: append(numbered(8), spec.Field{Name: "value", Type: "string"})},
		{When: "b", Fields: append(numbered(8), object("value", texts("kind place")...))},
		{When: "c", Fields: append(numbered(8), spec.Field{Name: "value", Type: "double"})},
	}}
	either := spec.Field{Name: "value", Type: "integer|object|string", Fields: texts("kind place")}
	for name, c := range map[string]struct {
		read, sent spec.Field
		isOne      bool
	}{
		"eight of many":       {object("settings", append(numbered(20), texts("note")...)...), object("settings", append(numbered(8), texts("place")...)...), true},
		"seven of many":       {object("settings", append(numbered(20), texts("note")...)...), object("settings", append(numbered(7), texts("place")...)...), false},
		"forms of cases":      {object("settings", append(numbered(20), either)...), varying, true},
		"forms of other ones": {object("settings", append(numbered(20), spec.Field{Name: "value", Type: "datetime"})...), varying, false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.trip.get", answers(append(texts("id title place"), c.read))),
			method("shop.trip.update", spec.Result{Type: "boolean"}, object("fields", append(texts("title place"), c.sent)...)),
		}})
		a, b := typeAt(t, by, []string{"shop.trip.get", "settings"}), typeAt(t, by, []string{"shop.trip.update", "fields", "settings"})
		if (a == b) != c.isOne {
			t.Errorf("%s: %s and %s", name, a, b)
			t.Log(fieldTypes(a.(*model.Struct)), fieldTypes(b.(*model.Struct)))
		}
	}
}

// TestShownBothWays: what only an example shows in one direction is the object that the other one describes, if more than half of
// its fields are, and it stands in a field of the same form; a value that is sent in forms that differ from case to case is not
// the one that the example shows.
func TestShownBothWays(t *testing.T) {
	varying := spec.Field{Name: "settings", Type: "object", Variants: []spec.Variant{
		{When: "a", Fields: texts("a b c d value")}, {When: "b", Fields: append(texts("a b e f"), object("value", texts("kind place")...))},
	}}
	shown := func(keys string) spec.Field {
		return spec.Field{Name: "settings", Type: "object", Shown: texts(keys)}
	}
	listed := spec.Field{Name: "settings", Type: "array", Seen: "object[]", Shown: texts("a b")}
	for name, c := range map[string]struct {
		read, sent spec.Field
		isOne      bool
	}{
		"three of five":    {shown("a b value x y"), varying, true},
		"three of six":     {shown("a b value x y z"), varying, false},
		"described":        {object("settings", texts("a b value x y")...), varying, false},
		"one that is sent": {object("settings", texts("a b c d e")...), shown("a"), true},
		"a list":           {listed, object("settings", texts("a c d e f")...), false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.trip.get", answers(append(texts("id title place"), c.read))),
			method("shop.trip.update", spec.Result{Type: "boolean"}, object("fields", append(texts("title place"), c.sent)...)),
		}})
		a, b := typeAt(t, by, []string{"shop.trip.get", "settings"}), typeAt(t, by, []string{"shop.trip.update", "fields", "settings"})
		if (a == b) != c.isOne {
			t.Errorf("%s: %s and %s", name, fieldTypes(a.(*model.Struct)), fieldTypes(b.(*model.Struct)))
		}
		if f := a.(*model.Struct).Find("value"); name == "three of five" && f.Type != model.Any {
			t.Errorf("%s: value is %s", name, f.Type)
		}
	}
}

// TestInsideBothWays: what answers alone show inside of something that is one type for both ways is sent with it, so that
// its texts are pointers too.
func TestInsideBothWays(t *testing.T) {
	read := object("part", append(texts("kind place mood color"), object("owner", texts("phone mail")...))...)
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.trip.get", answers(append(texts("id title lead start finish"), read))),
		method("shop.trip.update", spec.Result{Type: "boolean"}, object("fields", append(texts("title lead start"), object("part", texts("kind place mood color")...))...)),
	}})
	part := typeAt(t, by, []string{"shop.trip.get", "part"})
	if sent := typeAt(t, by, []string{"shop.trip.update", "fields", "part"}); part != sent {
		t.Fatalf("%s is read, and %s sent", part, sent)
	}
	owner := typeAt(t, by, []string{"shop.trip.get", "part", "owner"}).(*model.Struct)
	if got := owner.Fields[0].Type.String(); got != "*string" || !owner.Both {
		t.Errorf("%s of %s is %s, both ways %t", owner.Fields[0].Key, owner, got, owner.Both)
	}
}
