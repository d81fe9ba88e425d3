package sample_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/model/sample"
	"github.com/b24gen/b24gen/spec"
)

// methodOf is a method of package log, which has the name of a package that programs use.
func methodOf(t *testing.T, m spec.Method) *model.Method {
	t.Helper()
	m.Name, m.API = "log.note.add", spec.V2
	sdk, err := model.Build(spec.Spec{Methods: []spec.Method{m}}, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return sdk.Packages[0].Methods()[0]
}

func TestOf(t *testing.T) {
	fields := []spec.Field{
		{Name: "CODE", Type: "string"}, {Name: "TITLE", Type: "string"},
		{Name: "AUTHOR", Type: "object", Fields: []spec.Field{{Name: "NAME", Type: "string"}, {Name: "AGE", Type: "integer"}}},
	}
	param := func(required spec.Required) spec.Field {
		return spec.Field{Name: "fields", Type: "object", Required: required, Fields: fields}
	}
	secret := &spec.Examples{Request: []spec.RequestExample{{Method: "log.Note.add", Body: `{"fields":{"CODE":"secret","AUTHOR":{"AGE":7}},"odd":[{"a":1}]}`}}}
	for _, c := range []struct {
		name string
		in   spec.Method
		want string
	}{
		{"required", spec.Method{Params: []spec.Field{{Name: "id", Type: "integer", Required: spec.Mandatory}, param("")}}, `{"id": 1}`},
		{"the title says what a thing is", spec.Method{Params: []spec.Field{param(spec.Mandatory)}}, `{"fields": {"TITLE": "text"}}`},
		{"one of a group", spec.Method{Params: []spec.Field{{Name: "a", Type: "string"}, {Name: "b", Type: "string"}}, AnyOf: [][]string{{"b", "a"}}}, `{"b": "text"}`},
		{"fields of the example, and no values", spec.Method{Params: []spec.Field{param(spec.Mandatory)}, Examples: secret}, `{"fields": {"CODE": "text", "AUTHOR": {"AGE": 1}}}`},
		{"by position", spec.Method{Params: []spec.Field{{Name: "a", Type: "string"}, {Name: "b", Type: "string", Required: spec.Mandatory}}, Positional: true}, `["text", "text"]`},
	} {
		call := sample.Of(methodOf(t, c.in))
		if d := cmp.Diff(c.want, call.JSON); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
		if !json.Valid([]byte(call.JSON)) || strings.Contains(call.Code, "secret") {
			t.Errorf("%s: %s\n%s", c.name, call.JSON, call.Code)
		}
		if want := "logapi.New(client).Note.Add(ctx, logapi.NoteAddParams{"; call.Package != "logapi" || !strings.Contains(call.Code, want) {
			t.Errorf("%s: the code lacks %s:\n%s", c.name, want, call.Code)
		}
	}
}
