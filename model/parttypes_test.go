package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestTypedByName: fields that a page only lists have the types of the documented type that its words call by
// the end of its name, in other capitals too; what is in no such type, or has other fields, is what the page says.
func TestTypedByName(t *testing.T) {
	link := spec.Type{Name: "shop_link", Page: "types.html", Fields: []spec.Field{
		{Name: "ID", Type: "integer"}, set("KIND_ID", "PHONE MAIL"), {Name: "VALUE_TYPE", Type: "string"}}}
	names := func(names ...string) (out []spec.Field) {
		for _, n := range names {
			out = append(out, spec.Field{Name: n})
		}
		return out
	}
	for name, c := range map[string]struct {
		typ    string
		fields []spec.Field
		want   []string
	}{
		"by the end of its name": {"link[]", names("id", "kindId", "valueType"), []string{"ID b24.ID", "KindID LinkKindID", "ValueType string"}},
		"of another name":        {"chain[]", names("id", "kindId", "valueType"), []string{"ID b24.ID", "KindID b24.ID", "ValueType any"}},
		"with other fields":      {"link[]", names("kindId", "color"), []string{"KindID b24.ID", "Color any"}},
		"with a type of its own": {"link[]", append(names("kindId"), spec.Field{Name: "valueType", Type: "boolean"}), []string{"KindID LinkKindID", "ValueType bool"}},
	} {
		by := methodsOf(t, spec.Spec{Types: []spec.Type{link}, Methods: []spec.Method{
			method("shop.trip.get", answers(texts("id name place", spec.Field{Name: "links", Type: c.typ, Fields: c.fields}))),
			method("shop.guide.get", answers(texts("id title mood", spec.Field{Name: "LINKS", Type: "shop_link[]", Ref: "shop_link"}))),
		}})
		got := fieldTypes(typeAt(t, by, []string{"shop.trip.get", "links"}).(*model.Struct))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
