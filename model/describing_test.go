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
