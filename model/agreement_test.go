package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestFieldsMethodStates: what a method that describes fields states of what another one takes
// beats what numbers in examples are.
func TestFieldsMethodStates(t *testing.T) {
	described := spec.Result{Source: spec.FromTable, Fields: []spec.Field{{Name: "SORT", Type: "integer"}, {Name: "RANK", Type: "double"}}}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.item.fields", described), method("shop.item.add", spec.Result{Type: "integer"}, spec.Field{Name: "fields", Type: "object"}),
	}})
	taken := model.Deref(by["shop.item.add"].Params.Find("fields").Type).(*model.Struct)
	if diff := cmp.Diff([]string{"Sort *int", "Rank *b24.Decimal"}, fieldTypes(taken)); diff != "" {
		t.Errorf("what add takes (-want +got):\n%s", diff)
	}
}

// TestReferencesToCodes: a reference to a field of a documented object is a text where that
// is one, a number where it is one that is no id, and an id elsewhere.
func TestReferencesToCodes(t *testing.T) {
	s := spec.Spec{Types: []spec.Type{{Name: "shop_currency", Page: "t.html", Type: "object", Fields: []spec.Field{
		{Name: "CURRENCY", Type: "string"}, {Name: "id", Type: "string"}, {Name: "code", Type: "integer"},
	}}}}
	for name, want := range map[string]string{
		"shop_currency.CURRENCY": "Money string", "shop_currency.CURRENCY[]": "Money []string",
		"shop_currency.id": "Money b24.ID", "shop_currency.code": "Money int", "other.CURRENCY": "Money b24.ID",
	} {
		s.Methods = []spec.Method{
			method("shop.item.get", spec.Result{Type: "object", Fields: []spec.Field{{Name: "money", Type: name}, {Name: "name", Type: "string"}}}),
		}
		if got := fieldTypes(methodsOf(t, s)["shop.item.get"].Result.(*model.Struct))[0]; got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// TestNumbersAndTexts: a number that the page of add states beats the quotes around it in an
// example of what is read, however the input is called.
func TestNumbersAndTexts(t *testing.T) {
	read := spec.Result{Type: "object", Source: spec.FromTable, Shown: []spec.Field{{Name: "ID", Type: "string"}, {Name: "SECONDS", Type: "string"}, {Name: "NOTE", Type: "string"}}}
	for _, input := range []string{"fields", "FIELDS", "arFields", "ARFIELDS"} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.item.get", read),
			method("shop.item.add", spec.Result{Type: "integer"}, spec.Field{Name: "id", Type: "integer"}, object(input, spec.Field{Name: "SECONDS", Type: "integer"})),
		}})
		want := []string{"ID b24.ID", "Seconds int", "Note string"}
		if diff := cmp.Diff(want, fieldTypes(by["shop.item.get"].Result.(*model.Struct))); diff != "" {
			t.Errorf("%s: what get answers (-want +got):\n%s", input, diff)
		}
	}
}

// TestSameRows: an object is a map where an example shows that one with the same fields is,
// unless an example shows it to be none, or the fields differ.
func TestSameRows(t *testing.T) {
	rows := func(typ, seen string, names ...string) spec.Field {
		f := object("ROWS")
		f.Type, f.Seen = typ, seen
		for _, n := range names {
			f.Fields = append(f.Fields, spec.Field{Name: n, Type: "string"})
		}
		return f
	}
	for name, c := range map[string]struct {
		own   spec.Field
		isMap bool
	}{
		"same": {rows("object", "", "NAME", "KIND"), true}, "fewer": {rows("object", "", "NAME"), false}, "other": {rows("object", "", "NAME", "X"), false},
		"shown": {rows("object", "object", "NAME", "KIND"), false}, "list": {rows("object[]", "", "NAME", "KIND"), false},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.item.add", spec.Result{Type: "integer"}, rows("object", "map<object>", "NAME", "KIND")),
			method("shop.note.add", spec.Result{Type: "integer"}, c.own),
		}})
		if _, isMap := by["shop.note.add"].Params.Fields[0].Type.(model.Map); isMap != c.isMap {
			t.Errorf("%s: is %s", name, by["shop.note.add"].Params.Fields[0].Type)
		}
	}
}

// TestNamesOfUsers: what several objects have is named after the last words that their names
// have in common, without the verbs before these.
func TestNamesOfUsers(t *testing.T) {
	text := func(name string, values ...string) spec.Field {
		return spec.Field{Name: name, Type: "string", Enum: values}
	}
	label := text("COLOR", "RED", "BLUE")
	input := object("fields", text("NAME"), text("TITLE"), text("NOTE"), label)
	var methods []spec.Method
	for _, s := range []string{"shop.deal.userfield", "shop.lead.userfield"} {
		methods = append(methods, method(s+".add", spec.Result{Type: "integer"}, input), method(s+".update", spec.Result{Type: "boolean"}, input))
	}
	methods = append(methods, method("shop.bot.get", spec.Result{Type: "boolean"}, label), method("shop.chat.set", spec.Result{Type: "boolean"}, label))
	by := methodsOf(t, spec.Spec{Methods: methods})
	for name := range by {
		want := "*Color"
		f := by[name].Params.Fields[0]
		if f.Key == "fields" {
			want = "UserFieldInput"
		}
		if got := f.Type.String(); got != want {
			t.Errorf("%s takes %s, want %s", name, got, want)
		}
	}
}

// TestLetters: a letter under a name that asks for yes or no is that, and so is a text that examples
// write as one, but where another page gives the name more values: those are its values then.
func TestLetters(t *testing.T) {
	for want, values := range map[string][]string{"b24.YN": {"Y", "N"}, "PlanIsLimit": {"N", "D", "T"}} {
		for _, f := range []spec.Field{{Name: "IS_LIMIT", Type: "char"}, {Name: "IS_LIMIT", Type: "string", Wire: spec.WireYN}} {
			for source, result := range map[spec.Source]spec.Result{spec.FromTable: answers([]spec.Field{f}), spec.FromExample: {Type: "object", Source: spec.FromExample, Shown: []spec.Field{f}}} {
				if source == spec.FromExample && f.Wire == "" {
					continue // examples show no char
				}
				by := methodsOf(t, spec.Spec{Methods: []spec.Method{
					method("shop.deal.get", result),
					method("shop.plan.get", answers([]spec.Field{{Name: "IS_LIMIT", Type: "char", Enum: values}})),
				}})
				if got := by["shop.deal.get"].Result.(*model.Struct).Find("IS_LIMIT").Type.String(); got != want {
					t.Errorf("%s %s: with values %q a letter is a %s, want %s", source, f.Type, values, got, want)
				}
			}
		}
	}
}

// TestTruthsOfV3: truth values of REST 3.0 are those of JSON, whatever letters its pages tell.
func TestTruthsOfV3(t *testing.T) {
	for wire, want := range map[spec.Wire]string{"": "*bool", spec.WireYN: "*b24.YN"} {
		m := method("shop.task.add", spec.Result{Type: "integer"}, spec.Field{Name: "needsControl", Type: "boolean", Enum: []string{"Y", "N"}, Wire: wire})
		m.API = spec.V3
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{m}})
		if got := by["shop.task.add"].Params.Find("needsControl").Type.String(); got != want {
			t.Errorf("sent as %q, a truth value is %s, want %s", wire, got, want)
		}
	}
}

// TestBirthdays: a text under the name of a birthday is a day where another page says so.
func TestBirthdays(t *testing.T) {
	for typ, want := range map[string]string{"date": "b24.Date", "datetime": "string", "string": "string"} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.user.get", answers([]spec.Field{{Name: "OWN_BIRTHDAY", Type: "string"}})),
			method("shop.guest.get", answers([]spec.Field{{Name: "OWN_BIRTHDAY", Type: typ}})),
		}})
		if got := by["shop.user.get"].Result.(*model.Struct).Find("OWN_BIRTHDAY").Type.String(); got != want {
			t.Errorf("beside a %s a birthday is a %s, want %s", typ, got, want)
		}
	}
}
