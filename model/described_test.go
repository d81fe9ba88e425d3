package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestDescribed: what a method names that describes an object is read with the object, and is
// sent in no other way than before. A list for one direction is one for the other.
func TestDescribed(t *testing.T) {
	mails := spec.Field{Name: "EMAIL", Type: "shop_mail[]"}
	mail := spec.Field{Name: "EMAIL", Type: "shop_mail"}
	rows := spec.Field{Name: "ROWS", Type: "array", Seen: "object[]", Shown: texts("PRODUCT COUNT")}
	partners := spec.Field{Name: "PARTNER_IDS", Type: "user"}
	pattern := spec.Field{Name: "UF_...", Type: "string"}
	names := spec.Result{Type: "object", Seen: "map", Source: spec.FromTable, Fields: texts("TITLE PLACE CODE LINK", mail, rows, partners, pattern)}
	types := []spec.Type{{Name: "shop_mail", Page: "types.html", Fields: texts("VALUE KIND")}}
	get := method("shop.firm.get", answers(texts("TITLE PLACE CODE LINK")))
	add := method("shop.firm.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", mails)...))
	by := methodsOf(t, spec.Spec{Types: types, Methods: []spec.Method{add, method("shop.firm.fields", names), get}})

	firm := by["shop.firm.get"].Result.(*model.Struct)
	want := []string{"Title string", "Place string", "Code string", "Link string", "Email []Mail", "Rows []FirmRow", "PartnerIDs []b24.ID"}
	if diff := cmp.Diff(want, fieldTypes(firm)); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"UF_..."}, firm.Patterns); diff != "" {
		t.Errorf("patterns (-want +got):\n%s", diff)
	}
	if why := firm.Find("ROWS").Why; why.By != model.ByExample {
		t.Errorf("rows are known by %v", why)
	}
	if sent := by["shop.firm.add"].Params.Find("fields").Type.(*model.Struct); sent.Find("ROWS") != nil {
		t.Error("what is named only by the describing method can be sent")
	}

	described := spec.Result{Type: "object", Seen: "map<object>", Source: spec.FromTable, Described: []spec.Field{
		{Name: "TITLE"}, {Name: "PLACE", Type: "integer"}, {Name: "COUNT", Type: "integer"}, {Name: "SUM"}, {Name: "LABEL"}, {Name: "LINK", Type: "shop_kind[]"}, {Name: "CODE"},
	}}
	count, sum := spec.Field{Name: "COUNT", Source: spec.FromExample, Type: "string"}, spec.Field{Name: "SUM", Type: "double"}
	by = methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.firm.add", spec.Result{Type: "integer"}, object("fields", texts("TITLE PLACE CODE LINK", sum)...)),
		method("shop.firm.fields", described), method("shop.firm.get", answers(texts("TITLE PLACE CODE LINK", count))),
	}})
	want = []string{"Title string", "Place string", "Code string", "Link string", "Count int", "Sum b24.Decimal"}
	if diff := cmp.Diff(want, fieldTypes(by["shop.firm.get"].Result.(*model.Struct))); diff != "" {
		t.Errorf("a description says what nobody else does, (-want +got):\n%s", diff)
	}

	m3 := func(name string, r spec.Result) spec.Method { m := method(name, r); m.API = spec.V3; return m }
	for _, api := range []spec.API{spec.V2, spec.V3} {
		described := m3("shop.firm.field.list", spec.Result{Type: "object", Described: []spec.Field{{Name: "LENGTH", Type: "int"}, {Name: "COUNT", Type: "int"}}})
		held := answers([]spec.Field{{Name: "item", Type: "object", Shown: append(texts("TITLE PLACE CODE"), count, spec.Field{Name: "LENGTH"})}})
		get := m3("shop.firm.get", held)
		get.API, described.API = api, api
		by = methodsOf(t, spec.Spec{Methods: []spec.Method{described, get}})
		if got := typeAt(t, by, []string{"shop.firm.get", "item", "LENGTH"}); (got == model.Int) != (api == spec.V3) {
			t.Errorf("%s: a list of fields makes the length %s", api, got)
		}
	}

	other := names
	other.Fields = texts("A B C D")
	by = methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.firm.fields", other), get, method("shop.hall.fields", names)}})
	if got := len(by["shop.firm.get"].Result.(*model.Struct).Fields); got != 8 {
		t.Errorf("a firm has %d fields, want its four and the four that are described", got)
	}
}
