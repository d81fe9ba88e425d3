package parser

import (
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestNamesOfSelected: what a method answers has the fields that its parameter select lists, if it is
// the object that this chooses from.
func TestNamesOfSelected(t *testing.T) {
	fields := func(names string) []spec.Field {
		var out []spec.Field
		for name := range strings.FieldsSeq(names) {
			out = append(out, spec.Field{Name: name, Type: "string"})
		}
		return out
	}
	tests := []struct{ what, method, selected, shown, want string }{
		{"names that nobody describes", "shop.item.list", "ID NAME SORT DATE", "ID NAME SORT", "DATE"},
		{"of an object with few fields", "shop.item.list", "ID NAME SORT DATE TEXT KIND CODE", "ID NAME SORT", "DATE TEXT KIND CODE"},
		{"in another spelling", "shop.item.list", "ID NAME SORT DATE_FROM", "ID NAME SORT dateFrom", ""},
		{"in capitals", "shop.item.list", "ID NAME OWNER_ID DATE_FROM TEXT", "id name ownerId", "dateFrom text"},
		{"of one portal", "shop.item.list", "ID NAME SORT UF_COLOR PROPERTY_Id * FIELD_N", "ID NAME SORT PROPERTY_7 PROPERTY_8 PROPERTY_9 PROPERTY_10", ""},
		{"two fields", "shop.item.list", "ID NAME DATE", "ID NAME", ""},
		{"another object", "shop.item.list", "ID NAME SORT DATE TEXT KIND CODE", "ID NAME SORT a b c d e", ""},
		{"a description of fields", "shop.item.field.list", "name type title editable", "name type title", ""},
	}
	for _, tt := range tests {
		m := spec.Method{
			Name:   tt.method,
			Params: []spec.Field{{Name: "SELECT", Type: "array", Fields: fields(tt.selected)}},
			Result: &spec.Result{Type: "array", Shown: fields(tt.shown)},
		}
		got := collectTypes(nil).resolvedResult(&m, nil)
		shown := len(strings.Fields(tt.shown))
		if names := strings.Join(namesOfFields(got.Shown[shown:]), " "); names != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, names, tt.want)
		}
		m.Params[0].Fields, m.Params[0].Enum = nil, strings.Fields(tt.selected)
		got = collectTypes(nil).resolvedResult(&m, nil)
		if names := strings.Join(namesOfFields(got.Shown[shown:]), " "); names != tt.want {
			t.Errorf("%s, as values: %q, want %q", tt.what, names, tt.want)
		}
	}
}

// TestNamesOfSelectedInATypes: what a type has that the object refers to is no field of its own.
func TestNamesOfSelectedInATypes(t *testing.T) {
	list := spec.Field{Name: "select", Type: "array", Enum: []string{"id", "total", "ownerId", "parts", "weight"}}
	rows := spec.Field{Name: "items", Type: "shop_order[]", Ref: "shop_order", Fields: []spec.Field{{Name: "id"}, {Name: "total"}, {Name: "ownerId"}}}
	m := spec.Method{Name: "shop.order.list", Params: []spec.Field{list}, Result: &spec.Result{Type: "object", Fields: []spec.Field{rows}}, List: &spec.List{Rows: "items"}}
	got := collectTypes(shopTypes()).resolvedResult(&m, nil).Fields[0]
	if names := strings.Join(namesOfFields(slices.Concat(got.Fields, got.Shown)), " "); got.Ref != "shop_order" || names != "id total ownerId weight" {
		t.Errorf("rows refer to %q with %q", got.Ref, names)
	}
}

// TestKeysOfSelected: a name under which the page says that another key is answered is no field.
func TestKeysOfSelected(t *testing.T) {
	chosen := []spec.Field{{Name: "ID"}, {Name: "NAME"}, {Name: "SORT"}, {Name: "PIN", Key: "IS_PIN"}, {Name: "COLOR"}}
	m := spec.Method{
		Name:   "shop.item.list",
		Params: []spec.Field{{Name: "select", Type: "array", Fields: chosen}},
		Result: &spec.Result{Type: "array", Shown: []spec.Field{{Name: "ID"}, {Name: "NAME"}, {Name: "SORT"}, {Name: "IS_PIN"}}},
	}
	if got := namesOfFields(collectTypes(nil).resolvedResult(&m, nil).Shown[4:]); !slices.Equal(got, []string{"COLOR"}) {
		t.Errorf("further fields are %q", got)
	}
}

func namesOfFields(fields []spec.Field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.Name)
	}
	return out
}
