package model_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// What a method makes or answers has an id, to which later commands of a batch refer.
func TestIDPath(t *testing.T) {
	id := spec.Field{Name: "ID", Type: "integer"}
	task := spec.Field{Name: "task", Type: "object", Fields: []spec.Field{id}}
	methods := []spec.Method{
		{Name: "shop.item.add", API: spec.V2, Result: &spec.Result{Type: "integer"}},
		{Name: "shop.item.get", API: spec.V2, Result: &spec.Result{Type: "object", Fields: []spec.Field{task}}},
		{Name: "shop.item.list", API: spec.V2, Result: &spec.Result{Type: "object[]", Fields: []spec.Field{id}}, List: &spec.List{By: spec.ByStart, Start: "start"}},
		{Name: "shop.item.delete", API: spec.V2, Result: &spec.Result{Type: "integer"}},
		{Name: "shop.item.move", API: spec.V2, Params: []spec.Field{{Name: "itemId", Type: "integer"}}},
	}
	want := map[string]string{"shop.item.add": "", "shop.item.get": "task/ID", "shop.item.list": "0/ID"}
	sdk, err := model.Build(spec.Spec{Methods: methods}, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range sdk.Packages[0].Methods() {
		path, has := want[m.Spec.Name]
		if m.HasID != has || strings.Join(m.IDPath, "/") != path {
			t.Errorf("%s: %t %q", m.Spec.Name, m.HasID, m.IDPath)
		}
		if f := m.Params.Find("itemId"); f != nil && (f.Type.String() != "*b24.ID" || f.For == nil || f.For.REST != "shop.item") {
			t.Errorf("itemId is %v, for %+v", f.Type, f.For)
		}
	}
}
