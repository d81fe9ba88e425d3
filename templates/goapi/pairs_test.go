package goapi_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/exp/apidiff"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/spec/diff"
	"github.com/b24gen/b24gen/templates"
	"github.com/b24gen/b24gen/templates/goapi"
)

// pair is two specs: the base, and what a change makes of it.
type pair struct {
	name   string
	change func(*spec.Spec)
	// rest are the kinds of change of the REST API, sorted.
	rest []diff.Kind
	// step is the step of the SDK's version.
	step diff.Step
}

func kinds(k ...diff.Kind) []diff.Kind { return k }

// withMethod adds a method like landing.site.add under another name.
func withMethod(s *spec.Spec, name string) {
	m := add()
	m.Name, m.Page = name, "landing/other.html"
	s.Methods = append(s.Methods, m)
}

func remove(fields []spec.Field, name string) []spec.Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f spec.Field) bool { return f.Name == name })
}

var pairs = []pair{
	// Methods.
	{"method added", func(s *spec.Spec) { withMethod(s, "landing.site.copy") }, kinds(diff.MethodAdded), diff.Minor},
	{"service added", func(s *spec.Spec) { withMethod(s, "landing.block.add") }, kinds(diff.MethodAdded), diff.Minor},
	{"package added", func(s *spec.Spec) { withMethod(s, "disk.file.add") }, kinds(diff.MethodAdded), diff.Minor},
	{"method of version 3 added", func(s *spec.Spec) {
		withMethod(s, "tasks.task.add")
		s.Methods[len(s.Methods)-1].API = spec.V3
	}, kinds(diff.MethodAdded), diff.Minor},
	{"method removed", func(s *spec.Spec) { s.Methods = []spec.Method{add(), get()} }, kinds(diff.MethodRemoved), diff.Major},
	{"method renamed", func(s *spec.Spec) { adding(s).Name = "landing.site.create" }, kinds(diff.MethodRenamed), diff.Major},
	{"method respelled", func(s *spec.Spec) { adding(s).Name = "landing.site.ADD" }, kinds(diff.MethodRespelled), diff.Minor},
	{"method deprecated", func(s *spec.Spec) { adding(s).Deprecated = &spec.Deprecation{} }, kinds(diff.MethodDeprecated), diff.Minor},
	{"method undeprecated", func(s *spec.Spec) { getting(s).Deprecated = nil }, kinds(diff.MethodUndeprecated), diff.Minor},
	{"replacements changed", func(s *spec.Spec) { getting(s).Deprecated.Replacements = nil }, kinds(diff.ReplacementsChanged), diff.Patch},
	{"page moved", func(s *spec.Spec) { adding(s).Page = "landing/sites/landing-site-add.html" }, kinds(diff.PageMoved), diff.Patch},
	{"scope added", func(s *spec.Spec) { adding(s).Scopes = []string{"landing", "sites"} }, kinds(diff.ScopeAdded), diff.Patch},
	{"scope changed", func(s *spec.Spec) { adding(s).Scopes = []string{"sites"} }, kinds(diff.ScopeAdded, diff.ScopeRemoved), diff.Patch},
	{"scopes documented", func(s *spec.Spec) { getting(s).Scopes = []string{"landing"} }, kinds(diff.ScopesDocumented), diff.Patch},
	{"arguments by position", func(s *spec.Spec) { adding(s).Positional = true }, kinds(diff.NowPositional), diff.Minor},
	{"no longer read-only", func(s *spec.Spec) { listing(s).Idempotent = false }, kinds(diff.NoLongerReadOnly), diff.Minor},

	// Parameters.
	{"parameter added", func(s *spec.Spec) {
		m := adding(s)
		m.Params = append(m.Params, spec.Field{Name: "lang", Type: "string"})
	}, kinds(diff.ParameterAdded), diff.Minor},
	{"required parameter added", func(s *spec.Spec) {
		m := adding(s)
		m.Params = append(m.Params, spec.Field{Name: "lang", Type: "string", Required: spec.Mandatory})
	}, kinds(diff.RequiredParameterAdded), diff.Minor},
	{"parameter removed", func(s *spec.Spec) { adding(s).Params = remove(adding(s).Params, "scope") }, kinds(diff.ParameterRemoved), diff.Major},
	{"now required", func(s *spec.Spec) { param(s, "scope").Required = spec.Mandatory }, kinds(diff.ParameterNowRequired), diff.Major},
	{"slice now required", func(s *spec.Spec) { field(s, "TAGS").Required = spec.Mandatory }, kinds(diff.ParameterNowRequired), diff.Minor},
	{"now required in some cases", func(s *spec.Spec) { param(s, "scope").Conditional = true }, kinds(diff.ParameterSometimesRequired), diff.Patch},
	{"now optional", func(s *spec.Spec) { param(s, "siteId").Required = spec.Optional }, kinds(diff.ParameterNowOptional), diff.Major},
	{"mark unclear", func(s *spec.Spec) { param(s, "scope").Required = spec.RequiredUnknown }, kinds(diff.ParameterRequiredUnclear), diff.NoStep},
	{"type changed", func(s *spec.Spec) { param(s, "siteId").Type = "string" }, kinds(diff.ParameterTypeChanged), diff.Major},
	{"type widened", func(s *spec.Spec) { param(s, "siteId").Type = "integer|string" }, kinds(diff.ParameterTypeWidened), diff.Major},
	{"type changed to a time", func(s *spec.Spec) { param(s, "scope").Type = "datetime" }, kinds(diff.ParameterTypeChanged), diff.Major},
	{"list of anything", func(s *spec.Spec) { field(s, "TAGS").Type = "array" }, kinds(diff.ParameterTypeWidened), diff.Major},
	{"type by another word", func(s *spec.Spec) { param(s, "siteId").Type = "int" }, kinds(diff.ParameterTypeRestated), diff.Patch},
	{"type no longer stated", func(s *spec.Spec) { param(s, "scope").Type = "" }, kinds(diff.ParameterTypeRestated), diff.Major},
	{"default changed", func(s *spec.Spec) { field(s, "SORT").Default = new("500") }, kinds(diff.ParameterDefaultChanged), diff.Patch},
	{"default stated", func(s *spec.Spec) { param(s, "scope").Default = new("x") }, kinds(diff.ParameterDefaultRestated), diff.Patch},
	{"spelling by the default", func(s *spec.Spec) {
		param(s, "active").Wire = ""
		param(s, "active").Default = new("true")
	}, kinds(diff.ExampleValueChanged, diff.ParameterDefaultRestated), diff.Major},
	{"enum value added", func(s *spec.Spec) { field(s, "TYPE").Enum = append(field(s, "TYPE").Enum, "GROUP") }, kinds(diff.ParameterEnumValueAdded), diff.Minor},
	{"enum value removed", func(s *spec.Spec) { field(s, "TYPE").Enum = []string{"PAGE", "STORE"} }, kinds(diff.ParameterEnumValueRemoved), diff.Major},
	{"enum value that makes no name", func(s *spec.Spec) { field(s, "TYPE").Enum = append(field(s, "TYPE").Enum, "<id>") }, kinds(diff.ParameterEnumValueAdded), diff.Major},
	{"enum documented", func(s *spec.Spec) { param(s, "scope").Enum = []string{"A", "B"} }, kinds(diff.ParameterEnumRestated), diff.Major},
	{"enum in another order", func(s *spec.Spec) { slices.Reverse(field(s, "TYPE").Enum) }, kinds(diff.ParameterEnumRestated), diff.Patch},
	{"key changed", func(s *spec.Spec) { param(s, "scope").Key = "SCOPE" }, kinds(diff.ParameterKeyChanged), diff.Minor},
	{"key with another name", func(s *spec.Spec) { param(s, "scope").Key = "area" }, kinds(diff.ParameterKeyChanged), diff.Major},
	{"order of parameters", func(s *spec.Spec) { slices.Reverse(adding(s).Params) }, kinds(diff.OrderChanged), diff.Patch},
	{"fields of an object documented", func(s *spec.Spec) {
		in(listing(s).Params, "options").Fields = []spec.Field{{Name: "ID", Type: "integer"}}
	}, kinds(diff.ParameterAdded), diff.Major},
	{"fields of a filter documented", func(s *spec.Spec) {
		in(listing(s).Params, "filter").Fields = []spec.Field{{Name: "ID", Type: "integer"}}
	}, kinds(diff.ParameterAdded), diff.Patch},
	{"case added", func(s *spec.Spec) {
		param(s, "fields").Variants = []spec.Variant{{When: "shop", Fields: []spec.Field{{Name: "PRICE", Type: "double"}}}}
	}, kinds(diff.ParameterCaseAdded), diff.Minor},

	// Results.
	{"result type changed", func(s *spec.Spec) { adding(s).Result.Type = "boolean" }, kinds(diff.ResultTypeChanged), diff.Major},
	{"result type widened", func(s *spec.Spec) { adding(s).Result.Type = "integer|string" }, kinds(diff.ResultTypeWidened), diff.Major},
	{"result undocumented", func(s *spec.Spec) { adding(s).Result = nil }, kinds(diff.ResultUndocumented), diff.Major},
	{"result from an example", func(s *spec.Spec) { adding(s).Result.Source = spec.FromExample }, kinds(diff.ResultSourceChanged), diff.Patch},
	{"result field added", func(s *spec.Spec) {
		r := listing(s).Result
		r.Fields = append(r.Fields, spec.Field{Name: "CODE", Type: "string"})
	}, kinds(diff.ResultFieldAdded), diff.Minor},
	{"result field removed", func(s *spec.Spec) { listing(s).Result.Fields = remove(listing(s).Result.Fields, "TITLE") }, kinds(diff.ResultFieldRemoved), diff.Major},
	{"result field type changed", func(s *spec.Spec) { row(s, "DATE_CREATE").Type = "string" }, kinds(diff.ResultFieldTypeChanged), diff.Major},
	{"result field type by another word", func(s *spec.Spec) { row(s, "TITLE").Type = "text" }, kinds(diff.ResultFieldTypeRestated), diff.Patch},
	{"result field as map", func(s *spec.Spec) { row(s, "TITLE").Seen = "object" }, kinds(diff.ExampleValueChanged), diff.Major},
	{"result enum value added", func(s *spec.Spec) { row(s, "STATE").Enum = []string{"NEW", "DONE", "LATE"} }, kinds(diff.ResultEnumValueAdded), diff.Minor},
	{"result enum value removed", func(s *spec.Spec) { row(s, "STATE").Enum = []string{"NEW"} }, kinds(diff.ResultEnumValueRemoved), diff.Major},
	{"list no longer of objects", func(s *spec.Spec) { listing(s).Result.Type = "object" }, kinds(diff.ResultTypeChanged), diff.Major},
	{"example shows fields", func(s *spec.Spec) {
		in(listing(s).Result.Fields, "TITLE").Shown = []spec.Field{{Name: "text", Type: "string"}}
	}, kinds(diff.ExampleFieldAdded), diff.Major},

	// Codes, lists, types.
	{"code added", func(s *spec.Spec) { adding(s).Errors = append(adding(s).Errors, spec.ErrorCode{Code: "NO_MONEY"}) }, kinds(diff.CodeAdded), diff.Minor},
	{"code removed", func(s *spec.Spec) { adding(s).Errors = adding(s).Errors[:1] }, kinds(diff.CodeRemoved), diff.Major},
	{"code in another case", func(s *spec.Spec) { adding(s).Errors[1].Code = "site_limit_reached" }, kinds(diff.CodeAdded, diff.CodeRemoved), diff.Major},
	{"code status changed", func(s *spec.Spec) { adding(s).Errors[0].Status = 401 }, kinds(diff.CodeStatusChanged), diff.Patch},
	{"code status stated", func(s *spec.Spec) { adding(s).Errors[1].Status = 400 }, kinds(diff.CodeStatusRestated), diff.Patch},
	{"code in an example added", func(s *spec.Spec) { listing(s).ErrorsShown = []string{"NO_MONEY"} }, kinds(diff.ExampleCodeAdded), diff.Minor},
	{"code in an example removed", func(s *spec.Spec) { adding(s).ErrorsShown = nil }, kinds(diff.ExampleCodeRemoved), diff.Major},
	{"code in an example now listed", func(s *spec.Spec) {
		adding(s).Errors, adding(s).ErrorsShown = append(adding(s).Errors, spec.ErrorCode{Code: "TOO_LATE"}), nil
	}, kinds(diff.CodeNowDescribed), diff.Patch},
	{"list added", func(s *spec.Spec) {
		getting(s).List = &spec.List{By: spec.ByStart, Start: "start", Rows: "role", ID: "id"}
	}, kinds(diff.ListAdded), diff.Minor},
	{"list removed", func(s *spec.Spec) { listing(s).List = nil }, kinds(diff.ListRemoved), diff.Major},
	{"list shape changed", func(s *spec.Spec) { listing(s).List.By = spec.ByOffset }, kinds(diff.ListShapeChanged), diff.Minor},
	{"rows in another place", func(s *spec.Spec) { listing(s).List.Rows = "items" }, kinds(diff.ListShapeChanged), diff.Major},
	{"list limit added", func(s *spec.Spec) { listing(s).List.Limit = "limit" }, kinds(diff.ListLimitAdded), diff.Minor},
	// Events.
	{"event added", func(s *spec.Spec) {
		e := added()
		e.Name, e.Page = "onLandingUpdate", "landing/events/on-landing-update.html"
		s.Events = append(s.Events, e)
	}, kinds(diff.EventAdded), diff.Minor},
	{"event removed", func(s *spec.Spec) { s.Events = []spec.Event{sold()} }, kinds(diff.EventRemoved), diff.Major},
	{"event renamed", func(s *spec.Spec) { event(s, "onLandingAdd").Name = "onLandingCreate" }, kinds(diff.EventRenamed), diff.Major},
	{"event renamed behind one Go name", func(s *spec.Spec) { event(s, "onLandingAdd").Name = "onLandingAddEvent" }, kinds(diff.EventRenamed), diff.Major},
	{"event respelled", func(s *spec.Spec) { event(s, "onLandingAdd").Name = "OnLandingAdd" }, kinds(diff.EventRespelled), diff.Patch},
	{"event deprecated", func(s *spec.Spec) {
		event(s, "onLandingAdd").Deprecated = &spec.Deprecation{Replacements: []string{"onLandingSold"}}
	}, kinds(diff.EventDeprecated), diff.Minor},
	{"event page moved", func(s *spec.Spec) { event(s, "onLandingAdd").Page = "landing/events/add/on-landing-add.html" }, kinds(diff.PageMoved), diff.Patch},
	{"event scope added", func(s *spec.Spec) { event(s, "onLandingAdd").Scopes = []string{"landing", "sites"} }, kinds(diff.ScopeAdded), diff.Patch},
	{"event of another package", func(s *spec.Spec) { event(s, "onLandingSold").Scopes = []string{"sale"} }, kinds(diff.ScopeAdded, diff.ScopeRemoved), diff.Major},
	{"event field added", func(s *spec.Spec) {
		f := &data(event(s, "onLandingAdd")).Fields[0]
		f.Fields = append(f.Fields, spec.Field{Name: "CODE", Type: "string"})
	}, kinds(diff.EventFieldAdded), diff.Minor},
	{"event field removed", func(s *spec.Spec) {
		f := &data(event(s, "onLandingAdd")).Fields[0]
		f.Fields = remove(f.Fields, "ID")
	}, kinds(diff.EventFieldRemoved), diff.Major},
	{"event field type changed", func(s *spec.Spec) { payload(s, "ID").Type = "string" }, kinds(diff.EventFieldTypeChanged), diff.Major},
	{"event field type widened", func(s *spec.Spec) { payload(s, "ID").Type = "integer|string" }, kinds(diff.EventFieldTypeWidened), diff.Major},
	{"event field type by another word", func(s *spec.Spec) { payload(s, "ID").Type = "int" }, kinds(diff.EventFieldTypeRestated), diff.Patch},
	{"event field not always sent", func(s *spec.Spec) { payload(s, "ID").Required = spec.Optional }, kinds(diff.EventFieldSentLess), diff.Patch},
	{"event enum value added", func(s *spec.Spec) { payload(s, "STATE").Enum = []string{"NEW", "DONE", "LATE"} }, kinds(diff.EventEnumValueAdded), diff.Minor},
	{"event enum value removed", func(s *spec.Spec) { payload(s, "STATE").Enum = []string{"NEW"} }, kinds(diff.EventEnumValueRemoved), diff.Major},
	{"event field key changed", func(s *spec.Spec) { payload(s, "ID").Key = "id" }, kinds(diff.EventFieldKeyChanged), diff.Minor},
	{"event with another number", func(s *spec.Spec) { data(event(s, "onLandingSold")).Type = "string" }, kinds(diff.EventFieldTypeChanged), diff.Major},
	{"event with fields now", func(s *spec.Spec) {
		d := data(event(s, "onLandingSold"))
		d.Type, d.Fields = "object", []spec.Field{{Name: "ID", Type: "integer"}}
	}, kinds(diff.EventFieldAdded, diff.EventFieldTypeChanged), diff.Major},
	{"type added", func(s *spec.Spec) {
		s.Types = append(s.Types, spec.Type{Name: "landing_page", Page: "landing/page.html"})
	}, kinds(diff.TypeAdded), diff.NoStep},
	{"type renamed", func(s *spec.Spec) {
		s.Types[0].Name = "landing_position"
		for _, f := range []*spec.Field{&getting(s).Params[0], &getting(s).Result.Fields[0]} {
			f.Type, f.Ref = "landing_position", "landing_position"
		}
	}, kinds(diff.ParameterTypeRestated, diff.ResultFieldTypeRestated, diff.TypeRenamed), diff.Major},
	{"field of a type added", func(s *spec.Spec) {
		s.Types[0].Fields = append(s.Types[0].Fields, spec.Field{Name: "code", Type: "string"})
	}, kinds(diff.ParameterAdded, diff.ResultFieldAdded), diff.Minor},
	{"field of a type changed", func(s *spec.Spec) { s.Types[0].Fields[0].Type = "string" }, kinds(diff.ParameterTypeChanged, diff.ResultFieldTypeChanged), diff.Major},
}

// TestPairs holds the verdicts on hand-made pairs of specs against what is
// expected, and those on the Go API against apidiff, there and back.
func TestPairs(t *testing.T) {
	old := base()
	before := build(t, *old)
	for _, p := range pairs {
		t.Run(p.name, func(t *testing.T) {
			new := base()
			p.change(new)
			var got []diff.Kind
			for _, c := range diff.Compare(*old, *new) {
				got = append(got, c.Kind)
			}
			slices.Sort(got)
			if d := cmp.Diff(p.rest, slices.Compact(got)); d != "" {
				t.Errorf("changes of the REST API (-want +got):\n%s", d)
			}
			after := build(t, *new)
			if step := agree(t, before, after); step != p.step {
				t.Errorf("step %s, want %s", step, p.step)
			}
			agree(t, after, before)
		})
	}
}

// sdk is what a spec gives: the files, and the packages that they make.
type sdk struct {
	files  map[string][]byte
	module *apidiff.Module
}

func build(t *testing.T, s spec.Spec) sdk {
	t.Helper()
	decided, err := model.Build(s, model.Config{Module: module})
	if err != nil {
		t.Fatal(err)
	}
	files, err := templates.Render(decided, templates.Config{})
	if err != nil {
		t.Fatal(err)
	}
	return sdk{files, compiled(t, files)}
}

// agree compares two SDKs, holds the verdicts against those of apidiff, and
// gives the step that follows.
func agree(t *testing.T, old, new sdk) diff.Step {
	t.Helper()
	changes, err := goapi.Compare(old.files, new.files)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(judged(old, new), ours(changes)); d != "" {
		t.Errorf("verdicts on Go names (-apidiff +ours):\n%s", d)
	}
	var classes []diff.Class
	for _, c := range changes {
		classes = append(classes, c.Kind.Class())
	}
	return diff.StepOf(classes)
}
