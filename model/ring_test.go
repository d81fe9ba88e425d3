package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestRingBothWays: types that hold each other are one for both ways, unless a field of one of them
// has another type when it is sent.
func TestRingBothWays(t *testing.T) {
	for _, tt := range []struct {
		note    spec.Field
		isEqual bool
	}{
		{spec.Field{Name: "note", Type: "string"}, true},
		{spec.Field{Name: "note", Type: "object", Fields: texts("text place"), Sent: spec.SentIDs}, false},
	} {
		block := spec.Field{Name: "block", Type: "object", Ref: "shop_block"}
		s := spec.Spec{
			Types: []spec.Type{
				{Name: "shop_block", Page: "types.html", Fields: texts("kind", spec.Field{Name: "properties", Type: "object", Ref: "shop_properties"})},
				{Name: "shop_properties", Page: "types.html", Fields: texts("value title", tt.note, block)},
			},
			Methods: []spec.Method{
				method("shop.task.get", spec.Result{Type: "object", Fields: texts("id name", block)}),
				method("shop.note.get", spec.Result{Type: "object", Fields: texts("id title", block)}),
				method("shop.task.send", spec.Result{Type: "boolean"}, block),
			},
		}
		by := methodsOf(t, s)
		read := by["shop.task.get"].Result.(*model.Struct).Find("block").Type
		sent := model.Deref(by["shop.task.send"].Params.Find("block").Type)
		if (read == sent) != tt.isEqual {
			t.Errorf("note is %s: read as %s, sent as %s", tt.note.Type, read, sent)
		}
	}
}
