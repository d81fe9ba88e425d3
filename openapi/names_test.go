package openapi_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/spec"
)

// TestNamesApart: nothing inside of an object would be called as a component is.
func TestNamesApart(t *testing.T) {
	text := []spec.Field{{Name: "text", Type: "string"}, {Name: "title", Type: "string"}, {Name: "tag", Type: "string"}}
	notice := append([]spec.Field{{Name: "params", Type: "object"}}, text...)
	sdk, err := model.Build(spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "im.notify", Page: "p.html", Params: text, Result: &spec.Result{Type: "integer"}},
		{API: spec.V2, Name: "im.notify.get", Page: "q.html", Result: &spec.Result{Type: "object", Fields: notice}},
		{API: spec.V2, Name: "im.user.get", Page: "r.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{{Name: "params", Type: "object"}, {Name: "name", Type: "string"}}}},
	}}, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi.Build(sdk, openapi.Config{API: spec.V2, Version: openapi.V31})
	if err != nil {
		t.Fatal(err)
	}
	parts, err := doc.Fragments()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"im.NotifyParams": true, "im.Notify": false, "im.NotifyObject": true, "im.User": true, "im.UserObject": false} {
		if _, there := parts.Schemas[name]; there != want {
			t.Errorf("%s is there: %t, want %t; all: %v", name, there, want, slices.Sorted(maps.Keys(parts.Schemas)))
		}
	}
}
