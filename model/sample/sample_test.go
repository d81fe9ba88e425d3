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
	sends := []string{"fields", "fields.CODE", "fields.AUTHOR", "fields.AUTHOR.AGE", "odd", "odd.a"}
	for _, c := range []struct {
		name string
		in   spec.Method
		want string
	}{
		{"required", spec.Method{Params: []spec.Field{{Name: "id", Type: "integer", Required: spec.Mandatory}, param("")}}, `{"id": 1}`},
		{"the title says what a thing is", spec.Method{Params: []spec.Field{param(spec.Mandatory)}}, `{"fields": {"TITLE": "text"}}`},
		{"one of a group", spec.Method{Params: []spec.Field{{Name: "a", Type: "string"}, {Name: "b", Type: "string"}}, AnyOf: [][]string{{"b", "a"}}}, `{"b": "text"}`},
		{"the one of a group that the example has", spec.Method{Params: []spec.Field{{Name: "a", Type: "string"}, {Name: "b", Type: "string"}}, AnyOf: [][]string{{"b", "a"}}, Sends: []string{"a"}}, `{"a": "text"}`},
		{"fields of the example", spec.Method{Params: []spec.Field{param(spec.Mandatory)}, Sends: sends}, `{"fields": {"CODE": "text", "AUTHOR": {"AGE": 1}}}`},
		{"by position", spec.Method{Params: []spec.Field{{Name: "a", Type: "string"}, {Name: "b", Type: "string", Required: spec.Mandatory}}, Positional: true}, `["text", "text"]`},
	} {
		call := sample.Of(methodOf(t, c.in))
		if d := cmp.Diff(c.want, call.JSON); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
		if !json.Valid([]byte(call.JSON)) {
			t.Errorf("%s: %s\n%s", c.name, call.JSON, call.Code)
		}
		if want := "logapi.New(client).Note.Add(ctx, logapi.NoteAddParams{"; call.Package != "logapi" || !strings.Contains(call.Code, want) {
			t.Errorf("%s: the code lacks %s:\n%s", c.name, want, call.Code)
		}
	}
}

// TestRows: what lists rows says which, in which order, and what of them, by the names that they have.
func TestRows(t *testing.T) {
	object := func(name string) spec.Field { return spec.Field{Name: name, Type: "object"} }
	rows := []spec.Field{{Name: "active", Type: "boolean"}, {Name: "id", Type: "integer"}, {Name: "title", Type: "string"}}
	m := spec.Method{Name: "log.note.list", API: spec.V2, Params: []spec.Field{
		{Name: "select", Type: "string[]"}, object("filter"), object("order"), {Name: "start", Type: "integer"}},
		Result: &spec.Result{Type: "object", Source: spec.FromTable, Fields: []spec.Field{{Name: "notes", Type: "object[]", Fields: rows}}},
		List:   &spec.List{By: spec.ByStart, Start: "start", Rows: "notes", ID: "id"},
	}
	for name, c := range map[string]struct {
		change func(*spec.Method)
		want   string
	}{
		"all": {func(*spec.Method) {}, `{"select": ["id", "title"], "filter": {">id": 1}, "order": {"id": "DESC"}}`},
		"example": {func(m *spec.Method) {
			m.Sends = []string{"filter", "filter.>=id", "filter.active", "filter.%title", "filter.@kind"}
		},
			`{"filter": {">=id": 1, "active": 1, "%title": "text", "@kind": ["text"]}}`},
		"example of names": {func(m *spec.Method) {
			m.Sends = []string{"select", "select.active", "order", "order.title", "order.id"}
		},
			`{"select": ["active"], "order": {"title": "DESC", "id": "DESC"}}`},
		"example without names": {func(m *spec.Method) { m.Sends = []string{"select", "order", "filter"} },
			`{"select": ["id", "title"], "filter": {">id": 1}, "order": {"id": "DESC"}}`},
		"no order":  {func(m *spec.Method) { m.Params = m.Params[:2] }, `{}`},
		"no paging": {func(m *spec.Method) { m.List = nil }, `{"select": ["text"]}`},
	} {
		changed := m
		c.change(&changed)
		sdk, err := model.Build(spec.Spec{Methods: []spec.Method{changed}}, model.Config{})
		if err != nil {
			t.Fatal(err)
		}
		if call := sample.Of(sdk.Packages[0].Methods()[0]); call.JSON != c.want {
			t.Errorf("%s: %s, want %s\n%s", name, call.JSON, c.want, call.Code)
		}
	}
}

// TestValues: values are what fields of the name have, and Go without more than it needs.
func TestValues(t *testing.T) {
	null, five := "null", "5"
	for _, c := range []struct {
		field    spec.Field
		json, in string
	}{
		{spec.Field{Name: "EMAIL", Type: "string"}, `"name@example.com"`, `"name@example.com"`},
		{spec.Field{Name: "dialogId", Type: "string"}, `"1"`, `"1"`},
		{spec.Field{Name: "currencyId", Type: "string", Seen: "id"}, `"USD"`, `"USD"`},
		{spec.Field{Name: "userId", Type: "integer"}, `1`, `"1"`},
		{spec.Field{Name: "BIRTH_DATE", Type: "string"}, `"2026-01-02"`, `"2026-01-02"`},
		{spec.Field{Name: "code", Type: "string", Default: &null}, `"text"`, `"text"`},
		{spec.Field{Name: "size", Type: "integer", Default: &five}, `5`, `5`},
		{spec.Field{Name: "from", Type: "object", Fields: []spec.Field{{Name: "timestamp", Type: "integer"}, {Name: "timezone", Type: "string"}}},
			`{"timestamp": 1767366245, "timezone": "Europe/Berlin"}`, "Timestamp: new(1767366245)"},
		{spec.Field{Name: "when", Type: "object", Fields: []spec.Field{{Name: "at", Type: "datetime"}}}, `{"at": "2026-01-02T15:04:05+00:00"}`, "new(b24.NewTime(time.Now()))"},
		{spec.Field{Name: "of", Type: "object", Fields: []spec.Field{{Name: "kind", Type: "string", Enum: []string{"A", "B"}}}}, `{"kind": "A"}`, "new(logapi."},
	} {
		c.field.Required = spec.Mandatory
		call := sample.Of(methodOf(t, spec.Method{Params: []spec.Field{c.field}}))
		if want := `{"` + c.field.Name + `": ` + c.json + "}"; call.JSON != want || !strings.Contains(call.Code, c.in) {
			t.Errorf("%s, want %s and %s in\n%s", call.JSON, want, c.in, call.Code)
		}
	}
}
