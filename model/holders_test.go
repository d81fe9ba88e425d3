package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestHolders: what a method answers that has no field of the object which others answer is not that
// object: it holds it, in a map too, or tells of each what became of it.
func TestHolders(t *testing.T) {
	item := fieldsOf("id title sort kind owner")
	held := spec.Field{Name: "shelfItems", Type: "object", Seen: "map<object>", Fields: item}
	told := spec.Field{Name: "items", Type: "array", Fields: []spec.Field{object("item", fieldsOf("id")...), {Name: "error", Type: "string"}}}
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.item.get", spec.Result{Type: "object", Fields: item}),
		method("shop.item.list", spec.Result{Type: "object", Fields: []spec.Field{held}}),
		method("shop.item.import", spec.Result{Type: "object", Fields: []spec.Field{told}}),
	}})
	read := by["shop.item.get"].Result.(*model.Struct)
	if diff := cmp.Diff([]string{"ID b24.ID", "Title string", "Sort string", "Kind string", "Owner string"}, fieldTypes(read)); diff != "" {
		t.Errorf("the object (-want +got):\n%s", diff)
	}
	if got := fieldTypes(by["shop.item.list"].Result.(*model.Struct)); got[0] != "ShelfItems map[string]"+read.Name {
		t.Errorf("list answers %s", got)
	}
	row := model.Innermost(by["shop.item.import"].Result.(*model.Struct).Fields[0].Type).(*model.Struct)
	if diff := cmp.Diff([]string{"Item ItemImportItemData", "Error string"}, fieldTypes(row)); diff != "" {
		t.Errorf("what import answers (-want +got):\n%s", diff)
	}
}

// TestAnswersAround: the object is what add takes, where get answers that below a key, beside ids of its own. What add answers
// with the same id is what get answers.
func TestAnswersAround(t *testing.T) {
	fields := object("fields", texts("title sort kind owner place mood")...)
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.item.add", answers([]spec.Field{object("parcel", texts("id")...)}), fields),
		method("shop.item.get", answers([]spec.Field{object("parcel", texts("id ownerId", fields)...)})),
	}})
	get, add := typeAt(t, by, []string{"shop.item.get", "parcel"}), typeAt(t, by, []string{"shop.item.add", "parcel"})
	if want := []string{"ID b24.ID", "OwnerID string", "Fields Item"}; get != add || !cmp.Equal(want, fieldTypes(get.(*model.Struct))) {
		t.Errorf("get answers %s %s, add %s, want %s", get, fieldTypes(get.(*model.Struct)), add, want)
	}
}
