package model_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestColorsAndNames: a color that is sent by its name is a text where answers show it as #00ff00, on
// the page of a method also where it describes a part of a type; else what is read has the set.
func TestColorsAndNames(t *testing.T) {
	named := spec.Field{Name: "color", Type: "string", Enum: []string{"red", "green"}}
	for wire, want := range map[spec.Wire]string{spec.WireHex: "Color string", "": "Color ItemColor"} {
		answered := spec.Field{Name: "color", Type: "string", Wire: wire}
		s := spec.Spec{
			Methods: []spec.Method{
				method("shop.item.get", spec.Result{Type: "shop_item", Seen: "object", Ref: "shop_item", Fields: []spec.Field{answered}}),
				method("shop.item.add", spec.Result{Type: "integer"}, object("fields", named, spec.Field{Name: "title", Type: "string"})),
				method("shop.item.update", spec.Result{Type: "boolean"}, object("fields", named, spec.Field{Name: "title", Type: "string"})),
			},
			Types: []spec.Type{{Name: "shop_item", Page: "t.html", Fields: with("id title", spec.Field{Name: "color", Type: "string"})}},
		}
		got := fieldTypes(methodsOf(t, s)["shop.item.get"].Result.(*model.Struct))
		if got[len(got)-1] != want {
			t.Errorf("wire %q: %s, want %s", wire, got, want)
		}
	}
}

// TestNamesOfTypesInSets: among values, the name of a type says what the values are, but not in capitals.
func TestNamesOfTypesInSets(t *testing.T) {
	for word, want := range map[string]int{"STRING": 3, "string": 2} {
		f := spec.Field{Name: "type", Type: "string", Enum: []string{word, "PHONE", "EMAIL"}}
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.item.get", spec.Result{Type: "object", Fields: []spec.Field{f}})}})
		set := by["shop.item.get"].Result.(*model.Struct).Fields[0].Type.(*model.Enum)
		if len(set.Values) != want {
			t.Errorf("%s: %d values, want %d", word, len(set.Values), want)
		}
	}
}

// TestNoValuesInSets: empty quotes stand for no value, and the name of a type is a value among
// names of fields.
func TestNoValuesInSets(t *testing.T) {
	for _, c := range []struct {
		values []string
		want   int
	}{
		{[]string{`""`, "day", "month"}, 2},
		{[]string{"''", "day", "month"}, 2},
		{[]string{"", "day", "month"}, 2},
		{[]string{"id", "subject", "date"}, 3},
		{[]string{"kind", "subject", "date"}, 2},
	} {
		f := spec.Field{Name: "name", Type: "string", Enum: c.values}
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.item.get", spec.Result{Type: "object", Fields: []spec.Field{f}})}})
		set, ok := by["shop.item.get"].Result.(*model.Struct).Fields[0].Type.(*model.Enum)
		if !ok || len(set.Values) != c.want {
			t.Errorf("%q: %v, want %d values", c.values, set, c.want)
		}
	}
}

// TestConstantsOfSets: words with which all of three values begin say nothing, and what is left
// is cut like a name.
func TestConstantsOfSets(t *testing.T) {
	for _, c := range []struct{ values, want string }{
		{"member_head member_team_head member_employee", "Head TeamHead Employee"},
		{"ONSHOPV2ITEMADD ONSHOPV2ORDERADD ONSHOPV2CLOSE", "ItemAdd OrderAdd Close"},
		{"bottom_left bottom_right", "BottomLeft BottomRight"},
		{"base_50 base_60 base_70", "Base50 Base60 Base70"},
		{`Shop\Cart\Item Set Shop\Price`, "Item Set Price"},
		{"Y/N NUMBER", "YN Number"},
		{"#shared# #shared_team#", "Shared SharedTeam"},
		{"member member_head member_team", "Member MemberHead MemberTeam"},
	} {
		f := spec.Field{Name: "kind", Type: "string", Enum: strings.Fields(c.values)}
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.item.get", spec.Result{Type: "object", Fields: []spec.Field{f}}),
			method("shop.thing.get", spec.Result{Type: "object", Fields: with("itemAdd", spec.Field{Name: "orderAdd"})}),
		}})
		set := by["shop.item.get"].Result.(*model.Struct).Fields[0].Type.(*model.Enum)
		var got []string
		for _, v := range set.Values {
			got = append(got, strings.TrimPrefix(v.Name, set.Name))
		}
		if names := strings.Join(got, " "); names != c.want {
			t.Errorf("%s: %s, want %s", c.values, names, c.want)
		}
	}
}

// TestSetCalledAsItsObject: a set of values below the key that names the object, which is read and sent, is the value of that.
func TestSetCalledAsItsObject(t *testing.T) {
	mood := spec.Field{Name: "mood", Type: "string", Enum: []string{"calm", "wild"}}
	typ := spec.Type{Name: "shop_trip_mood", Page: "types.html", Fields: texts("place", mood)}
	by := methodsOf(t, spec.Spec{Types: []spec.Type{typ}, Methods: []spec.Method{
		method("shop.trip.mood.list", answers([]spec.Field{{Name: "moods", Type: "shop_trip_mood[]", Ref: typ.Name}})),
		method("shop.trip.mood.add", answers([]spec.Field{{Name: "mood", Type: typ.Name, Ref: typ.Name}}), object("fields", texts("place", mood)...)),
		method("shop.trip.mood.deleteByFilter", spec.Result{Type: "boolean"}, object("fields", texts("place", mood)...)),
	}})
	if got := typeAt(t, by, []string{"shop.trip.mood.add", "fields", "mood"}).String(); got != "TripMoodValue" {
		t.Errorf("%s, of %s", got, typeAt(t, by, []string{"shop.trip.mood.list", "moods"}))
	}
}

// TestSetOfTwoServices: a set of values in objects of two services is called after what both names have in common, whether both list
// the values or not.
func TestSetOfTwoServices(t *testing.T) {
	limit := spec.Field{Name: "stopAfter", Type: "string", Enum: []string{"never", "count", "date"}}
	open := limit
	open.Enum = nil
	of := func(service, keys string, limit spec.Field, read ...spec.Field) []spec.Method {
		return []spec.Method{
			method(service+".get", answers(texts("id "+keys, read...))),
			method(service+".add", spec.Result{Type: "integer"}, object("fields", texts(keys, limit)...)),
			method(service+".update", spec.Result{Type: "boolean"}, object("fields", texts(keys, limit)...)),
		}
	}
	for name, c := range map[string]struct {
		other, want string
		sent        spec.Field
	}{
		"alike": {"shop.road.plan", "PlanStopAfter", limit},
		"open":  {"shop.road.plan", "PlanStopAfter", open},
		"else":  {"shop.road.state", "StopAfter", limit},
	} {
		by := methodsOf(t, spec.Spec{Methods: append(of("shop.trip.plan", "place mood owner", limit, limit), of(c.other, "width height weight", c.sent)...)})
		a, b := typeAt(t, by, []string{"shop.trip.plan.get", "stopAfter"}), typeAt(t, by, []string{c.other + ".add", "fields", "stopAfter"})
		if a != b || a.String() != c.want {
			t.Errorf("%s: %s and %s, want %s", name, a, b, c.want)
		}
	}
}
