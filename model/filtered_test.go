package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestFilterStates: what the filter of a list states of a field decides where only examples
// show the field of the rows, in whatever case, and not where both rightly differ.
func TestFilterStates(t *testing.T) {
	for name, c := range map[string]struct {
		filter, row spec.Field
		want        string
		by          model.Witness
	}{
		"number in quotes":  {spec.Field{Name: "LENGTH", Type: "integer"}, spec.Field{Name: "LENGTH", Type: "string"}, "X int", model.ByFilter},
		"other case":        {spec.Field{Name: "CALL_LENGTH", Type: "integer"}, spec.Field{Name: "callLength", Type: "string"}, "X int", model.ByFilter},
		"operator":          {spec.Field{Name: ">=LENGTH", Type: "integer"}, spec.Field{Name: "LENGTH", Type: "string"}, "X int", model.ByFilter},
		"one or several":    {spec.Field{Name: "LENGTH", Type: "integer|array"}, spec.Field{Name: "LENGTH", Type: "string"}, "X int", model.ByFilter},
		"lists in examples": {spec.Field{Name: "LENGTH", Type: "integer", Seen: "integer[]"}, spec.Field{Name: "LENGTH", Type: "string"}, "X int", model.ByFilter},
		"null":              {spec.Field{Name: "COMMENT", Type: "string"}, spec.Field{Name: "COMMENT", Type: "null"}, "X *string", model.ByFilter},
		"yes and no":        {spec.Field{Name: "DONE", Type: "string", Enum: []string{"Y", "N"}}, spec.Field{Name: "DONE", Type: "string"}, "X b24.YN", model.ByFilter},
		"allowed values":    {spec.Field{Name: "KIND", Type: "string", Enum: []string{"CALL", "MAIL"}}, spec.Field{Name: "KIND", Type: "string"}, "X CallKind", model.ByFilter},
		"an id":             {spec.Field{Name: "ENTITY_ID", Type: "integer"}, spec.Field{Name: "ENTITY_ID", Type: "string"}, "X b24.ID", model.ByName},
		"only lists":        {spec.Field{Name: "LENGTH", Type: "array"}, spec.Field{Name: "LENGTH", Type: "string"}, "X string", model.ByExample},
		"a span":            {object("STARTED", spec.Field{Name: "from", Type: "datetime"}), spec.Field{Name: "STARTED", Type: "datetime"}, "X b24.Time", model.ByExample},
		"an object":         {spec.Field{Name: "OWNER", Type: "integer"}, object("OWNER", spec.Field{Name: "NAME", Type: "string"}), "X Call", model.ByExample},
		"a moment":          {spec.Field{Name: "STARTED", Type: "string"}, spec.Field{Name: "STARTED", Type: "datetime"}, "X b24.Time", model.ByExample},
		"no moment":         {spec.Field{Name: "STARTED", Type: "datetime"}, spec.Field{Name: "STARTED", Type: "string"}, "X string", model.ByExample},
		"a fraction":        {spec.Field{Name: "RATING", Type: "integer"}, spec.Field{Name: "RATING", Type: "double"}, "X b24.Decimal", model.ByExample},
	} {
		m := method("phone.call.list", spec.Result{Type: "array", Source: spec.FromTable, Shown: []spec.Field{c.row, {Name: "NOTE", Type: "string"}}}, object("FILTER", c.filter))
		f := model.Deref(methodsOf(t, spec.Spec{Methods: []spec.Method{m}})["phone.call.list"].Result).(model.List).Of.(*model.Struct).Fields[0]
		if got := "X " + f.Type.String(); got != c.want || f.Why.By != c.by {
			t.Errorf("%s: %s by %s, want %s by %s", name, got, f.Why.By, c.want, c.by)
		}
	}
}

// TestFilterIsWeaker: what the rows' page states of a field beats what the filter states, but a text
// that is Y or N there.
func TestFilterIsWeaker(t *testing.T) {
	list := method("phone.call.list", spec.Result{Type: "array", Fields: []spec.Field{{Name: "LENGTH", Type: "string"}, {Name: "PRICE", Type: "string"}, {Name: "OPEN", Type: "string"}}},
		object("filter", spec.Field{Name: "LENGTH", Type: "integer"}, spec.Field{Name: "OPEN", Type: "string", Enum: []string{"Y", "N"}}))
	rows := methodsOf(t, spec.Spec{Methods: []spec.Method{list}})["phone.call.list"].Result.(model.List).Of.(*model.Struct)
	if diff := cmp.Diff([]string{"Length string", "Price string", "Open b24.YN"}, fieldTypes(rows)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// TestFilterNames: a filter whose fields are only named takes operators, whatever the method is
// called.
func TestFilterNames(t *testing.T) {
	for typ, want := range map[string]string{"": "Filter b24.Filter", "integer": "Filter *ItemGetFilter"} {
		m := method("shop.item.get", spec.Result{Type: "string"}, object("filter", spec.Field{Name: "ID", Type: typ}, spec.Field{Name: "NAME", Type: typ}))
		if got := fieldTypes(methodsOf(t, spec.Spec{Methods: []spec.Method{m}})["shop.item.get"].Params)[0]; got != want {
			t.Errorf("fields of type %q: %s, want %s", typ, got, want)
		}
	}
}

// TestFilterByFieldsOfRows: a filter that refers to the type of the rows takes operators too, one of
// another type is an object.
func TestFilterByFieldsOfRows(t *testing.T) {
	note := spec.Type{Name: "shop_note", Page: "note.html", Fields: texts("ID TITLE")}
	for ref, isFilter := range map[string]bool{"shop_note": true, "shop_other": false} {
		other := spec.Type{Name: "shop_other", Page: "other.html", Fields: texts("KIND PLACE")}
		filter := spec.Field{Name: "filter", Type: "object", Ref: ref}
		by := methodsOf(t, spec.Spec{Types: []spec.Type{note, other}, Methods: []spec.Method{
			method("shop.note.list", spec.Result{Type: "object[]", Source: spec.FromTable, Ref: "shop_note"}, filter)}})
		if got := by["shop.note.list"].Params.Fields[0].Type; (got == model.Filter) != isFilter {
			t.Errorf("a filter of %s is %s", ref, got)
		}
	}
}
