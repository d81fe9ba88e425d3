package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestAnswersOfOneKey: answers that hold one object, or a list of it, are one, whoever describes them, and so are those that tell the
// fields of what their key names, and those that say no more than that something was done. Other small answers are of each service.
func TestAnswersOfOneKey(t *testing.T) {
	trip := object("trip", texts("id title place mood")...)
	kept := func(key, typ string) spec.Result { return answers([]spec.Field{{Name: key, Type: typ}}) }
	trips := spec.Field{Name: "trips", Type: "object[]", Fields: trip.Fields}
	told := func(key string) spec.Result {
		return answers([]spec.Field{{Name: key, Type: "object", Seen: "map<object>", Fields: texts("title type required")}})
	}
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
		"a list of two":             {nil, []spec.Method{method("shop.road.seek", answers([]spec.Field{trips})), method("shop.guide.seek", answers([]spec.Field{trips}))}, "TripsAnswer"},
		"fields of two":             {nil, []spec.Method{method("shop.road.getfields", told("trip")), method("shop.guide.getfields", told("trip"))}, "TripFieldsAnswer"},
		"fields of one":             {nil, []spec.Method{method("shop.trip.getfields", told("trip")), method("shop.trip.getfieldsbytype", told("trip"))}, "TripFieldsAnswer"},
		"fields of each":            {nil, []spec.Method{method("shop.road.getfields", told("fields")), method("shop.guide.getfields", told("fields"))}, ""},
		"done in two services":      {nil, []spec.Method{method("shop.road.start", kept("success", "boolean")), method("shop.guide.start", kept("success", "boolean"))}, "SuccessAnswer"},
		"a result of two services":  {nil, []spec.Method{method("shop.road.start", kept("result", "boolean")), method("shop.guide.start", kept("result", "boolean"))}, "DoneAnswer"},
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

// TestRowsOfSeveral: rows that several methods of a service answer are called as the methods have it in common, or items.
func TestRowsOfSeveral(t *testing.T) {
	rows := func(name string) spec.Method {
		return method(name, spec.Result{Type: "array", Seen: "object[]", Fields: texts("id title mood place kind")})
	}
	for _, c := range [][3]string{{"shop.trip.getRoadLinks", "shop.trip.getSeaLinks", "TripLink"}, {"shop.trip.roads", "shop.trip.seas", "TripItem"}} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{rows(c[0]), rows(c[1])}})
		a, b := typeAt(t, by, c[:1]), typeAt(t, by, c[1:2])
		if a != b || a.String() != c[2] {
			t.Errorf("%s answers %s, %s answers %s, want %s", c[0], a, c[1], b, c[2])
		}
	}
}

// TestMapOfFields: the object of a service is what add takes in fields, but not where these are a map of objects by
// their codes: then it is all of the parameters.
func TestMapOfFields(t *testing.T) {
	read := method("shop.trip.get", answers(texts("id title place", spec.Field{Name: "open", Type: "boolean", Wire: spec.WireDigit})))
	fields := spec.Field{Name: "fields", Type: "object", Seen: "map<object>", Fields: texts("kind provider")}
	add := method("shop.trip.add", spec.Result{Type: "integer"}, texts("title place", fields, spec.Field{Name: "open", Type: "boolean"})...)
	params := methodsOf(t, spec.Spec{Methods: []spec.Method{read, add}})[add.Name].Params
	if got := params.Find("fields").Type.String(); got != "map[string]TripAddField" {
		t.Errorf("fields are %s", got)
	}
	if got := params.Find("open").Type.String(); got != "*b24.Flag" {
		t.Errorf("open, which is read as a digit, is sent as %s", got)
	}
}

// TestRowsOfOtherKeys: rows below the key that names the service, which are spelled otherwise than its object, are items.
func TestRowsOfOtherKeys(t *testing.T) {
	inside := spec.Field{Name: "moreData", Type: "object", Fields: texts("code kind")}
	row := texts("tripName tripPlace tripMood tripOwner", inside)
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.trip.get", answers(texts("TRIP_NAME TRIP_PLACE TRIP_MOOD TRIP_OWNER TRIP_LEAD TRIP_COLOR"))),
		method("shop.trip.list", answers([]spec.Field{{Name: "trips", Type: "object[]", Fields: row}})),
	}})
	for want, path := range map[string][]string{"Trip": {"shop.trip.get"}, "TripListItem": {"shop.trip.list", "trips"}, "TripListItemMoreData": {"shop.trip.list", "trips", "moreData"}} {
		if got := typeAt(t, by, path).String(); got != want {
			t.Errorf("%v is %s, want %s", path, got, want)
		}
	}
}

// TestRowsOfMany: a row is called after one of what its method gets, if the method's name says many, or a list of something; one that
// several methods of a service have in a list is what the service is about.
func TestRowsOfMany(t *testing.T) {
	rows := spec.Result{Type: "array", Seen: "object[]", Fields: texts("code name")}
	items := answers([]spec.Field{{Name: "items", Type: "array", Seen: "object[]", Fields: texts("code name place")}})
	for want, methods := range map[string][]spec.Method{
		"TripMood":     {method("shop.trip.getMoods", rows)},
		"TripMoodItem": {method("shop.trip.mood", rows)},
		"TripState":    {method("shop.trip.stateList", rows)},
		"Trip":         {method("shop.trip.findOld", items), method("shop.trip.findNew", items)},
	} {
		by := methodsOf(t, spec.Spec{Methods: methods})
		at := typeAt(t, by, []string{methods[0].Name})
		if s, ok := at.(*model.Struct); ok && s.Find("items") != nil {
			at = model.Innermost(s.Find("items").Type)
		}
		if at.String() != want {
			t.Errorf("%s: %s, want %s", methods[0].Name, at, want)
		}
	}
}
