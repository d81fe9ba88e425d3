package model_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// set is a field that has one of the values.
func set(name, values string) spec.Field {
	return spec.Field{Name: name, Type: "string", Enum: strings.Fields(values)}
}

// TestSetsOfOneStruct: the same values of several fields of one struct are one type where these say
// what they are, and the names of the fields end alike; or where the names begin with two words.
func TestSetsOfOneStruct(t *testing.T) {
	const periods, kinds, letters = "day week month", "paper voice", "Y N D"
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.trip.get", answers([]spec.Field{
		set("REPEAT_TYPE", periods), set("DELAY_OF_START_TYPE", periods),
		set("letterKindFirst", kinds), set("letterKindLater", kinds), set("noteTo", kinds),
		set("ASK_TYPE", letters), set("SHOW_TYPE", letters),
	}))}})
	want := []string{
		"RepeatType TripType", "DelayOfStartType TripType",
		"LetterKindFirst TripLetterKind", "LetterKindLater TripLetterKind", "NoteTo TripNoteTo",
		"AskType TripAskType", "ShowType TripShowType",
	}
	if diff := cmp.Diff(want, fieldTypes(by["shop.trip.get"].Result.(*model.Struct))); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

// TestNearlySameSets: sets of fields with one name are one where they have all but one value, and
// three at least, in common, where one has all words of the other, and where only capitals differ in one. What
// fields are called is of each object, and so are letters.
func TestNearlySameSets(t *testing.T) {
	get := func(values string) spec.Result { return answers([]spec.Field{set("STATE", values)}) }
	for name, c := range map[string]struct {
		a, b  string
		isOne bool
	}{
		"one more":         {"new open done", "done new late open", true},
		"two more":         {"new open done", "new open done late lost", true},
		"one for another":  {"new open done", "new open late", false},
		"one of two more":  {"new open", "new open done", true},
		"other ones":       {"new open late lost", "new open done", false},
		"more letters":     {"A B", "A B C", false},
		"a capital":        {"New open", "new open", true},
		"all capitals":     {"NEW OPEN", "new open", false},
		"the same letters": {"A B C", "C B A", true},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.trip.get", get(c.a)), method("shop.guide.get", get(c.b))}})
		trip, guide := by["shop.trip.get"].Result.(*model.Struct).Fields[0].Type, by["shop.guide.get"].Result.(*model.Struct).Fields[0].Type
		if (trip == guide) != c.isOne {
			t.Errorf("%s: one type is %t: %s and %s", name, trip == guide, trip, guide)
		}
		if own := by["shop.trip.get"].Result.(*model.Struct).Fields[0].Facts.Enum; name == "a capital" && own[0] != "new" {
			t.Errorf("%s: the field lists %q", name, own)
		}
		if n := len(trip.(*model.Enum).Values); c.isOne && n != max(len(strings.Fields(c.a)), len(strings.Fields(c.b))) {
			t.Errorf("%s: %d values", name, n)
		}
	}
	name := func(service, values string) spec.Method {
		return method(service+".field.get", spec.Result{Type: "object"}, set("name", values))
	}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{name("shop.trip", "id title place"), name("shop.guide", "id title place phone")}})
	trip, guide := by["shop.trip.field.get"].Params.Fields[0].Type, by["shop.guide.field.get"].Params.Fields[0].Type
	if trip == guide {
		t.Errorf("names of fields of two objects are one type, %s", trip)
	}
}

// TestSetsThatAreGot: what a method gets is called as that.
func TestSetsThatAreGot(t *testing.T) {
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.trip.get", answers([]spec.Field{set("GROUP_TYPE", "team family school")})),
		method("shop.trip.getTypes", spec.Result{Type: "array", Seen: "string[]", Enum: strings.Fields("team family school")}),
	}})
	if got := by["shop.trip.getTypes"].Result.String(); got != "[]TripGroupType" {
		t.Errorf("%s", got)
	}
}

// TestSetsOfAnswers: what a service answers as a whole is called as the service, and named after
// the field that says what it is.
func TestSetsOfAnswers(t *testing.T) {
	const values = "Y N Q H"
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.trip.get", answers([]spec.Field{set("JOIN_STATUS", values)})),
		method("shop.trip.join.status.get", spec.Result{Type: "string", Enum: strings.Fields(values)}),
		method("shop.trip.join.status.set", spec.Result{Type: "boolean"}, set("status", "Y N Q")),
	}})
	got := []string{
		by["shop.trip.get"].Result.(*model.Struct).Fields[0].Type.String(), by["shop.trip.join.status.get"].Result.String(),
		model.Deref(by["shop.trip.join.status.set"].Params.Fields[0].Type).String(),
	}
	if diff := cmp.Diff([]string{"TripJoinStatus", "TripJoinStatus", "TripJoinStatus"}, got); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
}

// TestSetsThenStructs: structs that differ by their sets alone are one when these are one, whatever
// their key is; the name is that of most fields, or what their names have in common, in the singular.
func TestSetsThenStructs(t *testing.T) {
	reminder := func(name string) spec.Field {
		f := object(name, set("type", "min hour day"), spec.Field{Name: "count", Type: "integer"})
		f.Type, f.Seen = "array", "object[]"
		return f
	}
	plain := func(name string) spec.Field { return object(name, texts("type count")...) }
	for want, c := range map[string][2][]spec.Field{
		"TripRemind TripRemind TripRemind":      {{reminder("REMIND")}, {reminder("fullDay"), reminder("withTime")}},
		"Property Property Property":            {{reminder("PROPERTIES")}, {reminder("RETURN_PROPERTIES"), reminder("OLD_PROPERTIES")}},
		"TripRemind GuideFullDay GuideWithTime": {{plain("REMIND")}, {plain("fullDay"), plain("withTime")}},
	} {
		trip, guide := append(texts("id name place note"), c[0]...), append(texts("id title team mood"), c[1]...)
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.trip.get", answers(trip)), method("shop.guide.get", answers(guide)),
			method("shop.trip.add", spec.Result{Type: "integer"}, object("fields", trip[1:]...)),
		}})
		var got []string
		for _, f := range slices.Concat(by["shop.trip.get"].Result.(*model.Struct).Fields[4:], by["shop.guide.get"].Result.(*model.Struct).Fields[4:]) {
			got = append(got, model.Innermost(f.Type).String())
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("types (-want +got):\n%s", diff)
		}
	}
}

// TestSetsOfMethods: what methods of one service take under one name is one set, if one has all
// values of the other; of two services only where these are words.
func TestSetsOfMethods(t *testing.T) {
	done := spec.Result{Type: "boolean"}
	take := func(name, values string) spec.Method { return method(name, done, set("role", values)) }
	for name, c := range map[string]struct {
		methods []spec.Method
		isOne   bool
	}{
		"of one service":  {[]spec.Method{take("shop.guide.add", "head main"), take("shop.guide.move", "head main night team")}, true},
		"not all values":  {[]spec.Method{take("shop.guide.add", "head main"), take("shop.guide.move", "head night team")}, false},
		"of two services": {[]spec.Method{take("shop.guide.add", "head main"), take("shop.trip.move", "head main night team")}, true},
		"letters of two":  {[]spec.Method{take("shop.guide.add", "A B"), take("shop.trip.move", "A B C D")}, false},
		"letters of one":  {[]spec.Method{take("shop.guide.add", "A B"), take("shop.guide.move", "A B C D")}, true},
	} {
		by := methodsOf(t, spec.Spec{Methods: c.methods})
		a, b := by[c.methods[0].Name].Params.Fields[0].Type, by[c.methods[1].Name].Params.Fields[0].Type
		if (model.Deref(a) == model.Deref(b)) != c.isOne {
			t.Errorf("%s: %s and %s", name, a, b)
		}
	}
}

// TestOwnWords: a text that is called as the namespace, or the beginning of its name, and then as a
// field with a set of values that is sent, is that field, unless one place has both.
func TestOwnWords(t *testing.T) {
	done := spec.Result{Type: "boolean"}
	for want, read := range map[string][]spec.Field{
		"ShoType":         texts("ID NAME PLACE SHO_TYPE"),
		"string":          texts("ID NAME PLACE WHO_TYPE"),
		"string of both":  texts("ID TYPE PLACE SHO_TYPE"),
		"string of words": texts("ID NAME PLACE SH_TYPE"),
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.trip.get", answers(read)), method("shop.trip.update", done, append(texts("NAME PLACE"), set("type", "sea land"))...),
		}})
		got := by["shop.trip.get"].Result.(*model.Struct).Fields[3].Type.String()
		if want, _, _ := strings.Cut(want, " "); !strings.HasSuffix(got, want) {
			t.Errorf("%v: the last one is %s, want %s", read, got, want)
		}
	}
}

// TestSetsAlone: where sets alone were the same, the structs that hold them are looked at again.
func TestSetsAlone(t *testing.T) {
	reminder := func(name string) spec.Field {
		return object(name, set("type", "min hour day"), spec.Field{Name: "count", Type: "integer"})
	}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.guide.find", answers(texts("id name", reminder("fullDay"), reminder("withTime"))))}})
	found := by["shop.guide.find"].Result.(*model.Struct)
	if a, b := found.Fields[2].Type, found.Fields[3].Type; a != b {
		t.Errorf("reminders are %s and %s", a, b)
	}
}

// TestNamesOfSets: what fields of several names hold is named after words that they have in common, or
// the name of most that says something; of several services after the first, without its methods.
func TestNamesOfSets(t *testing.T) {
	const values = "open closed mixed"
	done := spec.Result{Type: "boolean"}
	get := func(name string, fields ...spec.Field) spec.Method {
		return method(name, answers(append(texts("ID NAME PLACE NOTE "+name), fields...)))
	}
	take := func(name string, fields ...spec.Field) spec.Method { return method(name, done, fields...) }
	full, short := set("REPORT_FULL_TYPE", values), set("REPORT_SHORT_TYPE", values)
	for want, c := range map[string]struct {
		methods []spec.Method
		at      []string
	}{
		"ReportType":   {[]spec.Method{get("shop.trip.get", full, short), get("shop.guide.get", full, short)}, []string{"shop.guide.get", "REPORT_FULL_TYPE"}},
		"EventType":    {[]spec.Method{take("shop.event.add", set("type", values)), take("shop.event.update", set("type", values)), take("shop.hall.get", set("type", values+" late"))}, []string{"shop.hall.get", "type"}},
		"NodeLinkType": {[]spec.Method{take("shop.node.link.edit", set("linkType", values)), take("shop.node.link.find", set("linkType", values))}, []string{"shop.node.link.edit", "linkType"}},
		"State":        {[]spec.Method{get("shop.trip.get", set("JOIN_STATE", values)), take("shop.guide.ask", set("STATE", values)), take("shop.guide.tell", set("STATE", values))}, []string{"shop.guide.tell", "STATE"}},
		"JoinType":     {[]spec.Method{get("shop.trip.get", set("JOIN_TYPE", values)), take("shop.guide.ask", set("type", values)), take("shop.guide.tell", set("type", values))}, []string{"shop.guide.tell", "type"}},
	} {
		by := methodsOf(t, spec.Spec{Methods: c.methods})
		if got := typeAt(t, by, c.at).String(); got != want {
			t.Errorf("%v is %s, want %s", c.at, got, want)
		}
	}
}

// TestNamesOfMost: structs of several keys have the name of most.
func TestNamesOfMost(t *testing.T) {
	reminder := func(name string) spec.Field {
		return object(name, set("type", "min hour day"), spec.Field{Name: "count", Type: "integer"})
	}
	get := func(name, key string) spec.Method {
		return method(name, answers(texts("ID NAME PLACE NOTE "+name, reminder(key))))
	}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{get("shop.guide.get", "fullDay"), get("shop.trip.get", "remind"), get("shop.walk.get", "remind")}})
	if got := typeAt(t, by, []string{"shop.guide.get", "fullDay"}).String(); got != "TripRemind" {
		t.Errorf("the reminder of a guide is %s", got)
	}
}

// TestSaidOnce: the name of what is inside of something says a word once that it has twice in a row, unless
// something else is called so.
func TestSaidOnce(t *testing.T) {
	for want, fields := range map[string][]spec.Field{
		"TripType":     {set("tripType", "road sea air")},
		"TripTripType": {set("tripType", "road sea air"), set("type", "up down")},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.trip.get", answers(append(fields, texts("note")...)))}})
		if got := by["shop.trip.get"].Result.(*model.Struct).Fields[0].Type.String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestNotOfInput: the name of what is inside of an input, and is read too or in several, does not say so.
func TestNotOfInput(t *testing.T) {
	done := spec.Result{Type: "boolean"}
	fields := append(texts("title place mood"), set("tripKind", "road sea air"))
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.trip.add", done, object("fields", fields...)), method("shop.trip.update", done, object("fields", fields...)),
		method("shop.guide.find", answers(texts("tripKind note"))),
	}})
	if got := by["shop.guide.find"].Result.(*model.Struct).Fields[0].Type.String(); got != "TripKind" {
		t.Errorf("a set of an input and an answer is %s", got)
	}
}

// TestShortestOwner: a set that types and objects have is named after the one with the shortest name.
func TestShortestOwner(t *testing.T) {
	const values = "open closed mixed"
	row := spec.Type{Name: "shop_handler_config_item", Page: "types.html", Fields: texts("code title", set("type", values))}
	by := methodsOf(t, spec.Spec{Types: []spec.Type{row}, Methods: []spec.Method{
		method("shop.handler.get", answers(texts("id name place", spec.Field{Name: "config", Type: row.Name + "[]", Ref: row.Name}))),
		method("shop.trip.get", answers(texts("id note mood", set("type", values)))),
	}})
	if got := typeAt(t, by, []string{"shop.handler.get", "config", "type"}).String(); got != "TripType" {
		t.Errorf("the set is %s, want TripType", got)
	}
}
