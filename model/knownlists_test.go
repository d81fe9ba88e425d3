package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
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

// TestAnsweredLists: a list of nobody knows what that a method answers holds the objects that the list of its name holds in
// the answers of other methods of the service, if these are the same in all.
func TestAnsweredLists(t *testing.T) {
	rows := func(keys string) spec.Field {
		return spec.Field{Name: "photos", Type: "array", Fields: texts(keys)}
	}
	finds := func(name string, f spec.Field) spec.Method { return method(name, answers(texts("TITLE", f))) }
	open := spec.Field{Name: "photos", Type: "array"}
	for name, c := range map[string]struct {
		others []spec.Method
		want   bool
	}{
		"of the service": {[]spec.Method{finds("shop.hall.get", rows("place mood light size"))}, true},
		"of another":     {[]spec.Method{finds("shop.wing.get", rows("place mood light size"))}, false},
		"of two":         {[]spec.Method{finds("shop.hall.get", rows("place mood light size")), finds("shop.hall.trace", rows("door key"))}, false},
	} {
		by := methodsOf(t, spec.Spec{Methods: append(c.others, finds("shop.hall.seek", open))})
		got := typeAt(t, by, []string{"shop.hall.seek", "photos"})
		if c.want && got != typeAt(t, by, []string{"shop.hall.get", "photos"}) || !c.want && got != model.Any {
			t.Errorf("%s: %s", name, got)
		}
	}
}
