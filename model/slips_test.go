package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestSlips: a name that only an example of a request has is a slip where a page states it of the object
// without a letter that is written twice; it is a field where no page does, or where it is answered.
func TestSlips(t *testing.T) {
	shown := func(name string) spec.Field {
		return spec.Field{Name: name, Type: "string", Source: spec.FromExample}
	}
	item := fieldsOf("id title isRecurring kind")
	sent := append(fieldsOf("title kind isRecurring"), shown("isReccurring"), shown("collor"))
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.item.get", spec.Result{Type: "object", Fields: append(item, shown("tittle"))}),
		method("shop.item.add", spec.Result{Type: "integer"}, object("fields", sent...)),
	}})
	got := fieldTypes(model.Deref(by["shop.item.add"].Params.Fields[0].Type).(*model.Struct))
	if diff := cmp.Diff([]string{"Title string", "Kind string", "IsRecurring string", "Collor *string"}, got); diff != "" {
		t.Errorf("what is sent (-want +got):\n%s", diff)
	}
	got = fieldTypes(by["shop.item.get"].Result.(*model.Struct))
	if diff := cmp.Diff("Tittle string", got[len(got)-1]); diff != "" {
		t.Errorf("what is read (-want +got):\n%s", diff)
	}
}
