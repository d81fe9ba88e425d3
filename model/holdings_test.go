package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestNamesOfMethods: what fields of several methods hold has the name of none of these, but of
// their service and the field, or of what their services have in common.
func TestNamesOfMethods(t *testing.T) {
	none := spec.Result{Type: "boolean"}
	kind := spec.Field{Name: "type", Type: "string", Enum: []string{"user", "group"}}
	keys := texts("CODE NAME PLACE RATE")
	under := func(name string) spec.Field { return object(name, keys...) }
	rows := spec.Field{Name: "rows", Type: "object[]", Fields: texts("CODE RATE")}
	for want, methods := range map[string][]spec.Method{
		"EventType":         {method("shop.event.open", none, kind), method("shop.event.get.nearest", none, kind)},
		"EventSettings":     {method("shop.event.open", none, under("settings")), method("shop.event.close", none, under("settings"))},
		"EventFolderFields": {method("shop.event.openFolder", none, under("fields")), method("shop.event.closeFolder", none, under("fields"))},
		"FieldInput":        {method("shop.field.open", none, under("fields")), method("shop.field.close", none, under("fields"))},
		"EventParamsObject": {method("shop.event.open", none, under("params")), method("shop.event.close", none, under("params"))},
		"ParamsObject":      {method("shop.event.open", none, under("params")), method("shop.deal.close", none, under("params"))},
		"ProductRow":        {method("shop.deal.productRows.set", none, rows), method("shop.lead.productRows.set", none, rows)},
	} {
		by := methodsOf(t, spec.Spec{Methods: methods})
		for name, m := range by {
			got := model.Innermost(m.Params.Fields[0].Type).String()
			if got != want {
				t.Errorf("%s takes %s, want %s", name, got, want)
			}
		}
	}
}

// TestNamesBesideObjects: what several methods take gives way to what is in the object, and an
// enum that the object holds is named after it.
func TestNamesBesideObjects(t *testing.T) {
	kind := spec.Field{Name: "KIND", Type: "string", Enum: []string{"user", "group"}}
	meeting := object("MEETING", texts("HOST NOTE")...)
	taken := object("meeting", texts("notify reinvite")...)
	sdk := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.event.open", spec.Result{Type: "boolean"}, taken, kind),
		method("shop.event.close", spec.Result{Type: "boolean"}, taken),
		method("shop.event.get", answers(texts("ID NAME", meeting, kind))),
	}})
	event := sdk["shop.event.get"].Result.(*model.Struct)
	for got, want := range map[string]string{
		event.Find("MEETING").Type.String():                                                  "EventMeeting",
		model.Deref(sdk["shop.event.close"].Params.Find("meeting").Type).String():            "EventMeetingInput",
		event.Find("KIND").Type.String():                                                     "EventKind",
		model.Deref(sdk["shop.event.open"].Params.Find("KIND").Type).String() + " of params": "EventKind of params",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestNamesOfContent: an answer that other methods have too is named after what it is.
func TestNamesOfContent(t *testing.T) {
	content := texts("CODE NAME PLACE RATE")
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.event.getContent", answers(content)),
		method("shop.deal.move", answers([]spec.Field{{Name: "NUMBER", Type: "integer"}, object("CONTENT", content...)})),
	}})
	if got := by["shop.event.getContent"].Result.String(); got != "EventContent" {
		t.Errorf("getcontent answers %s", got)
	}
}

// TestNamesOfObjectsOfServices: an object of services that are called alike is named after what
// their names have in common.
func TestNamesOfObjectsOfServices(t *testing.T) {
	answer := answers(texts("ID NAME CODE LINK STATE TITLE COLOR OWNER"))
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.deal.note.get", answer), method("shop.lead.note.get", answer)}})
	for name, m := range by {
		if got := m.Result.String(); got != "Note" {
			t.Errorf("%s answers %s", name, got)
		}
	}
}
