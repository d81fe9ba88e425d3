package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestOwnID: the id of what a method gets or changes is required where it comes first, and the
// page does not say what is required, or of nothing and takes nothing else but what is changed.
func TestOwnID(t *testing.T) {
	param := func(name string, required spec.Required) spec.Field {
		return spec.Field{Name: name, Type: "integer", Required: required}
	}
	for name, c := range map[string]struct {
		method string
		params []spec.Field
		want   string
	}{
		"get":              {"shop.task.get", []spec.Field{param("taskId", spec.RequiredUnknown)}, "TaskID b24.ID"},
		"update":           {"shop.task.update", []spec.Field{param("id", spec.RequiredUnknown)}, "ID b24.ID"},
		"nothing required": {"shop.task.delete", []spec.Field{param("id", spec.Optional)}, "ID b24.ID"},
		"before fields":    {"shop.task.update", []spec.Field{param("id", spec.Optional), object("fields", texts("title")...)}, "ID b24.ID"},
		"optional":         {"shop.task.get", []spec.Field{param("taskId", spec.Optional), param("depth", spec.Optional)}, "TaskID *b24.ID"},
		"in some cases":    {"shop.task.get", []spec.Field{{Name: "taskId", Type: "integer", Conditional: true}}, "TaskID *b24.ID"},
		"of something":     {"shop.task.get", []spec.Field{param("userId", spec.RequiredUnknown)}, "UserID *b24.ID"},
		"list":             {"shop.task.list", []spec.Field{param("taskId", spec.RequiredUnknown)}, "TaskID *b24.ID"},
		"not in the first": {"shop.task.get", []spec.Field{param("userId", spec.RequiredUnknown), param("id", spec.RequiredUnknown)}, "UserID *b24.ID"},
	} {
		by := methodsOf(t, spec.Spec{Methods: []spec.Method{method(c.method, spec.Result{Type: "boolean"}, c.params...)}})
		if got := fieldTypes(by[c.method].Params)[0]; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
