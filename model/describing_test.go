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
