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
// is one, and an id where it is an id or a number.
func TestReferencesToCodes(t *testing.T) {
	s := spec.Spec{Types: []spec.Type{{Name: "shop_currency", Page: "t.html", Type: "object", Fields: []spec.Field{
		{Name: "CURRENCY", Type: "string"}, {Name: "id", Type: "string"}, {Name: "code", Type: "integer"},
	}}}}
	for name, want := range map[string]string{
		"shop_currency.CURRENCY": "Money string", "shop_currency.CURRENCY[]": "Money []string",
		"shop_currency.id": "Money b24.ID", "shop_currency.code": "Money b24.ID", "other.CURRENCY": "Money b24.ID",
	} {
		s.Methods = []spec.Method{
			method("shop.item.get", spec.Result{Type: "object", Fields: []spec.Field{{Name: "money", Type: name}, {Name: "name", Type: "string"}}}),
		}
		if got := fieldTypes(methodsOf(t, s)["shop.item.get"].Result.(*model.Struct))[0]; got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
