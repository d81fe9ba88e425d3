package model_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/spec"
)

// TestNumbersThatAreNoIDs: a number or a text is an id, but for counts, words and kinds; so is a number below
// the name of one, unless the page lists its values.
func TestNumbersThatAreNoIDs(t *testing.T) {
	kinds := []string{"1", "2", "5"}
	for want, f := range map[string]spec.Field{
		"int":         {Name: "COUNTER", Type: "integer|string"},
		"string":      {Name: "STATUS", Type: "integer|string", Enum: []string{"1", "yes"}},
		"b24.ID":      {Name: "PLACE", Type: "integer|string"},
		"b24.Decimal": {Name: "LEVEL", Type: "integer", Source: spec.FromExample},
	} {
		if got := answered(t, f); got != want {
			t.Errorf("%s is %s, want %s", f.Name, got, want)
		}
	}
	for name, f := range map[string]spec.Field{
		"enum": {Name: "PRIORITY", Type: "enum|integer"}, "listed": {Name: "TYPE_ID", Type: "integer", Enum: kinds},
		"action": {Name: "ACTIONID", Type: "integer", Enum: kinds}, "shown": {Name: "PLACE_TYPE", Type: "integer", Source: spec.FromExample},
		"of a moment": {Name: "createdTimestamp", Type: "integer", Source: spec.FromExample}, "numbers or texts": {Name: "SHOP_TYPE_ID", Type: "integer|string", Enum: kinds},
	} {
		if got := answered(t, f); got != "int" {
			t.Errorf("%s: %s is %s", name, f.Name, got)
		}
	}
	if got := answered(t, spec.Field{Name: "ITEM_ID", Type: "integer|string", Enum: []string{"1", "yes"}}); got != "b24.ID" {
		t.Errorf("ITEM_ID is %s", got)
	}
}

// TestIDsOfServed: a text below the name of what the namespace has a service for is an id, unless the page of its type
// tells it by a code.
func TestIDsOfServed(t *testing.T) {
	by := methodsOf(t, spec.Spec{
		Methods: []spec.Method{
			method("shop.dialog.open", spec.Result{Type: "boolean"}, texts("dialogId moneyId placeId")...),
			method("shop.dialog.get", answers(texts("title mood"))), method("shop.money.get", spec.Result{Type: "object", Ref: "shop_money"}),
		},
		Types: []spec.Type{{Name: "shop_money", Page: "shop/money.html", Fields: texts("CODE TITLE")}},
	})
	want := []string{"DialogID *b24.ID", "MoneyID *string", "PlaceID *string"}
	if diff := cmp.Diff(want, fieldTypes(by["shop.dialog.open"].Params)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestIDsByDefault: a text below the name of an id is one where it is a number by default.
func TestIDsByDefault(t *testing.T) {
	for name, f := range map[string]spec.Field{"b24.ID": {Name: "IBLOCK_ID", Type: "string", Default: new("0")}, "string": {Name: "IBLOCK_ID", Type: "string"}} {
		if got := answered(t, f); got != name {
			t.Errorf("with default %v an id is %s", f.Default, got)
		}
	}
	if got := answered(t, spec.Field{Name: "LEVEL", Type: "string", Default: new("0")}); got != "string" {
		t.Errorf("a level is %s", got)
	}
}

// answered is the type of the field in the answer of a method, in a namespace that has a service for types.
func answered(t *testing.T, f spec.Field) string {
	t.Helper()
	result := answers([]spec.Field{{Name: "TITLE", Type: "string"}, f})
	if f.Source == spec.FromExample {
		result = spec.Result{Type: "object", Source: spec.FromExample, Shown: []spec.Field{{Name: "TITLE", Type: "string"}, f}}
	}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.item.get", result), method("shop.type.get", answers(texts("NAME")))}})
	return typeAt(t, by, []string{"shop.item.get", f.Name}).String()
}
