package site_test

import (
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/site"
	"github.com/b24gen/b24gen/spec"
)

// wholeAPI is the source of the site of the committed spec.
func wholeAPI(t testing.TB) site.Source {
	t.Helper()
	loaded, err := spec.Load("../spec/api")
	if err != nil {
		t.Fatal(err)
	}
	names, err := spec.LoadNames("../spec/names.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return sourceOf(t, loaded, model.Config{Module: "github.com/b24gen/b24gen/generated", Names: model.Pins(names)})
}

// sourceOf is a source without findings and changes.
func sourceOf(t testing.TB, s spec.Spec, c model.Config) site.Source {
	t.Helper()
	sdk, err := model.Build(s, c)
	if err != nil {
		t.Fatal(err)
	}
	from := site.Source{SDK: sdk, Runtime: "github.com/b24gen/b24gen/b24", Documents: map[spec.API]*openapi.Document{}}
	for _, api := range []spec.API{spec.V2, spec.V3} {
		if doc, err := openapi.Build(sdk, openapi.Config{API: api, Version: openapi.V31}); err == nil {
			from.Documents[api] = doc
		}
	}
	return from
}

func BenchmarkBuild(b *testing.B) {
	from := wholeAPI(b)
	for b.Loop() {
		if _, err := site.Build(from); err != nil {
			b.Fatal(err)
		}
	}
}
