package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestCursors: what a list starts behind is the id of a row where it pages by the id of the last one.
func TestCursors(t *testing.T) {
	for by, want := range map[spec.Paging]string{spec.ByLastID: "*b24.ID", spec.ByStart: "*int"} {
		cursor := object("cursor", spec.Field{Name: "order", Type: "string"}, spec.Field{Name: "value", Seen: "integer"})
		m := method("shop.log.tail", answers([]spec.Field{{Name: "items", Type: "array", Fields: texts("NAME", spec.Field{Name: "id", Type: "integer"})}}), cursor)
		m.List = &spec.List{By: by, Start: "cursor.value", Rows: "items", ID: "id"}
		methods := methodsOf(t, spec.Spec{Methods: []spec.Method{m}})
		held := model.Deref(methods["shop.log.tail"].Params.Find("cursor").Type).(*model.Struct)
		if got := held.Find("value").Type.String(); got != want {
			t.Errorf("%s: the value of a cursor is %s, want %s", by, got, want)
		}
	}
}
