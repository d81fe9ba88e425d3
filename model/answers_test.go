package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestAnswersOfOneKey: answers that hold one object are one, whoever describes them, and so are those that say
// no more than that something was done. Other small answers are of each service.
func TestAnswersOfOneKey(t *testing.T) {
	trip := object("trip", texts("id title place mood")...)
	kept := func(key, typ string) spec.Result { return answers([]spec.Field{{Name: key, Type: typ}}) }
	paged := spec.Type{Name: "trip", Page: "types.html", Fields: []spec.Field{trip}}
	result := spec.Result{Type: "trip", Ref: "trip", Source: spec.FromTable}
	for name, c := range map[string]struct {
		types   []spec.Type
		methods []spec.Method
		want    string // of all methods, or of none if empty
	}{
		"one of a type":             {[]spec.Type{paged}, []spec.Method{method("shop.trip.add", answers([]spec.Field{trip})), method("shop.trip.get", result)}, "TripAnswer"},
		"only of a type":            {[]spec.Type{paged}, []spec.Method{method("shop.trip.update", result), method("shop.trip.get", result)}, "TripAnswer"},
		"the object of two":         {nil, []spec.Method{method("shop.road.start", answers([]spec.Field{trip})), method("shop.guide.start", answers([]spec.Field{trip}))}, "TripAnswer"},
		"done in two services":      {nil, []spec.Method{method("shop.road.start", kept("success", "boolean")), method("shop.guide.start", kept("success", "boolean"))}, "SuccessAnswer"},
		"a state of two services":   {nil, []spec.Method{method("shop.road.start", kept("open", "boolean")), method("shop.guide.start", kept("open", "boolean"))}, ""},
		"an outcome of two of them": {nil, []spec.Method{method("shop.road.start", kept("result", "string")), method("shop.guide.start", kept("result", "string"))}, ""},
	} {
		by := methodsOf(t, spec.Spec{Types: c.types, Methods: c.methods})
		a, b := by[c.methods[0].Name].Result.(*model.Struct), by[c.methods[1].Name].Result.(*model.Struct)
		if isOne := a == b; isOne != (c.want != "") || isOne && a.Name != c.want {
			t.Errorf("%s: %s and %s, want %s", name, a.Name, b.Name, c.want)
		}
	}
}
