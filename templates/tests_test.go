package templates_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
	"github.com/google/go-cmp/cmp"
)

// TestTests: examples come one on a line, those that are no JSON not at all.
func TestTests(t *testing.T) {
	s := spec.Spec{Methods: []spec.Method{{
		API: spec.V2, Name: "shop.item.add", Page: "p.html", Errors: []spec.ErrorCode{{Code: "NO"}},
		Examples: &spec.Examples{
			Request:  []spec.RequestExample{{Method: "shop.item.add", Body: "{\n \"a\": 1}"}, {Method: "other", Body: "{}"}},
			Response: []string{`{"result": true}`, "no JSON"},
			Error:    []string{`{"error": "NO"}`},
		},
	}}}
	files, err := render(s, config{model.Config{Module: "example.com/sdk"}, templates.Config{Tests: true}})
	if err != nil {
		t.Fatal(err)
	}
	want := templates.Header + `
{"method":"v2/shop.item.add","kind":"request","json":{"a":1}}
{"method":"v2/shop.item.add","kind":"response","json":{"result":true}}
{"method":"v2/shop.item.add","kind":"error","json":{"error":"NO"}}
`
	if diff := cmp.Diff(want, string(files["sdktest/shop.txt"])); diff != "" {
		t.Errorf("examples (-want +got):\n%s", diff)
	}
	for _, part := range []string{"shop.NewItem,", "shop.ErrNo,", `"shop.txt"`} {
		if !strings.Contains(string(files["sdktest/sdk_test.go"]), part) {
			t.Errorf("sdktest/sdk_test.go lacks %q", part)
		}
	}
	if _, err := render(s, config{code: templates.Config{Tests: true}}); err == nil || !strings.Contains(err.Error(), "import path") {
		t.Errorf("without an import path: error %v", err)
	}
}
