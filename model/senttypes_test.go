package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestTypesSent: what only an example shows of an answer is the documented type that is sent below
// its key, if it has mostly the fields of that, and no others.
func TestTypesSent(t *testing.T) {
	layout := spec.Type{Name: "shop_layout", Page: "types.html", Fields: texts("icon title tags")}
	for shown, want := range map[string]string{"icon title": "Layout", "icon title extra": "TaskLayout", "icon": "TaskLayout"} {
		by := methodsOf(t, spec.Spec{Types: []spec.Type{layout}, Methods: []spec.Method{
			method("shop.task.get", spec.Result{Type: "object", Source: spec.FromExample, Shown: texts("id place kind note", object("layout", texts(shown)...))}),
			method("shop.task.add", spec.Result{Type: "integer"}, spec.Field{Name: "layout", Type: "object", Ref: "shop_layout"}),
		}})
		if got := by["shop.task.get"].Result.(*model.Struct).Find("layout").Type.String(); got != want {
			t.Errorf("%s: %s, want %s", shown, got, want)
		}
	}
}

// TestOneKeySent: one key alone tells the type if there is an object below it, whose fields are known.
func TestOneKeySent(t *testing.T) {
	layout := spec.Type{Name: "shop_layout", Page: "types.html", Fields: []spec.Field{object("block", texts("kind title")...)}}
	for inside, want := range map[string]string{"kind title": "Layout", "kind": "TaskLayout"} {
		by := methodsOf(t, spec.Spec{Types: []spec.Type{layout}, Methods: []spec.Method{
			method("shop.task.get", spec.Result{Type: "object", Source: spec.FromExample, Shown: texts("id place kind note", object("layout", object("block", texts(inside)...)))}),
			method("shop.task.add", spec.Result{Type: "integer"}, spec.Field{Name: "layout", Type: "object", Ref: "shop_layout"}),
		}})
		if got := by["shop.task.get"].Result.(*model.Struct).Find("layout").Type.String(); got != want {
			t.Errorf("%s: %s, want %s", inside, got, want)
		}
	}
}

// TestOpenRows: a list whose rows nobody describes has the object of its service.
func TestOpenRows(t *testing.T) {
	list := method("shop.type.list", spec.Result{Type: "object", Fields: []spec.Field{{Name: "types", Type: "object[]"}}}, spec.Field{Name: "start", Type: "integer"})
	list.List = &spec.List{By: "start", Start: "start", Rows: "types"}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{method("shop.type.get", answers(texts("id title place kind"))), list}})
	rows := by["shop.type.list"].Result.(*model.Struct).Find("types").Type
	if want := "[]" + by["shop.type.get"].Result.String(); rows.String() != want || want != "[]Type" {
		t.Errorf("rows are %s, want %s", rows, want)
	}
}
