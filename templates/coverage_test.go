package templates_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
	"github.com/google/go-cmp/cmp"
)

// TestTypeRules holds single fields of parameters against their Go types.
func TestTypeRules(t *testing.T) {
	for want, f := range map[string]spec.Field{
		"IDs []int":              {Name: "ids", Type: "array", Seen: "integer[]"},
		"Item map[string]any":    {Name: "item", Type: "array", Seen: "object"},
		"Users []int":            {Name: "users", Type: "integer|integer[]"},
		"Either any":             {Name: "either", Type: "object|string", Fields: []spec.Field{{Name: "a", Type: "string"}}},
		"Label b24.Labels":       {Name: "label", Type: "string|lang_map"},
		"Title b24.Labels":       {Name: "title", Type: "string|object"},
		"Order b24.Order":        {Name: "order", Type: "object"},
		"OwnerID *b24.ID":        {Name: "ownerId"},
		"Needed *string":         {Name: "needed", Type: "string", Required: spec.Mandatory, Omitted: true},
		"Weights map[string]int": {Name: "weights", Type: "object", Seen: "map<integer>"},
		"OnOff *b24.Flag":        {Name: "onOff", Type: "boolean|integer"},
		"Truth *bool":            {Name: "truth", Type: "boolean|integer|string", Wire: spec.WireBool},
		"Files []b24.File":       {Name: "files", Type: "diskfile", Seen: "array"},
		"Calendar *b24.ID":       {Name: "calendar", Type: "string", Wire: spec.WireNumber},
		"Photo *b24.File":        {Name: "photo", Type: "array", Seen: "file"},
		"Pairs [][]string":       {Name: "pairs", Type: "array", Seen: "string[][]"},
		"Kind *b24.ID":           {Name: "kind", Type: "crm_enum_ownertype"},
		"Number *b24.ID":         {Name: "number", Type: "integer", Seen: "string"},
		"Sort b24.Order":         {Name: "sort", Type: "object"},
		"Code *int":              {Name: "code", Type: "object", Seen: "integer", Fields: []spec.Field{{Name: "a", Type: "string"}}},
	} {
		s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.add", Page: "p.html", Params: []spec.Field{f}}}}
		files, err := templates.Render(s, templates.Config{})
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(files["shop/item.go"])), " ")
		if !strings.Contains(text, " "+want+" `json:") {
			t.Errorf("%+v: lacks %q in %s", f, want, text)
		}
	}
}

// TestNamesakes: a field of which only null is known has the type of its
// namesakes, if they agree.
func TestNamesakes(t *testing.T) {
	method := func(name string, f spec.Field) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: "p.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{f}}}
	}
	s := spec.Spec{Methods: []spec.Method{
		method("shop.item.get", spec.Field{Name: "ADDRESS", Type: "null"}),
		method("shop.item.list", spec.Field{Name: "address", Type: "string"}),
	}}
	got, err := templates.Measure(s, templates.Config{})
	if err != nil || got.Results.Share() != 1 {
		t.Errorf("share %v, error %v, want all concrete", got.Results.Share(), err)
	}
	s.Methods = append(s.Methods, method("shop.item.old", spec.Field{Name: "ADDRESS", Type: "string[]"}))
	s.Methods = append(s.Methods, method("shop.item.new", spec.Field{Name: "ADDRESS", Type: "boolean"}))
	got, err = templates.Measure(s, templates.Config{})
	want := map[templates.Reason][]string{templates.NoType: {"v2/shop.item.get/result#ADDRESS"}}
	if diff := cmp.Diff(want, got.Results.Open); diff != "" || err != nil {
		t.Errorf("error %v, open fields (-want +got):\n%s", err, diff)
	}
}

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
	files, err := templates.Render(s, templates.Config{Module: "example.com/sdk", Tests: true})
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
	if _, err := templates.Render(s, templates.Config{Tests: true}); err == nil || !strings.Contains(err.Error(), "import path") {
		t.Errorf("without an import path: error %v", err)
	}
}
