package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestBesideSelection: filter, order and grouping that have the fields of the selection beside them are of their names;
// those with other fields are what these are.
func TestBesideSelection(t *testing.T) {
	fields := func(more string) []spec.Field {
		return texts("ID TITLE", spec.Field{Name: more, Type: "object", Fields: texts("HANDLER")})
	}
	params := func(more string) []spec.Field {
		return []spec.Field{
			{Name: "select", Type: "array", Fields: fields("WIDGET")},
			{Name: "filter", Type: "object", Fields: fields(more)},
			{Name: "order", Type: "object", Fields: fields(more)},
			{Name: "group", Type: "array", Fields: texts("ID TITLE")},
		}
	}
	for more, want := range map[string][]string{
		"WIDGET": {"Select []string", "Filter b24.Filter", "Order b24.Order", "Group []string"},
		"OTHER":  {"Select []string", "Filter *NoteGetlistFilter", "Order *NoteGetlistFilter", "Group []string"},
	} {
		m := method("shop.note.getlist", spec.Result{Type: "string"}, params(more)...)
		if diff := cmp.Diff(want, fieldTypes(methodsOf(t, spec.Spec{Methods: []spec.Method{m}})["shop.note.getlist"].Params)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", more, diff)
		}
	}
}

// TestFilterWithOperators: a filter is one where a field below has an operator before its name, whatever the method is called.
func TestFilterWithOperators(t *testing.T) {
	for name, want := range map[string]string{"=CLOSED": "Filter b24.Filter", "CLOSED": "Filter *ItemGetFilter"} {
		m := method("shop.item.get", spec.Result{Type: "string"}, object("filter", texts("ID", spec.Field{Name: name, Type: "string"})...))
		if got := fieldTypes(methodsOf(t, spec.Spec{Methods: []spec.Method{m}})["shop.item.get"].Params)[0]; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
