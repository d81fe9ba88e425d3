package diff_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/spec/diff"
)

// edit is a change of the sample, with the kind of change that it is, there and
// back.
type edit struct {
	there, back diff.Kind
	do          func(*spec.Spec)
}

func param(s *spec.Spec, i int) *spec.Field  { return &s.Methods[0].Params[1].Fields[i] }
func answer(s *spec.Spec, i int) *spec.Field { return &s.Methods[0].Result.Fields[i] }
func sent(s *spec.Spec, i int) *spec.Field   { return &s.Events[0].Fields[1].Fields[i] }

var edits = []edit{
	{diff.MethodRemoved, diff.MethodAdded, func(s *spec.Spec) { s.Methods = s.Methods[:1] }},
	{diff.MethodRenamed, diff.MethodRenamed, func(s *spec.Spec) { s.Methods[0].Name = "landing.site.create" }},
	{diff.MethodRespelled, diff.MethodRespelled, func(s *spec.Spec) { s.Methods[0].Name = "landing.Site.add" }},
	{diff.MethodUndeprecated, diff.MethodDeprecated, func(s *spec.Spec) { s.Methods[1].Deprecated = nil }},
	{diff.ReplacementsChanged, diff.ReplacementsChanged, func(s *spec.Spec) { s.Methods[1].Deprecated.Replacements = nil }},
	{diff.PageMoved, diff.PageMoved, func(s *spec.Spec) { s.Methods[0].Page = "landing/add.html" }},
	{diff.ScopeRemoved, diff.ScopeAdded, func(s *spec.Spec) { s.Methods[0].Scopes = []string{"landing"} }},
	{diff.ScopesUndocumented, diff.ScopesDocumented, func(s *spec.Spec) { s.Methods[0].Scopes = nil }},
	{diff.NowPositional, diff.NowNamed, func(s *spec.Spec) { s.Methods[0].Positional = true }},
	{diff.NowReadOnly, diff.NoLongerReadOnly, func(s *spec.Spec) { s.Methods[0].Idempotent = true }},

	{diff.RequiredParameterAdded, diff.ParameterRemoved, func(s *spec.Spec) {
		s.Methods[1].Params = append(s.Methods[1].Params, spec.Field{Name: "x", Required: spec.Mandatory})
	}},
	{diff.ParameterRemoved, diff.ParameterAdded, func(s *spec.Spec) { s.Methods[1].Params = s.Methods[1].Params[:1] }},
	{diff.ParameterNowOptional, diff.ParameterNowRequired, func(s *spec.Spec) { param(s, 0).Required = spec.Optional }},
	{diff.ParameterSometimesRequired, diff.ParameterNowOptional, func(s *spec.Spec) { param(s, 1).Conditional = true }},
	{diff.ParameterRequiredUnclear, diff.ParameterRequiredUnclear, func(s *spec.Spec) { param(s, 1).Required = spec.RequiredUnknown }},
	{diff.ParameterTypeChanged, diff.ParameterTypeChanged, func(s *spec.Spec) { param(s, 0).Type = "file" }},
	{diff.ParameterTypeWidened, diff.ParameterTypeNarrowed, func(s *spec.Spec) { param(s, 0).Type = "string or null" }},
	{diff.ParameterTypeRestated, diff.ParameterTypeRestated, func(s *spec.Spec) { param(s, 0).Type = "Text" }},
	{diff.ParameterDefaultChanged, diff.ParameterDefaultChanged, func(s *spec.Spec) { param(s, 1).Default = new("STORE") }},
	{diff.ParameterDefaultRestated, diff.ParameterDefaultRestated, func(s *spec.Spec) { param(s, 1).Default = nil }},
	{diff.ParameterEnumValueAdded, diff.ParameterEnumValueRemoved, func(s *spec.Spec) { param(s, 1).Enum = []string{"PAGE", "STORE", "SMN"} }},
	{diff.ParameterEnumRestated, diff.ParameterEnumRestated, func(s *spec.Spec) { param(s, 1).Enum = nil }},
	{diff.ParameterKeyChanged, diff.ParameterKeyChanged, func(s *spec.Spec) { param(s, 2).Key = "" }},
	{diff.ParameterCaseRemoved, diff.ParameterCaseAdded, func(s *spec.Spec) { s.Methods[0].Params[1].Variants = nil }},
	{diff.ParameterOrderChanged, diff.ParameterOrderChanged, func(s *spec.Spec) { slices.Reverse(s.Methods[1].Params) }},
	{diff.OrderChanged, diff.OrderChanged, func(s *spec.Spec) { slices.Reverse(s.Methods[0].Params) }},
	{diff.CaseRenamed, diff.CaseRenamed, func(s *spec.Spec) { s.Methods[0].Params[1].Variants[0].When = "deal" }},

	{diff.ResultUndocumented, diff.ResultDocumented, func(s *spec.Spec) { s.Methods[1].Result = nil }},
	{diff.ResultTypeChanged, diff.ResultTypeChanged, func(s *spec.Spec) { s.Methods[1].Result.Type = "boolean" }},
	{diff.ResultTypeWidened, diff.ResultTypeNarrowed, func(s *spec.Spec) { s.Methods[1].Result.Type = "landing_role|null" }},
	{diff.ResultTypeRestated, diff.ResultTypeRestated, func(s *spec.Spec) { s.Methods[1].Result.Type = "Landing_Role" }},
	{diff.ResultTypeRestated, diff.ResultTypeRestated, func(s *spec.Spec) {
		s.Methods[0].Result.Type, s.Methods[0].Result.Seen = "array", "" // the page now states what examples show
	}},
	{diff.ResultSourceChanged, diff.ResultSourceChanged, func(s *spec.Spec) { s.Methods[1].Result.Source = spec.FromExample }},
	{diff.ResultFieldRemoved, diff.ResultFieldAdded, func(s *spec.Spec) { s.Methods[0].Result.Fields = s.Methods[0].Result.Fields[:3] }},
	{diff.ResultFieldTypeChanged, diff.ResultFieldTypeChanged, func(s *spec.Spec) { answer(s, 0).Type = "integer" }},
	{diff.ResultFieldTypeWidened, diff.ResultFieldTypeNarrowed, func(s *spec.Spec) { answer(s, 0).Type = "string|false" }},
	{diff.ResultFieldTypeRestated, diff.ResultFieldTypeRestated, func(s *spec.Spec) { answer(s, 0).Type = "" }},
	{diff.ResultFieldMarkChanged, diff.ResultFieldMarkChanged, func(s *spec.Spec) { answer(s, 0).Required = spec.Optional }},
	{diff.ResultFieldDefaultChanged, diff.ResultFieldDefaultChanged, func(s *spec.Spec) { answer(s, 1).Default = new("STORE") }},
	{diff.ResultEnumValueRemoved, diff.ResultEnumValueAdded, func(s *spec.Spec) { answer(s, 1).Enum = []string{"PAGE"} }},
	{diff.ResultEnumRestated, diff.ResultEnumRestated, func(s *spec.Spec) { slices.Reverse(answer(s, 1).Enum) }},
	{diff.ResultFieldKeyChanged, diff.ResultFieldKeyChanged, func(s *spec.Spec) { answer(s, 2).Key = "" }},
	{diff.ResultCaseRemoved, diff.ResultCaseAdded, func(s *spec.Spec) { s.Methods[0].Result.Variants = nil }},

	{diff.ExampleFieldRemoved, diff.ExampleFieldAdded, func(s *spec.Spec) { answer(s, 3).Shown = nil }},
	{diff.FieldNowDescribed, diff.FieldOnlyShown, func(s *spec.Spec) { answer(s, 3).Fields, answer(s, 3).Shown = answer(s, 3).Shown, nil }},
	{diff.ExampleValueChanged, diff.ExampleValueChanged, func(s *spec.Spec) { param(s, 2).Wire = spec.WireSQL }},
	{diff.DescribedElsewhere, diff.DescribedElsewhere, func(s *spec.Spec) { s.Methods[1].Result.Ref = "" }},
	{diff.OverrideChanged, diff.OverrideChanged, func(s *spec.Spec) { s.Types[0].Overridden = nil }},
	{diff.DescriptionChanged, diff.DescriptionChanged, func(s *spec.Spec) { s.Methods[0].Prose = nil }},
	{diff.ExamplesChanged, diff.ExamplesChanged, func(s *spec.Spec) { s.Methods[0].Examples = nil }},

	{diff.CodeRemoved, diff.CodeAdded, func(s *spec.Spec) { s.Methods[0].Errors = s.Methods[0].Errors[:1] }},
	{diff.CodeStatusChanged, diff.CodeStatusChanged, func(s *spec.Spec) { s.Methods[0].Errors[0].Status = 401 }},
	{diff.CodeStatusRestated, diff.CodeStatusRestated, func(s *spec.Spec) { s.Methods[0].Errors[0].Status = 0 }},
	{diff.CodeNowDescribed, diff.CodeOnlyShown, func(s *spec.Spec) {
		m := &s.Methods[0]
		m.Errors, m.ErrorsShown = append(m.Errors, spec.ErrorCode{Code: "TOO_LATE"}), m.ErrorsShown[:1]
	}},
	{diff.ExampleCodeRemoved, diff.ExampleCodeAdded, func(s *spec.Spec) { s.Methods[0].ErrorsShown = nil }},
	{diff.ListRemoved, diff.ListAdded, func(s *spec.Spec) { s.Methods[0].List = nil }},
	{diff.ListShapeChanged, diff.ListLimitAdded, func(s *spec.Spec) { s.Methods[0].List.Limit = "" }},

	{diff.EventRemoved, diff.EventAdded, func(s *spec.Spec) { s.Events = s.Events[:1] }},
	{diff.EventRenamed, diff.EventRenamed, func(s *spec.Spec) { s.Events[0].Name = "onLandingCreate" }},
	{diff.EventRespelled, diff.EventRespelled, func(s *spec.Spec) { s.Events[0].Name = "OnLandingAdd" }},
	{diff.EventUndeprecated, diff.EventDeprecated, func(s *spec.Spec) { s.Events[1].Deprecated = nil }},
	{diff.EventFieldRemoved, diff.EventFieldAdded, func(s *spec.Spec) { s.Events[0].Fields[1].Fields = object()[:3] }},
	{diff.EventFieldTypeChanged, diff.EventFieldTypeChanged, func(s *spec.Spec) { sent(s, 0).Type = "integer" }},
	{diff.EventFieldTypeWidened, diff.EventFieldTypeNarrowed, func(s *spec.Spec) { sent(s, 0).Type = "string|false" }},
	{diff.EventFieldTypeRestated, diff.EventFieldTypeRestated, func(s *spec.Spec) { sent(s, 0).Type = "" }},
	{diff.EventFieldSentLess, diff.EventFieldSentMore, func(s *spec.Spec) { sent(s, 0).Required = spec.Optional }},
	{diff.EventFieldSentMore, diff.EventFieldSentLess, func(s *spec.Spec) { sent(s, 1).Conditional = true }},
	{diff.EventFieldMarkRestated, diff.EventFieldMarkRestated, func(s *spec.Spec) { sent(s, 1).Required = spec.RequiredUnknown }},
	{diff.EventFieldDefaultChanged, diff.EventFieldDefaultChanged, func(s *spec.Spec) { sent(s, 1).Default = nil }},
	{diff.EventEnumValueRemoved, diff.EventEnumValueAdded, func(s *spec.Spec) { sent(s, 1).Enum = []string{"PAGE"} }},
	{diff.EventEnumRestated, diff.EventEnumRestated, func(s *spec.Spec) { sent(s, 1).Enum = nil }},
	{diff.EventFieldKeyChanged, diff.EventFieldKeyChanged, func(s *spec.Spec) { sent(s, 2).Key = "" }},
	{diff.EventCaseRemoved, diff.EventCaseAdded, func(s *spec.Spec) { s.Events[0].Fields[1].Variants = nil }},
	{diff.PageMoved, diff.PageMoved, func(s *spec.Spec) { s.Events[0].Page = "landing/add.html" }},
	{diff.ScopeRemoved, diff.ScopeAdded, func(s *spec.Spec) { s.Events[0].Scopes = []string{"landing"} }},

	{diff.TypeRemoved, diff.TypeAdded, func(s *spec.Spec) { s.Types = s.Types[:1] }},
	{diff.TypeRenamed, diff.TypeRenamed, func(s *spec.Spec) { s.Types[1].Name = "landing_count" }},
	{diff.UnusedTypeChanged, diff.UnusedTypeChanged, func(s *spec.Spec) { s.Types[1].Type = "string" }},
}

// TestEdits: each edit is of the kind that its name says, there and back, and
// no kind is without an edit.
func TestEdits(t *testing.T) {
	shown := map[diff.Kind]bool{}
	for _, e := range edits {
		s := sample()
		e.do(s)
		for _, way := range []struct {
			from, to *spec.Spec
			want     diff.Kind
		}{{sample(), s, e.there}, {s, sample(), e.back}} {
			got := kindsOf(diff.Compare(*way.from, *way.to))
			if d := cmp.Diff([]diff.Kind{way.want}, got); d != "" {
				t.Errorf("%s (-want +got):\n%s", e.there, d)
			}
			for _, k := range got {
				shown[k] = true
			}
		}
	}
	for _, r := range diff.RESTRules() {
		if !shown[r.Kind] {
			t.Errorf("%s: no edit shows it", r.Kind)
		}
	}
}

func kindsOf(changes []diff.Change) []diff.Kind {
	var kinds []diff.Kind
	for _, c := range changes {
		kinds = append(kinds, c.Kind)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}
