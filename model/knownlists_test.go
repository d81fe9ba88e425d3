package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestKnownLists: a list of nobody knows what is one of the values that all other lists of its name have.
func TestKnownLists(t *testing.T) {
	list := func(seen string) spec.Field { return spec.Field{Name: "watchers", Type: "array", Seen: seen} }
	takes := func(name string, f spec.Field) spec.Method {
		return method(name, spec.Result{Type: "boolean"}, object("fields", texts("TITLE", f)...))
	}
	rows := spec.Field{Name: "watchers", Type: "array", Seen: "object[]", Fields: texts("NAME PLACE")}
	for name, c := range map[string]struct {
		others []spec.Method
		want   string
	}{
		"ids":              {[]spec.Method{takes("shop.task.add", list("id[]"))}, "b24.ID"},
		"nobody":           {nil, "any"},
		"lists of two":     {[]spec.Method{takes("shop.task.add", list("integer[]")), takes("shop.note.add", list("string[]"))}, "any"},
		"a list of others": {[]spec.Method{takes("shop.task.add", list("id[]")), takes("shop.note.add", rows)}, "any"},
	} {
		by := methodsOf(t, spec.Spec{Methods: append(c.others, takes("shop.plan.add", list("")))})
		if got := typeAt(t, by, []string{"shop.plan.add", "fields", "watchers"}).String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
