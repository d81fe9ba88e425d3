package model_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// TestFalseForNone: what one page calls a text or false, an object or false, or most places a moment,
// is that also where another place knows of a truth alone.
func TestFalseForNone(t *testing.T) {
	moment, truth := spec.Field{Name: "X", Type: "datetime"}, spec.Field{Name: "X", Type: "boolean"}
	for name, c := range map[string]struct {
		places []spec.Field
		other  spec.Field // of a place with a struct of its own
		want   string
	}{
		"a text or false":             {[]spec.Field{{Name: "X", Type: "string|false"}}, truth, "X string"},
		"an object or false":          {[]spec.Field{{Name: "X", Type: "object|false", Fields: []spec.Field{{Name: "width", Type: "integer"}}}}, truth, "X ItemX"},
		"a number or false":           {[]spec.Field{{Name: "X", Type: "integer|false"}}, truth, "X int"},
		"a moment on most pages":      {[]spec.Field{moment, moment, moment, moment}, truth, "X b24.Time"},
		"a moment on some":            {[]spec.Field{moment, moment, moment}, truth, "X bool"},
		"a text":                      {[]spec.Field{{Name: "X", Type: "string"}}, truth, "X bool"},
		"an object, as its words say": {nil, spec.Field{Name: "X", Type: "boolean", Seen: "object"}, "X map[string]any"},
	} {
		var methods []spec.Method
		for i, f := range c.places {
			methods = append(methods, itemMethod([]string{"get", "getList", "list", "current"}[i], "string", f))
		}
		methods = append(methods, itemMethod("search", "string[]", c.other))
		by := methodsOf(t, spec.Spec{Methods: methods})
		if got := fieldTypes(by["shop.item.search"].Result.(*model.Struct))[0]; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// itemMethod answers an item with a field, and with others, some of a type.
func itemMethod(name, typ string, f spec.Field) spec.Method {
	fields := []spec.Field{f, {Name: "TEXT", Type: typ}, {Name: "CODE", Type: typ}}
	for _, name := range []string{"ID", "TITLE", "SORT", "KIND"} {
		fields = append(fields, spec.Field{Name: name, Type: "string"})
	}
	return method("shop.item."+name, spec.Result{Type: "object", Fields: fields})
}
