package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// sentBy are the parameters after a call with the given body.
func sentBy(t *testing.T, command string, params ...spec.Field) []spec.Field {
	t.Helper()
	c, ok := readCall(`curl -d '` + command + `' https://x/rest/a.b`)
	if !ok {
		t.Fatalf("%s is no call", command)
	}
	r := reader{calls: []call{c}}
	m := spec.Method{Name: "a.b", Params: params}
	r.observeRequests(&m)
	return m.Params
}

func TestWhatIsSent(t *testing.T) {
	needed := spec.Field{Name: "id", Type: "integer", Required: spec.Mandatory}
	tests := []struct {
		what, body string
		field      spec.Field
		want       spec.Field
	}{
		{"another key", `{"ID": 1}`, needed, spec.Field{Name: "id", Type: "integer", Required: spec.Mandatory, Key: "ID"}},
		{"left out", `{"a": 1}`, needed, spec.Field{Name: "id", Type: "integer", Required: spec.Mandatory, Omitted: true}},
		{"mistakes do not count", `{"ID": 1, "a": b}`, needed, needed},
		{"but what the shell is to put there is none", `{"ids": '"$(date)"'}`, needed, spec.Field{Name: "id", Type: "integer", Required: spec.Mandatory, Key: "ids"}},
		{"and they show what is sent", `{"ids": ["a"], "a": b}`, spec.Field{Name: "ids", Type: "array"}, spec.Field{Name: "ids", Type: "array", Seen: "string[]"}},
		{"lists of lists", `{"ids": [["a", "b"]]}`, spec.Field{Name: "ids", Type: "array"}, spec.Field{Name: "ids", Type: "array", Seen: "string[][]"}},
		{"a filter takes more", `{"filter": [["a", "b"]]}`, spec.Field{Name: "filter", Type: "array"}, spec.Field{Name: "filter", Type: "array"}},
		{"fields that are a list", `{"fields": [{"a": 1}]}`, spec.Field{Name: "fields", Type: "array"}, spec.Field{Name: "fields", Type: "array", Seen: "array"}},
		{"things by ids", `{"members": {"7": {"TYPE": "A"}}}`, spec.Field{Name: "members", Type: "object"},
			spec.Field{Name: "members", Type: "object", Seen: "map<object>", Shown: []spec.Field{{Name: "TYPE", Type: "string"}}}},
		{"a type with a name", `{"layout": {"icon": "a"}}`, spec.Field{Name: "layout", Type: "LayoutDto"},
			spec.Field{Name: "layout", Type: "LayoutDto", Seen: "object", Shown: []spec.Field{{Name: "icon", Type: "string"}}}},
		{"a file", `{"photo": {"fileData": ["a", "b"]}}`, spec.Field{Name: "photo", Type: "file"}, spec.Field{Name: "photo", Type: "file", Seen: "object"}},
		{"a text as a number", `{"id": 7}`, spec.Field{Name: "id", Type: "string"}, spec.Field{Name: "id", Type: "string", Wire: spec.WireNumber}},
		{"a file as a pair", `{"photo": ["a", "b"]}`, spec.Field{Name: "photo", Type: "array", Seen: "file"}, spec.Field{Name: "photo", Type: "array", Seen: "file"}},
		{"a file that is declared", `{"photo": ["a", "b"]}`, spec.Field{Name: "photo", Type: "file"}, spec.Field{Name: "photo", Type: "file"}},
		{"boolean or number", `{"on": true}`, spec.Field{Name: "on", Type: "boolean|integer"}, spec.Field{Name: "on", Type: "boolean|integer", Wire: spec.WireBool}},
		{"objects that a page calls a text", `{"ranges": [{"ip": "a", "name": "b"}]}`, spec.Field{Name: "ranges", Type: "string"},
			spec.Field{Name: "ranges", Type: "string", Seen: "array", Shown: []spec.Field{{Name: "ip", Type: "string"}, {Name: "name", Type: "string"}}}},
		{"keys that are the caller's", `{"data": {"parts": {"n": 1}}}`, spec.Field{Name: "data", Type: "object", Seen: openMap}, spec.Field{Name: "data", Type: "object", Seen: openMap}},
		{"a table of what is below another key", `{"fields": {"DATE": {"TYPE": "a"}}}`, spec.Field{Name: "fields", Type: "object", Fields: []spec.Field{{Name: "TYPE", Type: "string"}, {Name: "SORT"}}},
			spec.Field{Name: "fields", Type: "object", Seen: "map<object>", Fields: []spec.Field{{Name: "TYPE", Type: "string"}, {Name: "SORT"}}}},
		{"an object beside other fields", `{"fields": {"TYPE": 1, "inner": {"TITLE": "b"}}}`, spec.Field{Name: "fields", Type: "object", Fields: []spec.Field{{Name: "TITLE", Type: "string"}}},
			spec.Field{Name: "fields", Type: "object", Fields: []spec.Field{{Name: "TITLE", Type: "string"}}, Shown: []spec.Field{{Name: "TYPE", Type: "integer"}, {Name: "inner", Type: "object", Fields: []spec.Field{{Name: "TITLE", Type: "string"}}}}}},
		{"names with options", `{"select": {"0": "*", "language": "de"}}`, spec.Field{Name: "select", Type: "object"}, spec.Field{Name: "select", Type: "object", Seen: "map<string>"}},
		{"names alone", `{"select": {"0": "*", "1": "ID"}}`, spec.Field{Name: "select", Type: "object"}, spec.Field{Name: "select", Type: "object", Seen: "string[]"}},
		{"words say more", `{"ids": []}`, spec.Field{Name: "ids", Type: "array", Seen: "id[]"}, spec.Field{Name: "ids", Type: "array", Seen: "id[]"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff([]spec.Field{tt.want}, sentBy(t, tt.body, tt.field)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.what, diff)
		}
	}
}

// TestOwnIDStaysRequired: an example that leaves out the id that the method is about is a slip
// where others send it; of other parameters it says that they may be left out.
func TestOwnIDStaysRequired(t *testing.T) {
	for _, tt := range []struct {
		param, other string
		want         bool
	}{
		{"id", `{"ID": 1}`, false},
		{"taskId", `{"taskId": 1}`, false},
		{"id", `{"a": 2}`, true},
		{"userId", `{"userId": 1}`, true},
	} {
		r := reader{}
		for _, body := range []string{`{"a": 1}`, tt.other} {
			c, _ := readCall(`curl -d '` + body + `' https://x/rest/shop.task.update`)
			r.calls = append(r.calls, c)
		}
		m := spec.Method{Name: "shop.task.update", Params: []spec.Field{{Name: tt.param, Type: "integer", Required: spec.Mandatory}}}
		r.observeRequests(&m)
		if got := m.Params[0].Omitted; got != tt.want {
			t.Errorf("%s beside %s may be left out: %t, want %t", tt.param, tt.other, got, tt.want)
		}
	}
}

// TestKeysOfRequests: the examples tell of keys that the page has otherwise, or not.
func TestKeysOfRequests(t *testing.T) {
	field := func(name string, inner ...spec.Field) spec.Field {
		return spec.Field{Name: name, Type: "object", Fields: inner}
	}
	needed := spec.Field{Name: "visitId", Type: "integer", Required: spec.Mandatory}
	tests := []struct {
		what, body string
		params     []spec.Field
		want       string
	}{
		{"a parameter more", `{"id": 1, "order": {"ID": "ASC"}, "auth": "x"}`, []spec.Field{{Name: "id"}}, "id ~order"},
		{"a name in the plural", `{"entityIds": [1]}`, []spec.Field{{Name: "entityId"}}, "entityId=entityIds"},
		{"a shorter name of what is needed", `{"id": 1}`, []spec.Field{needed}, "visitId=id"},
		{"another key of something optional", `{"id": 1}`, []spec.Field{{Name: "visitId"}}, "visitId ~id"},
		{"a field more", `{"fields": {"a": 1, "b": 2, "UF_7": 3, ">c": 4}}`, []spec.Field{field("fields", spec.Field{Name: "a"})}, "fields(a ~b)"},
		{"a slip", `{"fields": {"a": 1, "isReccuring": 2}}`, []spec.Field{field("fields", spec.Field{Name: "isRecurring"})}, "fields(isRecurring ~a)"},
		{"what to look for", `{"filter": {"a": 1, "b": 2}}`, []spec.Field{field("filter", spec.Field{Name: "a"})}, "filter(a)"},
		{"a map of what the table describes", `{"PROPERTIES": {"first": {"Name": "a"}, "second": {"Type": "b"}}}`,
			[]spec.Field{field("PROPERTIES", spec.Field{Name: "Name"}, spec.Field{Name: "Type"})}, "PROPERTIES:map<object>(Name Type)"},
		{"rows behind an object that are in it", `{"data": {"name": "a"}}`, []spec.Field{{Name: "start"}, field("data"), {Name: "name"}, {Name: "id"}}, "start data(name id)"},
		{"rows beside an object", `{"data": {"name": "a"}, "id": 1}`, []spec.Field{field("data"), {Name: "name"}, {Name: "id"}}, "data(~name) name id"},
		{"an object of something else", `{"data": {"code": "a"}}`, []spec.Field{field("data"), {Name: "name"}, {Name: "id"}}, "data(~code) name id"},
		{"an object with rows", `{"data": {"name": "a"}}`, []spec.Field{field("data", spec.Field{Name: "code"}), {Name: "name"}}, "data(code ~name) name"},
		{"another case", `{"FIELDS": {"a": 1}}`, []spec.Field{field("fields", spec.Field{Name: "a"})}, "fields=FIELDS(a)"},
		{"another case beside what is to be filled in", `{"FIELDS": {"a": **a**}}`, []spec.Field{field("fields", spec.Field{Name: "a"})}, "fields(a)"},
		{"parameters inside of one of them", `{"fields": {"id": 1, "fields": {"a": 1}}, "auth": "x"}`, []spec.Field{{Name: "id"}, field("fields", spec.Field{Name: "a"})}, "id fields(a)"},
		{"an object in one of its name", `{"fields": {"fields": {"a": 1}}}`, []spec.Field{field("fields", spec.Field{Name: "id"})}, "fields(id ~fields)"},
		{"a list below a key", `{"client": {"entities": [{"id": 1}]}}`, []spec.Field{field("client", spec.Field{Name: "id"})}, "client(entities(id))"},
	}
	for _, tt := range tests {
		c, _ := readCall(`curl -d '` + tt.body + `' https://x/rest/a.b`)
		m := spec.Method{Name: "a.b", Params: tt.params}
		(&reader{calls: []call{c}}).observeRequests(&m)
		if got := sentFields(m.Params, m.ParamsShown); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

// sentFields writes fields in one line, ~ before what only the examples have.
func sentFields(fields, shown []spec.Field) string {
	var out []string
	for _, f := range fields {
		s := f.Name
		if f.Key != "" {
			s += "=" + f.Key
		}
		if strings.HasPrefix(f.Seen, mapType) {
			s += ":" + f.Seen
		}
		if len(f.Fields)+len(f.Shown) > 0 {
			s += "(" + sentFields(f.Fields, f.Shown) + ")"
		}
		out = append(out, s)
	}
	for _, f := range shown {
		out = append(out, "~"+f.Name)
	}
	return strings.Join(out, " ")
}

// TestDeclaredTypes: a declaration tells what table and examples leave open.
func TestDeclaredTypes(t *testing.T) {
	list := func(item example.Type) *example.Shape {
		return &example.Shape{Types: []example.Type{example.Array}, Item: scalarShape(item)}
	}
	tests := []struct {
		what     string
		field    spec.Field
		declared *example.Shape
		want     spec.Field
	}{
		{"null in the example", spec.Field{Name: "at", Type: "null"}, scalarShape(example.DateTime), spec.Field{Name: "at", Type: "null", Seen: "datetime"}},
		{"what a list holds", spec.Field{Name: "ids", Type: "array"}, list(example.Integer), spec.Field{Name: "ids", Type: "array", Seen: "integer[]"}},
		{"one of two", spec.Field{Name: "at", Type: "string|boolean"}, scalarShape(example.String), spec.Field{Name: "at", Type: "string|boolean", Seen: "string"}},
		{"one of two forms", spec.Field{Name: "chain", Type: "string|array"}, scalarShape(example.String), spec.Field{Name: "chain", Type: "string|array"}},
		{"a list stays one", spec.Field{Name: "ids", Type: "array"}, scalarShape(example.Boolean), spec.Field{Name: "ids", Type: "array"}},
		{"a time as an object", spec.Field{Name: "at", Type: "object"}, scalarShape(example.DateTime), spec.Field{Name: "at", Type: "object", Seen: "datetime"}},
		{"what the table states", spec.Field{Name: "id", Type: "string"}, scalarShape(example.Integer), spec.Field{Name: "id", Type: "string"}},
		{"what the example shows", spec.Field{Name: "ids", Type: "array", Seen: "string[]"}, list(example.Integer), spec.Field{Name: "ids", Type: "array", Seen: "string[]"}},
	}
	for _, tt := range tests {
		completeField(&tt.field, tt.declared)
		if diff := cmp.Diff(tt.want, tt.field); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.what, diff)
		}
	}
}

func scalarShape(t example.Type) *example.Shape {
	return &example.Shape{Types: []example.Type{t}, Texts: []string{"true"}}
}
