package templates_test

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
	"github.com/google/go-cmp/cmp"
)

func fieldsOf(names string) []spec.Field {
	var out []spec.Field
	for name := range strings.FieldsSeq(names) {
		out = append(out, spec.Field{Name: name, Type: "string", Required: spec.Mandatory})
	}
	return out
}

// with adds a field to the others.
func with(names string, f spec.Field) []spec.Field { return append(fieldsOf(names), f) }

func TestKin(t *testing.T) {
	blank := spec.Field{Name: "user", Type: "object"}
	told := spec.Field{Name: "USER", Type: "object", Fields: fieldsOf("name phone")}
	answer := func(fields []spec.Field) *spec.Result { return &spec.Result{Type: "object", Fields: fields} }
	tests := []struct {
		what      string
		one, kin  spec.Method
		wantBlank bool
	}{
		{"of mostly the same object",
			spec.Method{Name: "shop.item.get", Result: answer(with("id title at", blank))},
			spec.Method{Name: "shop.note.get", Result: answer(with("id title AT text", told))}, false},
		{"of another object",
			spec.Method{Name: "shop.item.get", Result: answer(with("id title at", blank))},
			spec.Method{Name: "shop.note.get", Result: answer(with("id text", told))}, true},
		{"of another namespace",
			spec.Method{Name: "shop.item.get", Result: answer(with("id title at", blank))},
			spec.Method{Name: "club.note.get", Result: answer(with("id title at", told))}, true},
		{"a list",
			spec.Method{Name: "shop.item.get", Result: answer(with("id title at", blank))},
			spec.Method{Name: "shop.note.get", Result: answer(with("id title at", spec.Field{Name: "user", Type: "object[]", Fields: fieldsOf("name")}))}, true},
		{"what add takes",
			spec.Method{Name: "shop.item.update", Params: with("id", spec.Field{Name: "fields", Type: "array"})},
			spec.Method{Name: "shop.item.add", Params: []spec.Field{{Name: "fields", Type: "object", Fields: fieldsOf("title")}}}, false},
		{"what another method takes",
			spec.Method{Name: "shop.item.move", Params: with("id to at", spec.Field{Name: "data", Type: "object"})},
			spec.Method{Name: "shop.item.add", Params: with("id to at", spec.Field{Name: "data", Type: "object", Fields: fieldsOf("title")})}, true},
		{"what a method describes",
			spec.Method{Name: "shop.item.add", Params: []spec.Field{{Name: "fields", Type: "object"}}},
			spec.Method{Name: "shop.item.fields", Result: &spec.Result{Source: spec.FromTable, Fields: fieldsOf("title")}}, false},
	}
	for _, tt := range tests {
		s := spec.Spec{Methods: []spec.Method{tt.one, tt.kin}}
		for i := range s.Methods {
			s.Methods[i].API, s.Methods[i].Page = spec.V2, "p.html"
		}
		got, err := templates.Measure(s, templates.Config{})
		if err != nil {
			t.Fatal(err)
		}
		open := len(got.Params.Open[templates.NoFields]) + len(got.Params.Open[templates.NoItem]) + len(got.Results.Open[templates.NoFields])
		if (open > 0) != tt.wantBlank {
			t.Errorf("%s: %d objects without fields, want some: %t", tt.what, open, tt.wantBlank)
		}
	}
}

// TestKinRequiresNothing: what add requires, update can leave out.
func TestKinRequiresNothing(t *testing.T) {
	s := spec.Spec{Methods: []spec.Method{
		{API: spec.V2, Name: "shop.item.add", Page: "a.html", Params: []spec.Field{{Name: "fields", Type: "object", Fields: fieldsOf("title")}}},
		{API: spec.V2, Name: "shop.item.update", Page: "b.html", Params: []spec.Field{{Name: "fields", Type: "array", Required: spec.Mandatory}}},
	}}
	files, err := templates.Render(s, templates.Config{})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(files["shop/item.go"])), " ")
	for _, want := range []string{
		"type ItemAddFields struct { // string, required. Title string `json:\"title\"`",
		"// object, required; fields as of shop.item.add. Fields ItemUpdateFields `json:\"fields\"`",
		"type ItemUpdateFields struct { // string. Title *string `json:\"title,omitzero\"`",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %s in %s", want, text)
		}
	}
}

// TestTreesOfKinEnd: an object inside of what comes from kin has no kin itself.
func TestTreesOfKinEnd(t *testing.T) {
	leaf := spec.Field{Name: "children", Type: "array"}
	tree := spec.Field{Name: "children", Type: "array", Fields: with("id title at", leaf)}
	s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.get", Page: "p.html",
		Result: &spec.Result{Type: "object", Fields: with("id title at", tree)}}}}
	got, err := templates.Measure(s, templates.Config{})
	want := map[templates.Reason][]string{templates.NoItem: {"v2/shop.item.get/result/children/children#children"}}
	if diff := cmp.Diff(want, got.Results.Open); diff != "" || err != nil {
		t.Errorf("error %v, open fields (-want +got):\n%s", err, diff)
	}
}

// TestEndings: a name ends in a word that has one type in the whole API.
func TestEndings(t *testing.T) {
	var methods []spec.Method
	answer := func(name string, fields ...spec.Field) {
		methods = append(methods, spec.Method{API: spec.V2, Name: name, Page: "p.html", Result: &spec.Result{Type: "object", Fields: fields}})
	}
	for _, owner := range strings.Fields("a b c d e f g h i j k l m n o p q r s t") {
		answer("club."+owner+".get", spec.Field{Name: owner + "_URL", Type: "string"}, spec.Field{Name: owner + "_STATE", Type: "string"})
	}
	answer("club.z.get", spec.Field{Name: "z_STATE", Type: "integer"}, spec.Field{Name: "y_STATE", Type: "boolean"})
	answer("shop.item.get", spec.Field{Name: "PAGE_URL", Type: "null"}, spec.Field{Name: "PAGE_STATE", Type: "null"})
	got, err := templates.Measure(spec.Spec{Methods: methods}, templates.Config{})
	want := map[templates.Reason][]string{templates.NoType: {"v2/shop.item.get/result#PAGE_STATE"}}
	if diff := cmp.Diff(want, got.Results.Open); diff != "" || err != nil {
		t.Errorf("error %v, open fields (-want +got):\n%s", err, diff)
	}
}

// TestMapsOfLists: the values of a map may be lists of objects.
func TestMapsOfLists(t *testing.T) {
	s := spec.Spec{Methods: []spec.Method{{API: spec.V2, Name: "shop.item.get", Page: "p.html", Result: &spec.Result{
		Type: "object", Fields: []spec.Field{{Name: "byUser", Type: "object", Seen: "map<object[]>", Shown: fieldsOf("title")}},
	}}}}
	files, err := templates.Render(s, templates.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if text := string(files["shop/item.go"]); !strings.Contains(text, "map[string][]ItemGetResultByUser") {
		t.Errorf("no map of lists in %s", text)
	}
}

// TestTimesAsObjects: an object without fields is a time where its namesakes are.
func TestTimesAsObjects(t *testing.T) {
	method := func(name, typ string) spec.Method {
		return spec.Method{API: spec.V2, Name: name, Page: "p.html", Result: &spec.Result{Type: "object", Fields: []spec.Field{{Name: "AT", Type: typ}}}}
	}
	s := spec.Spec{Methods: []spec.Method{method("shop.item.get", "datetime"), method("shop.item.list", "object")}}
	got, err := templates.Measure(s, templates.Config{})
	if err != nil || got.Results.Share() != 1 {
		t.Errorf("share %v, error %v, want all concrete", got.Results.Share(), err)
	}
}
