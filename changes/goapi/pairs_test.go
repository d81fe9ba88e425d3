package goapi_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/exp/apidiff"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/spec"
)

// pair is two specs: the base, and what a change makes of it.
type pair struct {
	name   string
	change func(*spec.Spec)
	// rest are the kinds of change of the REST API, sorted.
	rest []changes.Kind
	// step is the step of the SDK's version.
	step changes.Step
}

func kinds(k ...changes.Kind) []changes.Kind { return k }

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
	// What is added can have values, or data of an event, that something else has already:
	// then both are one type, of one name. It is the pins that keep the released one
	// (TestStablePairs).
	{"method added", func(s *spec.Spec) { withMethod(s, "landing.site.copy") }, kinds(changes.MethodAdded), changes.Major},
	{"service added", func(s *spec.Spec) { withMethod(s, "landing.block.add") }, kinds(changes.MethodAdded), changes.Major},
	{"package added", func(s *spec.Spec) { withMethod(s, "disk.file.add") }, kinds(changes.MethodAdded), changes.Minor},
	{"method of version 3 added", func(s *spec.Spec) {
		withMethod(s, "tasks.task.add")
		s.Methods[len(s.Methods)-1].API = spec.V3
	}, kinds(changes.MethodAdded), changes.Minor},
	{"method removed", func(s *spec.Spec) { s.Methods = []spec.Method{add(), get()} }, kinds(changes.MethodRemoved), changes.Major},
	{"method renamed", func(s *spec.Spec) { adding(s).Name = "landing.site.create" }, kinds(changes.MethodRenamed), changes.Major},
	{"method respelled", func(s *spec.Spec) { adding(s).Name = "landing.site.ADD" }, kinds(changes.MethodRespelled), changes.Minor},
	{"method deprecated", func(s *spec.Spec) { adding(s).Deprecated = &spec.Deprecation{} }, kinds(changes.MethodDeprecated), changes.Minor},
	{"method undeprecated", func(s *spec.Spec) { getting(s).Deprecated = nil }, kinds(changes.MethodUndeprecated), changes.Minor},
	{"replacements changed", func(s *spec.Spec) { getting(s).Deprecated.Replacements = nil }, kinds(changes.ReplacementsChanged), changes.Patch},
	{"page moved", func(s *spec.Spec) { adding(s).Page = "landing/sites/landing-site-add.html" }, kinds(changes.PageMoved), changes.Patch},
	{"scope added", func(s *spec.Spec) { adding(s).Scopes = []string{"landing", "sites"} }, kinds(changes.ScopeAdded), changes.Patch},
	{"scope changed", func(s *spec.Spec) { adding(s).Scopes = []string{"sites"} }, kinds(changes.ScopeAdded, changes.ScopeRemoved), changes.Patch},
	{"scopes documented", func(s *spec.Spec) { getting(s).Scopes = []string{"landing"} }, kinds(changes.ScopesDocumented), changes.Patch},
	{"arguments by position", func(s *spec.Spec) { adding(s).Positional = true }, kinds(changes.NowPositional), changes.Minor},
	{"no longer read-only", func(s *spec.Spec) { listing(s).Idempotent = false }, kinds(changes.NoLongerReadOnly), changes.Minor},

	// Parameters.
	{"parameter added", func(s *spec.Spec) {
		m := adding(s)
		m.Params = append(m.Params, spec.Field{Name: "lang", Type: "string"})
	}, kinds(changes.ParameterAdded), changes.Minor},
	{"required parameter added", func(s *spec.Spec) {
		m := adding(s)
		m.Params = append(m.Params, spec.Field{Name: "lang", Type: "string", Required: spec.Mandatory})
	}, kinds(changes.RequiredParameterAdded), changes.Minor},
	{"parameter removed", func(s *spec.Spec) { adding(s).Params = remove(adding(s).Params, "scope") }, kinds(changes.ParameterRemoved), changes.Major},
	{"now required", func(s *spec.Spec) { param(s, "scope").Required = spec.Mandatory }, kinds(changes.ParameterNowRequired), changes.Major},
	{"slice now required", func(s *spec.Spec) { field(s, "TAGS").Required = spec.Mandatory }, kinds(changes.ParameterNowRequired), changes.Minor},
	{"now required in some cases", func(s *spec.Spec) { param(s, "scope").Conditional = true }, kinds(changes.ParameterSometimesRequired), changes.Patch},
	{"now optional", func(s *spec.Spec) { param(s, "siteId").Required = spec.Optional }, kinds(changes.ParameterNowOptional), changes.Major},
	{"mark unclear", func(s *spec.Spec) { param(s, "scope").Required = spec.RequiredUnknown }, kinds(changes.ParameterRequiredUnclear), changes.NoStep},
	{"type changed", func(s *spec.Spec) { param(s, "siteId").Type = "boolean" }, kinds(changes.ParameterTypeChanged), changes.Major},
	{"type widened", func(s *spec.Spec) { param(s, "siteId").Type = "integer|string" }, kinds(changes.ParameterTypeWidened), changes.Patch},
	{"type changed to a time", func(s *spec.Spec) { param(s, "scope").Type = "datetime" }, kinds(changes.ParameterTypeChanged), changes.Major},
	{"list of anything", func(s *spec.Spec) { field(s, "TAGS").Type = "array" }, kinds(changes.ParameterTypeWidened), changes.Major},
	{"type by another word", func(s *spec.Spec) { param(s, "siteId").Type = "int" }, kinds(changes.ParameterTypeRestated), changes.Patch},
	{"type no longer stated", func(s *spec.Spec) { param(s, "scope").Type = "" }, kinds(changes.ParameterTypeRestated), changes.Major},
	{"default changed", func(s *spec.Spec) { field(s, "SORT").Default = new("500") }, kinds(changes.ParameterDefaultChanged), changes.Patch},
	{"default stated", func(s *spec.Spec) { param(s, "scope").Default = new("x") }, kinds(changes.ParameterDefaultRestated), changes.Patch},
	{"spelling by the default", func(s *spec.Spec) {
		param(s, "active").Wire = ""
		param(s, "active").Default = new("true")
	}, kinds(changes.ExampleValueChanged, changes.ParameterDefaultRestated), changes.Major},
	{"enum value added", func(s *spec.Spec) { field(s, "TYPE").Enum = append(field(s, "TYPE").Enum, "GROUP") }, kinds(changes.ParameterEnumValueAdded), changes.Minor},
	{"enum value removed", func(s *spec.Spec) { field(s, "TYPE").Enum = []string{"PAGE", "STORE"} }, kinds(changes.ParameterEnumValueRemoved), changes.Major},
	{"enum value that makes no name", func(s *spec.Spec) { field(s, "TYPE").Enum = append(field(s, "TYPE").Enum, "<id>") }, kinds(changes.ParameterEnumValueAdded), changes.Major},
	{"enum documented", func(s *spec.Spec) { param(s, "scope").Enum = []string{"A", "B"} }, kinds(changes.ParameterEnumRestated), changes.Major},
	{"enum in another order", func(s *spec.Spec) { slices.Reverse(field(s, "TYPE").Enum) }, kinds(changes.ParameterEnumRestated), changes.Patch},
	{"key changed", func(s *spec.Spec) { param(s, "scope").Key = "SCOPE" }, kinds(changes.ParameterKeyChanged), changes.Minor},
	{"key with another name", func(s *spec.Spec) { param(s, "scope").Key = "area" }, kinds(changes.ParameterKeyChanged), changes.Major},
	{"order of parameters", func(s *spec.Spec) { slices.Reverse(adding(s).Params) }, kinds(changes.OrderChanged), changes.Patch},
	{"fields of an object documented", func(s *spec.Spec) {
		in(listing(s).Params, "options").Fields = []spec.Field{{Name: "ID", Type: "integer"}}
	}, kinds(changes.ParameterAdded), changes.Major},
	{"fields of a filter documented", func(s *spec.Spec) {
		in(listing(s).Params, "filter").Fields = []spec.Field{{Name: "ID", Type: "integer"}}
	}, kinds(changes.ParameterAdded), changes.Patch},
	{"case added", func(s *spec.Spec) {
		param(s, "fields").Variants = []spec.Variant{{When: "shop", Fields: []spec.Field{{Name: "PRICE", Type: "double"}}}}
	}, kinds(changes.ParameterCaseAdded), changes.Minor},

	// Results.
	{"result type changed", func(s *spec.Spec) { adding(s).Result.Type = "boolean" }, kinds(changes.ResultTypeChanged), changes.Major},
	// What add answers is an id, and reads both anyway.
	{"result type widened", func(s *spec.Spec) { adding(s).Result.Type = "integer|string" }, kinds(changes.ResultTypeWidened), changes.NoStep},
	{"result type widened to a list", func(s *spec.Spec) { adding(s).Result.Type = "integer|string[]" }, kinds(changes.ResultTypeWidened), changes.Major},
	{"result undocumented", func(s *spec.Spec) { adding(s).Result = nil }, kinds(changes.ResultUndocumented), changes.Major},
	{"result from an example", func(s *spec.Spec) { adding(s).Result.Source = spec.FromExample }, kinds(changes.ResultSourceChanged), changes.Patch},
	{"result field added", func(s *spec.Spec) {
		r := listing(s).Result
		r.Fields = append(r.Fields, spec.Field{Name: "CODE", Type: "string"})
	}, kinds(changes.ResultFieldAdded), changes.Minor},
	{"result field removed", func(s *spec.Spec) { listing(s).Result.Fields = remove(listing(s).Result.Fields, "TITLE") }, kinds(changes.ResultFieldRemoved), changes.Major},
	{"result field type changed", func(s *spec.Spec) { row(s, "DATE_CREATE").Type = "string" }, kinds(changes.ResultFieldTypeChanged), changes.Major},
	{"result field type by another word", func(s *spec.Spec) { row(s, "TITLE").Type = "text" }, kinds(changes.ResultFieldTypeRestated), changes.Patch},
	{"result field as map", func(s *spec.Spec) { row(s, "TITLE").Seen = "object" }, kinds(changes.ExampleValueChanged), changes.Major},
	{"result enum value added", func(s *spec.Spec) { row(s, "STATE").Enum = []string{"NEW", "DONE", "LATE"} }, kinds(changes.ResultEnumValueAdded), changes.Minor},
	{"result enum value removed", func(s *spec.Spec) { row(s, "STATE").Enum = []string{"NEW"} }, kinds(changes.ResultEnumValueRemoved), changes.Major},
	{"list no longer of objects", func(s *spec.Spec) { listing(s).Result.Type = "object" }, kinds(changes.ResultTypeChanged), changes.Major},
	{"example shows fields", func(s *spec.Spec) {
		in(listing(s).Result.Fields, "TITLE").Shown = []spec.Field{{Name: "text", Type: "string"}}
	}, kinds(changes.ExampleFieldAdded), changes.Major},

	// Codes, lists, types.
	{"code added", func(s *spec.Spec) { adding(s).Errors = append(adding(s).Errors, spec.ErrorCode{Code: "NO_MONEY"}) }, kinds(changes.CodeAdded), changes.Minor},
	{"code removed", func(s *spec.Spec) { adding(s).Errors = adding(s).Errors[:1] }, kinds(changes.CodeRemoved), changes.Major},
	{"code in another case", func(s *spec.Spec) { adding(s).Errors[1].Code = "site_limit_reached" }, kinds(changes.CodeAdded, changes.CodeRemoved), changes.Major},
	{"code status changed", func(s *spec.Spec) { adding(s).Errors[0].Status = 401 }, kinds(changes.CodeStatusChanged), changes.Patch},
	{"code status stated", func(s *spec.Spec) { adding(s).Errors[1].Status = 400 }, kinds(changes.CodeStatusRestated), changes.Patch},
	{"code in an example added", func(s *spec.Spec) { listing(s).ErrorsShown = []string{"NO_MONEY"} }, kinds(changes.ExampleCodeAdded), changes.Minor},
	{"code in an example removed", func(s *spec.Spec) { adding(s).ErrorsShown = nil }, kinds(changes.ExampleCodeRemoved), changes.Major},
	{"code in an example now listed", func(s *spec.Spec) {
		adding(s).Errors, adding(s).ErrorsShown = append(adding(s).Errors, spec.ErrorCode{Code: "TOO_LATE"}), nil
	}, kinds(changes.CodeNowDescribed), changes.Patch},
	{"list added", func(s *spec.Spec) {
		getting(s).List = &spec.List{By: spec.ByStart, Start: "start", Rows: "role", ID: "id"}
	}, kinds(changes.ListAdded), changes.Minor},
	{"list removed", func(s *spec.Spec) { listing(s).List = nil }, kinds(changes.ListRemoved), changes.Major},
	{"list shape changed", func(s *spec.Spec) { listing(s).List.By = spec.ByOffset }, kinds(changes.ListShapeChanged), changes.Minor},
	{"rows in another place", func(s *spec.Spec) { listing(s).List.Rows = "items" }, kinds(changes.ListShapeChanged), changes.Major},
	{"list limit added", func(s *spec.Spec) { listing(s).List.Limit = "limit" }, kinds(changes.ListLimitAdded), changes.Minor},
	// Events.
	{"event added", func(s *spec.Spec) {
		e := added()
		e.Name, e.Page = "onLandingUpdate", "landing/events/on-landing-update.html"
		s.Events = append(s.Events, e)
	}, kinds(changes.EventAdded), changes.Major},
	{"event removed", func(s *spec.Spec) { s.Events = []spec.Event{sold()} }, kinds(changes.EventRemoved), changes.Major},
	{"event renamed", func(s *spec.Spec) { event(s, "onLandingAdd").Name = "onLandingCreate" }, kinds(changes.EventRenamed), changes.Major},
	{"event renamed behind one Go name", func(s *spec.Spec) { event(s, "onLandingAdd").Name = "onLandingAddEvent" }, kinds(changes.EventRenamed), changes.Major},
	{"event respelled", func(s *spec.Spec) { event(s, "onLandingAdd").Name = "OnLandingAdd" }, kinds(changes.EventRespelled), changes.Patch},
	{"event deprecated", func(s *spec.Spec) {
		event(s, "onLandingAdd").Deprecated = &spec.Deprecation{Replacements: []string{"onLandingSold"}}
	}, kinds(changes.EventDeprecated), changes.Minor},
	{"event page moved", func(s *spec.Spec) { event(s, "onLandingAdd").Page = "landing/events/add/on-landing-add.html" }, kinds(changes.PageMoved), changes.Patch},
	{"event scope added", func(s *spec.Spec) { event(s, "onLandingAdd").Scopes = []string{"landing", "sites"} }, kinds(changes.ScopeAdded), changes.Patch},
	{"event of another package", func(s *spec.Spec) { event(s, "onLandingSold").Scopes = []string{"sale"} }, kinds(changes.ScopeAdded, changes.ScopeRemoved), changes.Major},
	{"event field added", func(s *spec.Spec) {
		f := &data(event(s, "onLandingAdd")).Fields[0]
		f.Fields = append(f.Fields, spec.Field{Name: "CODE", Type: "string"})
	}, kinds(changes.EventFieldAdded), changes.Minor},
	{"event field removed", func(s *spec.Spec) {
		f := &data(event(s, "onLandingAdd")).Fields[0]
		f.Fields = remove(f.Fields, "ID")
	}, kinds(changes.EventFieldRemoved), changes.Major},
	{"event field type changed", func(s *spec.Spec) { payload(s, "ID").Type = "string" }, kinds(changes.EventFieldTypeChanged), changes.Patch},
	{"event field type widened", func(s *spec.Spec) { payload(s, "ID").Type = "integer|string" }, kinds(changes.EventFieldTypeWidened), changes.Patch},
	{"event field type by another word", func(s *spec.Spec) { payload(s, "ID").Type = "int" }, kinds(changes.EventFieldTypeRestated), changes.Patch},
	{"event field not always sent", func(s *spec.Spec) { payload(s, "ID").Required = spec.Optional }, kinds(changes.EventFieldSentLess), changes.Patch},
	{"event enum value added", func(s *spec.Spec) { payload(s, "STATE").Enum = []string{"NEW", "DONE", "LATE"} }, kinds(changes.EventEnumValueAdded), changes.Minor},
	{"event enum value removed", func(s *spec.Spec) { payload(s, "STATE").Enum = []string{"NEW"} }, kinds(changes.EventEnumValueRemoved), changes.Major},
	{"event field key changed", func(s *spec.Spec) { payload(s, "ID").Key = "id" }, kinds(changes.EventFieldKeyChanged), changes.Minor},
	{"event with another number", func(s *spec.Spec) { data(event(s, "onLandingSold")).Type = "string" }, kinds(changes.EventFieldTypeChanged), changes.Major},
	{"event with fields now", func(s *spec.Spec) {
		d := data(event(s, "onLandingSold"))
		d.Type, d.Fields = "object", []spec.Field{{Name: "ID", Type: "integer"}}
	}, kinds(changes.EventFieldAdded, changes.EventFieldTypeChanged), changes.Major},
	{"type added", func(s *spec.Spec) {
		s.Types = append(s.Types, spec.Type{Name: "landing_page", Page: "landing/page.html"})
	}, kinds(changes.TypeAdded), changes.NoStep},
	{"type renamed", func(s *spec.Spec) {
		s.Types[0].Name = "landing_position"
		for _, f := range []*spec.Field{&getting(s).Params[0], &getting(s).Result.Fields[0]} {
			f.Type, f.Ref = "landing_position", "landing_position"
		}
	}, kinds(changes.ParameterTypeRestated, changes.ResultFieldTypeRestated, changes.TypeRenamed), changes.Major},
	{"field of a type added", func(s *spec.Spec) {
		s.Types[0].Fields = append(s.Types[0].Fields, spec.Field{Name: "code", Type: "string"})
	}, kinds(changes.ParameterAdded, changes.ResultFieldAdded), changes.Minor},
	{"field of a type changed", func(s *spec.Spec) { s.Types[0].Fields[0].Type = "string" }, kinds(changes.ParameterTypeChanged, changes.ResultFieldTypeChanged), changes.Minor},
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
			var got []changes.Kind
			for _, c := range changes.Compare(*old, *new) {
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

// sdk is what a spec gives: the files, their API, and the packages that are compiled of them.
type sdk struct {
	files  map[string][]byte
	api    *goapi.API
	module *apidiff.Module
}

func build(t *testing.T, s spec.Spec) sdk {
	t.Helper()
	return generatorOf(t, s).build(t)
}

// build makes the SDK without pins.
func (g generator) build(t *testing.T) sdk {
	t.Helper()
	files, _ := g.pinned(t, nil)
	return sdkOf(t, files)
}

func sdkOf(t *testing.T, files map[string][]byte) sdk {
	t.Helper()
	return sdk{files, read(t, files), compiled(t, files)}
}

// read is the API of an SDK, understood with the runtime that it imports.
func read(t *testing.T, files map[string][]byte) *goapi.API {
	t.Helper()
	return readSource(t, goapi.Source{Path: module, Files: files})
}

func readSource(t *testing.T, s goapi.Source) *goapi.API {
	t.Helper()
	api, err := goapi.Read(s, goapi.Source{
		Path: "github.com/b24gen/b24gen", Files: map[string][]byte{"b24/stub.go": []byte("package b24\n" + outside.ReplaceAllString(stub, "$1"))},
	})
	if err != nil {
		t.Fatal(err)
	}
	return api
}

// agree compares two SDKs, holds the verdicts against those of apidiff, and
// gives the step that follows.
func agree(t *testing.T, old, new sdk) changes.Step {
	t.Helper()
	found := goapi.Compare(old.api, new.api)
	own := ours(found)
	if d := cmp.Diff(judged(old, new).saidOnce(own, new.api), own); d != "" {
		t.Errorf("verdicts on Go names (-apidiff +ours):\n%s", d)
	}
	var classes []changes.Class
	for _, c := range found {
		classes = append(classes, c.Kind.Class())
	}
	return changes.StepOf(classes)
}

// saidOnce leaves out what is new below an alias, where own says it of the type that the alias
// is for.
func (v verdicts) saidOnce(own verdicts, api *goapi.API) verdicts {
	v.Compatible = slices.DeleteFunc(v.Compatible, func(name string) bool {
		owner, member, ok := cutMember(name)
		i := strings.LastIndexByte(owner, '.')
		if !ok || slices.Contains(own.Compatible, name) {
			return false
		}
		d := api.Lookup(owner[:i], owner[i+1:])
		return d != nil && d.Alias && slices.Contains(own.Compatible, owner[:i]+"."+goapi.Short(d.Type)+"."+member)
	})
	return v
}
