package model_test

import (
	"slices"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestTaken: what a method takes with the fields that are read is the object, whatever the key and
// the verb. Truths that a page calls numbers, texts of other pages, and sets of more values than
// yes and no are what is stated most specifically.
func TestTaken(t *testing.T) {
	read := texts("title place kind note", spec.Field{Name: "isShared", Type: "boolean"}, spec.Field{Name: "state", Type: "boolean"},
		spec.Field{Name: "priceNet", Type: "string"}, spec.Field{Name: "lines", Type: "integer[]"})
	sent := texts("title place note", spec.Field{Name: "isShared", Type: "integer", Enum: []string{"0", "1"}},
		spec.Field{Name: "kind", Type: "string", Enum: []string{"big", "small"}}, spec.Field{Name: "state", Type: "char", Enum: []string{"Y", "N", "X"}},
		spec.Field{Name: "priceNet", Type: "double"})
	lines := spec.Field{Name: "lines", Type: "object[]", Fields: texts("code")}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.flow.get", answers(read)),
		method("shop.flow.create", spec.Result{Type: "integer"}, object("flowData", append(slices.Clip(sent), lines)...)),
		method("shop.flow.set", spec.Result{Type: "integer"}, spec.Field{Name: "id", Type: "integer"}, object("data", append(slices.Clip(sent), spec.Field{Name: "lines", Type: "array"})...)),
	}})
	made := model.Deref(by["shop.flow.create"].Params.Find("flowData").Type)
	if set := model.Deref(by["shop.flow.set"].Params.Find("data").Type); set != made {
		t.Errorf("create takes %s, set %s", made, set)
	}
	want := []string{
		"Title *string", "Place *string", "Note *string", "IsShared *b24.Flag", "Kind *FlowKind", "State *FlowState", "PriceNet *b24.Decimal", "Lines []FlowInputLine",
	}
	if diff := cmp.Diff(want, fieldTypes(made.(*model.Struct))); diff != "" {
		t.Errorf("what is sent (-want +got):\n%s", diff)
	}
	want = []string{
		"Title string", "Place string", "Kind FlowKind", "Note string", "IsShared b24.Flag", "State FlowState", "PriceNet b24.Decimal", "Lines []b24.ID",
	}
	if diff := cmp.Diff(want, fieldTypes(by["shop.flow.get"].Result.(*model.Struct))); diff != "" {
		t.Errorf("what is read (-want +got):\n%s", diff)
	}
}

// TestKindsAndAmounts: numbers of a kind, of a date, and of how many there are, are whole, also where only an example shows one, and what
// one page of a service calls an id is one in the others. Texts of amounts are amounts.
func TestKindsAndAmounts(t *testing.T) {
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.line.get", spec.Result{Type: "object", Source: spec.FromExample, Fields: []spec.Field{
			{Name: "ENTITY_TYPE_ID", Type: "integer"}, {Name: "discountValue", Type: "string"}, {Name: "line", Type: "string"}, {Name: "count", Type: "integer"},
			{Name: "dateFrom", Type: "integer"}, {Name: "width", Type: "integer"}}}),
		method("shop.line.add", spec.Result{Type: "integer"}, spec.Field{Name: "line", Type: "integer", Seen: "id"}, spec.Field{Name: "discountValue", Type: "double"}),
		method("shop.part.add", spec.Result{Type: "integer"}, spec.Field{Name: "width", Type: "double"}),
		method("shop.line.start", spec.Result{Type: "boolean"}, spec.Field{Name: "line", Type: "string"}, spec.Field{Name: "ownerTypeId", Type: "integer|string"}),
	}})
	want := []string{"EntityTypeID int", "DiscountValue b24.Decimal", "Line b24.ID", "Count int", "DateFrom int", "Width b24.Decimal"}
	if diff := cmp.Diff(want, fieldTypes(by["shop.line.get"].Result.(*model.Struct))); diff != "" {
		t.Errorf("what is read (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Line *b24.ID", "OwnerTypeID *int"}, fieldTypes(by["shop.line.start"].Params)); diff != "" {
		t.Errorf("what is sent (-want +got):\n%s", diff)
	}
}

// TestMentioned: what a method that does something with an object answers below the key that names it
// is that object if most of its keys are known of it.
func TestMentioned(t *testing.T) {
	for fields, want := range map[string]string{
		"id title": "Trip", "id title place mood": "Trip", "title sort class kind": "TripStartTrip",
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{
			method("shop.trip.get", answers(texts("id title place mood code"))),
			method("shop.trip.start", answers(append(texts("note"), object("trip", texts(fields)...)))),
		}})
		if got := by["shop.trip.start"].Result.(*model.Struct).Find("trip").Type.String(); got != want {
			t.Errorf("a trip with %s is a %s, want %s", fields, got, want)
		}
	}
}

// TestEventCarriesObject: an event whose fields are all known of the object of the service that it is about
// carries that, which stands with the service.
func TestEventCarriesObject(t *testing.T) {
	for fields, isOne := range map[string]bool{"id title place mood": true, "id title place sort": false, "id title": false} {
		sdk := build(t, spec.Spec{
			Methods: []spec.Method{method("shop.trip.get", answers(texts("id title place mood code")))},
			Events:  []spec.Event{{Name: "onShopTripAdd", Page: "p.html", Scopes: []string{"shop"}, Fields: []spec.Field{object("data", texts(fields)...)}}},
		})
		p := sdk.Packages[0]
		trip := p.Methods()[0].Result.(*model.Struct)
		if got := p.Events[0].Data == model.Type(trip); got != isOne {
			t.Errorf("an event with %s carries a trip: %t", fields, got)
		}
		if isOne && !slices.Contains(p.Methods()[0].Service.Types.Structs, trip) {
			t.Errorf("a trip that an event carries is not with its service")
		}
	}
}

// TestTypeOfService: what a method takes of the type that is called as its service is of that type.
func TestTypeOfService(t *testing.T) {
	trip := spec.Type{Name: "shop_trip", Page: "types.html", Fields: texts("id title place mood")}
	get := method("shop.guide.get", answers(append(texts("id note place"), spec.Field{Name: "way", Type: "shop_trip", Ref: "shop_trip"})))
	for fields, want := range map[string]string{"id title": "*Trip", "id sort": "*TripUpdateAdd"} {
		by := methodsOf(t, spec.Spec{Types: []spec.Type{trip}, Methods: []spec.Method{get, method("shop.trip.update", spec.Result{Type: "boolean"}, object("add", texts(fields)...), texts("id")[0])}})
		if got := by["shop.trip.update"].Params.Find("add").Type.String(); got != want {
			t.Errorf("%s: %s, want %s", fields, got, want)
		}
	}
}
