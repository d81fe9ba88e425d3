package model_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// texts are fields that hold texts, by their names.
func texts(names string, more ...spec.Field) []spec.Field {
	var fields []spec.Field
	for name := range strings.FieldsSeq(names) {
		fields = append(fields, spec.Field{Name: name, Type: "string"})
	}
	return append(fields, more...)
}

func answers(fields []spec.Field) spec.Result { return spec.Result{Type: "object", Fields: fields} }

// TestNearlySame: objects of services that are called alike, and what a service answers beside
// its object, are one where nine of ten keys are the same, and none has other values.
func TestNearlySame(t *testing.T) {
	const nine = "ID NAME CODE LINK STATE TITLE COLOR OWNER PLACE"
	event := answers(texts(nine))
	longer := answers(texts(nine + " NOTE"))
	other := answers(texts("ID NAME CODE LINK STATE TITLE COLOR OWNER", spec.Field{Name: "PLACE", Type: "string[]"}))
	for name, c := range map[string]struct {
		method string
		result spec.Result
		isOne  bool
	}{
		"another method":      {"shop.event.find", longer, true},
		"a verb below it":     {"shop.event.get.nearest", longer, true},
		"called alike":        {"shop.club.event.get", longer, true},
		"another service":     {"shop.club.get", longer, false},
		"a key less than it":  {"shop.event.find", answers(texts("ID NAME CODE LINK STATE TITLE COLOR OWNER WHEN")), false},
		"another kind of key": {"shop.event.find", other, false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.event.get", event), method(c.method, c.result)}})
		if got := by["shop.event.get"].Result == by[c.method].Result; got != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, got, by["shop.event.get"].Result, by[c.method].Result)
		}
	}
}

// TestSameInOneDirection: what add and update take in another form keeps no answers apart.
func TestSameInOneDirection(t *testing.T) {
	days := func(typ, seen string) spec.Field { return spec.Field{Name: "DAYS", Type: typ, Seen: seen} }
	read := answers(texts("ID NAME RATE", days("object", "map<string>")))
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.event.get", read), method("shop.event.getbyid", read),
		method("shop.event.add", spec.Result{Type: "integer"}, object("fields", texts("NAME RATE", days("array", "string[]"))...)),
	}})
	if got := by["shop.event.getbyid"].Result; got != by["shop.event.get"].Result || got.String() != "Event" {
		t.Errorf("getbyid answers %s", got)
	}
}

// TestRowsAreTheObject: the rows of a list are the object of the service, whatever else is in
// the answer.
func TestRowsAreTheObject(t *testing.T) {
	rows := spec.Field{Name: "items", Type: "array", Fields: texts("id name")}
	list := method("shop.event.list", answers([]spec.Field{rows, object("nextCursor", texts("id position")...)}))
	list.List = &spec.List{By: spec.ByCursor, Rows: "items", Start: "cursor", Next: "nextCursor"}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{list, method("shop.event.get", answers(texts("id name place")))}})
	event := by["shop.event.get"].Result
	if got := by["shop.event.list"].Result.(*model.Struct); got == event || got.Find("items").Type != (model.List{Of: event}) {
		t.Errorf("list answers %s with %s", got, got.Find("items").Type)
	}
}

// TestEitherOfPlaces: a value is one of two forms where another place of the field has both; a
// place that leaves it open has both too, and an empty object is no value.
func TestEitherOfPlaces(t *testing.T) {
	value := func(f spec.Field) spec.Result { return answers(texts("ID NAME CODE", f)) }
	both := spec.Field{Name: "VALUE", Type: "string|object", Fields: texts("TYPE TEXT")}
	for want, others := range map[string][]spec.Field{
		"Value b24.Either[string, EventValue]": {{Name: "VALUE", Type: "string"}, {Name: "VALUE", Type: "object"}, both},
		"Value string":                         {{Name: "VALUE", Type: "string"}, {Name: "VALUE", Type: "object"}},
	} {
		names := []string{"shop.event.get", "shop.event.list", "shop.event.current"}
		var methods []spec.Method
		for i, f := range others {
			methods = append(methods, method(names[i], value(f)))
		}
		got := fieldTypes(methodsOf(t, spec.Spec{Methods: methods})["shop.event.get"].Result.(*model.Struct))
		if diff := cmp.Diff(want, got[3]); diff != "" {
			t.Errorf("VALUE (-want +got):\n%s", diff)
		}
	}
}

// TestHoldOthers: objects with the same keys are two where documented types that they hold have little in common.
func TestHoldOthers(t *testing.T) {
	const nine = "ID NAME CODE LINK STATE TITLE COLOR OWNER PLACE"
	holds := func(typ string) spec.Result {
		return answers(texts(nine, spec.Field{Name: "parts", Type: "object", Seen: "map<object>", Ref: typ}))
	}
	types := []spec.Type{
		{Name: "shop_hall", Page: "shop/a.html#hall", Fields: texts("code floor roof stairs")},
		{Name: "shop_wing", Page: "shop/a.html#wing", Fields: texts("code floor roof")},
		{Name: "shop_door", Page: "shop/a.html#door", Fields: texts("code lock key colour")},
	}
	for typ, isOne := range map[string]bool{"shop_hall": true, "shop_wing": true, "shop_door": false} {
		by := methodsOf(t, spec.Spec{Types: types, Methods: []spec.Method{method("shop.event.get", holds("shop_hall")), method("shop.event.find", holds(typ))}})
		if got := by["shop.event.get"].Result == by["shop.event.find"].Result; got != isOne {
			t.Errorf("halls and %s: one type is %t", typ, got)
		}
	}
}

// TestObjectOfDeprecated: an object that services share is that of one that is still to be used.
func TestObjectOfDeprecated(t *testing.T) {
	event := answers(texts("ID NAME CODE LINK STATE TITLE COLOR OWNER PLACE"))
	for old, want := range map[string]string{"": "shop.bill.event", "shop.bill.event.get": "shop.club.event", "shop.club.event.get": "shop.bill.event"} {
		methods := []spec.Method{method("shop.bill.event.get", event), method("shop.club.event.get", event)}
		for i := range methods {
			if methods[i].Name == old {
				methods[i].Deprecated = &spec.Deprecation{}
			}
		}
		by := methodsOf(t, spec.Spec{Methods: methods})
		got, isStruct := by["shop.club.event.get"].Result.(*model.Struct)
		if !isStruct || got != by["shop.bill.event.get"].Result || got.Service.REST != want {
			t.Errorf("with %q deprecated the object is that of %s, want %s", old, got.Service.REST, want)
		}
	}
}
