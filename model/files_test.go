package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestFilesBesideIDs: the ids of files that are read stay ids where files are sent below their name.
func TestFilesBesideIDs(t *testing.T) {
	file := func(seen string) spec.Field { return spec.Field{Name: "FILES", Type: "array", Seen: seen} }
	by := methodsOf(t, spec.Spec{Methods: []spec.Method{
		method("shop.item.add", spec.Result{Type: "integer"}, spec.Field{Name: "TITLE", Type: "string"}, file("file[]")),
		method("shop.item.get", answers([]spec.Field{{Name: "TITLE", Type: "string"}, file("integer[]")})),
	}})
	if got := by["shop.item.add"].Params.Find("FILES").Type.String(); got != "[]b24.File" {
		t.Errorf("add takes %s", got)
	}
	if got := typeAt(t, by, []string{"shop.item.get", "FILES"}).String(); got != "b24.ID" {
		t.Errorf("get answers %s", got)
	}
}
