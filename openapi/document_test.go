package openapi_test

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/spec"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// small is a spec with one of each thing that a document says in a way of its own.
func small(t *testing.T) spec.Spec {
	s, err := spec.Load("testdata/spec")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func document(t *testing.T, s spec.Spec, c openapi.Config) *openapi.Document {
	t.Helper()
	return documentOf(t, modelOf(t, s), c)
}

func modelOf(t *testing.T, s spec.Spec) *model.SDK {
	t.Helper()
	sdk, err := model.Build(s, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return sdk
}

func documentOf(t *testing.T, sdk *model.SDK, c openapi.Config) *openapi.Document {
	t.Helper()
	doc, err := openapi.Build(sdk, c)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func yamlOf(t *testing.T, doc *openapi.Document) []byte {
	t.Helper()
	text, err := doc.YAML()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// eachConfig are the documents that there are.
var eachConfig = map[string]openapi.Config{
	"v2":     {API: spec.V2, Version: openapi.V31},
	"v3":     {API: spec.V3, Version: openapi.V31},
	"v2-3.0": {API: spec.V2, Version: openapi.V30},
	"v3-3.0": {API: spec.V3, Version: openapi.V30},
}

func TestGolden(t *testing.T) {
	for name, c := range eachConfig {
		t.Run(name, func(t *testing.T) {
			got := yamlOf(t, document(t, small(t), c))
			file := "testdata/" + name + ".yaml"
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestOrder: the order of methods, events and types in the spec leaves no trace.
func TestOrder(t *testing.T) {
	c := eachConfig["v2"]
	want := yamlOf(t, document(t, small(t), c))
	s := small(t)
	rand.Shuffle(len(s.Methods), func(i, j int) { s.Methods[i], s.Methods[j] = s.Methods[j], s.Methods[i] })
	rand.Shuffle(len(s.Events), func(i, j int) { s.Events[i], s.Events[j] = s.Events[j], s.Events[i] })
	rand.Shuffle(len(s.Types), func(i, j int) { s.Types[i], s.Types[j] = s.Types[j], s.Types[i] })
	if !bytes.Equal(want, yamlOf(t, document(t, s, c))) {
		t.Error("another order of the spec gives another document")
	}
}

// mostBytes is how large the document of a whole API may be.
const mostBytes = 12 << 20

// TestWhole has the documents of the whole API validated, and counts.
func TestWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("it checks the whole API")
	}
	s, err := spec.Load("../spec/api")
	if err != nil {
		t.Fatal(err)
	}
	methods := map[spec.API]int{}
	for _, m := range s.Methods {
		methods[m.API]++
	}
	sdk := modelOf(t, s)
	for name, c := range eachConfig {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			doc := documentOf(t, sdk, c)
			if doc.Operations != methods[c.API] {
				t.Errorf("%d operations, the spec has %d methods", doc.Operations, methods[c.API])
			}
			if c.API == spec.V2 && doc.Webhooks != len(s.Events) {
				t.Errorf("%d webhooks, the spec has %d events", doc.Webhooks, len(s.Events))
			}
			text := yamlOf(t, doc)
			if len(text) > mostBytes {
				t.Errorf("%d bytes, want at most %d", len(text), mostBytes)
			}
			valid(t, text)
		})
	}
}

// valid holds a document against kin-openapi, which had no part in writing it.
func valid(t *testing.T, text []byte) {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestBuildRefuses(t *testing.T) {
	sdk, err := model.Build(spec.Spec{}, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for want, c := range map[string]openapi.Config{
		`openapi: there is no method or event of v3 to describe`: {API: spec.V3, Version: openapi.V31},
		`openapi: version "3.2" is neither 3.0 nor 3.1`:          {API: spec.V2, Version: "3.2"},
	} {
		if _, err := openapi.Build(sdk, c); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
