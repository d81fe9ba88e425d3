package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestDescribedWithValue: what a method answers of fields describes them, unless it has their values too: then
// it is what its page says, named after the service. The rows of a list beside a text are objects.
func TestDescribedWithValue(t *testing.T) {
	value := spec.Field{Name: "value", Type: "string|array", Shown: texts("place mood")}
	for name, c := range map[string]struct {
		fields []spec.Field
		want   string
	}{
		"fields":         {texts("title type required"), "map[string]b24.FieldInfo"},
		"what is filled": {append(texts("title type required"), value), "map[string]TripField"},
	} {
		m := method("shop.trip.getfields", answers([]spec.Field{{Name: "tripFields", Type: "object", Seen: "map<object>", Fields: c.fields}}))
		f := methodsOf(t, spec.Spec{Methods: []spec.Method{m}})[m.Name].Result.(*model.Struct).Find("tripFields")
		if got := f.Type.String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if s, ok := model.Innermost(f.Type).(*model.Struct); ok {
			want := []string{"Title string", "Type string", "Required string", "Value b24.Either[string, []TripFieldValue]"}
			if diff := cmp.Diff(want, fieldTypes(s)); diff != "" {
				t.Errorf("%s: fields (-want +got):\n%s", name, diff)
			}
		}
	}
}

// TestDescribedByTypeAlone: descriptions may tell a type alone, or truths beside it. What tells more than that
// is an object of its own, and what other methods answer with a type is none.
func TestDescribedByTypeAlone(t *testing.T) {
	truth := spec.Field{Name: "USE_IN_FILTER", Type: "boolean"}
	for name, c := range map[string]struct {
		method string
		shown  []spec.Field
		want   string
	}{
		"a type":         {"shop.trip.getfields", texts("TYPE"), "map[string]b24.FieldInfo"},
		"and a truth":    {"shop.trip.getfields", append(texts("TYPE"), truth), "map[string]b24.FieldInfo"},
		"and a text":     {"shop.trip.getfields", texts("TYPE PLACE"), "map[string]TripPlace"},
		"another method": {"shop.trip.places", texts("TYPE"), "map[string]TripPlace"},
	} {
		m := method(c.method, answers([]spec.Field{{Name: "places", Type: "object", Seen: "map", Shown: c.shown}}))
		if got := methodsOf(t, spec.Spec{Methods: []spec.Method{m}})[m.Name].Result.(*model.Struct).Find("places").Type.String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		m.Result.Fields[0].Type, m.Result.Fields[0].Fields, m.Result.Fields[0].Shown = "map<object>", c.shown, nil // by the page itself
		if got := methodsOf(t, spec.Spec{Methods: []spec.Method{m}})[m.Name].Result.(*model.Struct).Find("places").Type.String(); got != c.want {
			t.Errorf("%s, by the page: %s, want %s", name, got, c.want)
		}
	}
}

// TestFilledFieldsInPart: fields with their values that have a part of the keys are one object with those that have
// more, and a text in one is the text, or texts, of the other. Another key keeps them apart, or another form.
func TestFilledFieldsInPart(t *testing.T) {
	filled := func(name, key string, more ...spec.Field) spec.Method {
		fields := append(texts("title type required group value"), more...)
		return method(name, answers([]spec.Field{{Name: key, Type: "object", Seen: "map<object>", Fields: fields}}))
	}
	text := spec.Field{Name: "chain", Type: "string"}
	for name, c := range map[string]struct {
		part []spec.Field
		want bool
	}{
		"a part":       {[]spec.Field{text}, true},
		"another key":  {texts("chain place"), false},
		"another form": {[]spec.Field{object("chain", texts("kind place")...)}, false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			filled("shop.plan.getfields", "planFields", c.part...),
			filled("shop.trip.getfields", "tripFields", spec.Field{Name: "chain", Type: "string|array", Seen: "string|string[]"}, spec.Field{Name: "hidden", Type: "boolean"}),
		}})
		a, b := typeAt(t, by, []string{"shop.trip.getfields", "tripFields"}), typeAt(t, by, []string{"shop.plan.getfields", "planFields"})
		if (a == b) != c.want {
			t.Errorf("%s: %s and %s, one: %t", name, a, b, c.want)
		}
		if got := a.(*model.Struct).Find("chain").Type.String(); got != "b24.Either[string, []string]" {
			t.Errorf("%s: the chain is %s", name, got)
		}
	}
}

// TestFilledFields: fields with their values are one object where they have the same keys, whichever service
// answers them. What one page calls any, and examples show to be no list or object, is what the other states.
func TestFilledFields(t *testing.T) {
	for shown, want := range map[string]string{"string": "string", "object": "any"} {
		filled := func(name, key string, value spec.Field) spec.Method {
			fields := append(texts("title type required group"), value)
			return method(name, answers([]spec.Field{{Name: key, Type: "object", Seen: "map<object>", Fields: fields}}))
		}
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			filled("shop.trip.getfields", "tripFields", spec.Field{Name: "value", Type: "string"}),
			filled("shop.plan.getfields", "planFields", spec.Field{Name: "value", Type: "any", Seen: shown}),
		}})
		a, b := typeAt(t, by, []string{"shop.trip.getfields", "tripFields"}), typeAt(t, by, []string{"shop.plan.getfields", "planFields"})
		if a != b {
			t.Errorf("%s: %s and %s are two types", shown, a, b)
		}
		if got := b.(*model.Struct).Find("value").Type.String(); got != want {
			t.Errorf("%s: the value is %s, want %s", shown, got, want)
		}
	}
}
