package changes_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/spec"
)

// edit is a change of the sample, with the kind of change that it is, there and
// back.
type edit struct {
	there, back changes.Kind
	do          func(*spec.Spec)
}

func param(s *spec.Spec, i int) *spec.Field  { return &s.Methods[0].Params[1].Fields[i] }
func answer(s *spec.Spec, i int) *spec.Field { return &s.Methods[0].Result.Fields[i] }
func sent(s *spec.Spec, i int) *spec.Field   { return &s.Events[0].Fields[1].Fields[i] }

var edits = []edit{
	{changes.MethodRemoved, changes.MethodAdded, func(s *spec.Spec) { s.Methods = s.Methods[:1] }},
	{changes.MethodRenamed, changes.MethodRenamed, func(s *spec.Spec) { s.Methods[0].Name = "landing.site.create" }},
	{changes.MethodRespelled, changes.MethodRespelled, func(s *spec.Spec) { s.Methods[0].Name = "landing.Site.add" }},
	{changes.MethodUndeprecated, changes.MethodDeprecated, func(s *spec.Spec) { s.Methods[1].Deprecated = nil }},
	{changes.ReplacementsChanged, changes.ReplacementsChanged, func(s *spec.Spec) { s.Methods[1].Deprecated.Replacements = nil }},
	{changes.PageMoved, changes.PageMoved, func(s *spec.Spec) { s.Methods[0].Page = "landing/add.html" }},
	{changes.ScopeRemoved, changes.ScopeAdded, func(s *spec.Spec) { s.Methods[0].Scopes = []string{"landing"} }},
	{changes.ScopesUndocumented, changes.ScopesDocumented, func(s *spec.Spec) { s.Methods[0].Scopes = nil }},
	{changes.NowPositional, changes.NowNamed, func(s *spec.Spec) { s.Methods[0].Positional = true }},
	{changes.NowReadOnly, changes.NoLongerReadOnly, func(s *spec.Spec) { s.Methods[0].Idempotent = true }},

	{changes.RequiredParameterAdded, changes.ParameterRemoved, func(s *spec.Spec) {
		s.Methods[1].Params = append(s.Methods[1].Params, spec.Field{Name: "x", Required: spec.Mandatory})
	}},
	{changes.ParameterRemoved, changes.ParameterAdded, func(s *spec.Spec) { s.Methods[1].Params = s.Methods[1].Params[:1] }},
	{changes.ParameterNowOptional, changes.ParameterNowRequired, func(s *spec.Spec) { param(s, 0).Required = spec.Optional }},
	{changes.ParameterSometimesRequired, changes.ParameterNowOptional, func(s *spec.Spec) { param(s, 1).Conditional = true }},
	{changes.ParameterRequiredUnclear, changes.ParameterRequiredUnclear, func(s *spec.Spec) { param(s, 1).Required = spec.RequiredUnknown }},
	{changes.ParameterTypeChanged, changes.ParameterTypeChanged, func(s *spec.Spec) { param(s, 0).Type = "file" }},
	{changes.ParameterTypeWidened, changes.ParameterTypeNarrowed, func(s *spec.Spec) { param(s, 0).Type = "string or null" }},
	{changes.ParameterTypeRestated, changes.ParameterTypeRestated, func(s *spec.Spec) { param(s, 0).Type = "Text" }},
	{changes.ParameterDefaultChanged, changes.ParameterDefaultChanged, func(s *spec.Spec) { param(s, 1).Default = new("STORE") }},
	{changes.ParameterDefaultRestated, changes.ParameterDefaultRestated, func(s *spec.Spec) { param(s, 1).Default = nil }},
	{changes.ParameterEnumValueAdded, changes.ParameterEnumValueRemoved, func(s *spec.Spec) { param(s, 1).Enum = []string{"PAGE", "STORE", "SMN"} }},
	{changes.ParameterEnumRestated, changes.ParameterEnumRestated, func(s *spec.Spec) { param(s, 1).Enum = nil }},
	{changes.AnyOfNoLongerNeeded, changes.AnyOfNeeded, func(s *spec.Spec) { s.Methods[0].AnyOf = nil }},
	{changes.FieldSendingRestated, changes.FieldSendingRestated, func(s *spec.Spec) { param(s, 2).Sent = spec.SentNever }},
	{changes.FieldDeprecated, changes.FieldUndeprecated, func(s *spec.Spec) { param(s, 2).Deprecated = &spec.Deprecation{} }},
	{changes.NameNowPattern, changes.NameNoLongerPattern, func(s *spec.Spec) { param(s, 2).Pattern = true }},
	{changes.ParameterKeyChanged, changes.ParameterKeyChanged, func(s *spec.Spec) { param(s, 2).Key = "" }},
	{changes.ParameterCaseRemoved, changes.ParameterCaseAdded, func(s *spec.Spec) { s.Methods[0].Params[1].Variants = nil }},
	{changes.ParameterOrderChanged, changes.ParameterOrderChanged, func(s *spec.Spec) { slices.Reverse(s.Methods[1].Params) }},
	{changes.OrderChanged, changes.OrderChanged, func(s *spec.Spec) { slices.Reverse(s.Methods[0].Params) }},
	{changes.CaseRenamed, changes.CaseRenamed, func(s *spec.Spec) { s.Methods[0].Params[1].Variants[0].When = "deal" }},

	{changes.ResultUndocumented, changes.ResultDocumented, func(s *spec.Spec) { s.Methods[1].Result = nil }},
	{changes.ResultTypeChanged, changes.ResultTypeChanged, func(s *spec.Spec) { s.Methods[1].Result.Type = "boolean" }},
	{changes.ResultTypeWidened, changes.ResultTypeNarrowed, func(s *spec.Spec) { s.Methods[1].Result.Type = "landing_role|null" }},
	{changes.ResultTypeRestated, changes.ResultTypeRestated, func(s *spec.Spec) { s.Methods[1].Result.Type = "Landing_Role" }},
	{changes.ResultTypeRestated, changes.ResultTypeRestated, func(s *spec.Spec) {
		s.Methods[0].Result.Type, s.Methods[0].Result.Seen = "array", "" // the page now states what examples show
	}},
	{changes.ResultSourceChanged, changes.ResultSourceChanged, func(s *spec.Spec) { s.Methods[1].Result.Source = spec.FromExample }},
	{changes.ResultFieldRemoved, changes.ResultFieldAdded, func(s *spec.Spec) { s.Methods[0].Result.Fields = s.Methods[0].Result.Fields[:3] }},
	{changes.ResultFieldTypeChanged, changes.ResultFieldTypeChanged, func(s *spec.Spec) { answer(s, 0).Type = "integer" }},
	{changes.ResultFieldTypeWidened, changes.ResultFieldTypeNarrowed, func(s *spec.Spec) { answer(s, 0).Type = "string|false" }},
	{changes.ResultFieldTypeRestated, changes.ResultFieldTypeRestated, func(s *spec.Spec) { answer(s, 0).Type = "" }},
	{changes.ResultFieldMarkChanged, changes.ResultFieldMarkChanged, func(s *spec.Spec) { answer(s, 0).Required = spec.Optional }},
	{changes.ResultFieldDefaultChanged, changes.ResultFieldDefaultChanged, func(s *spec.Spec) { answer(s, 1).Default = new("STORE") }},
	{changes.ResultEnumValueRemoved, changes.ResultEnumValueAdded, func(s *spec.Spec) { answer(s, 1).Enum = []string{"PAGE"} }},
	{changes.ResultEnumRestated, changes.ResultEnumRestated, func(s *spec.Spec) { slices.Reverse(answer(s, 1).Enum) }},
	{changes.ResultEnumRestated, changes.ResultEnumRestated, func(s *spec.Spec) { s.Methods[1].Result.Enum = []string{"a", "b"} }},
	{changes.ResultFieldKeyChanged, changes.ResultFieldKeyChanged, func(s *spec.Spec) { answer(s, 2).Key = "" }},
	{changes.ResultCaseRemoved, changes.ResultCaseAdded, func(s *spec.Spec) { s.Methods[0].Result.Variants = nil }},

	{changes.ExampleFieldRemoved, changes.ExampleFieldAdded, func(s *spec.Spec) { answer(s, 3).Shown = nil }},
	{changes.FieldNowDescribed, changes.FieldOnlyShown, func(s *spec.Spec) { answer(s, 3).Fields, answer(s, 3).Shown = answer(s, 3).Shown, nil }},
	{changes.ExampleValueChanged, changes.ExampleValueChanged, func(s *spec.Spec) { param(s, 2).Wire = spec.WireSQL }},
	{changes.DescribedElsewhere, changes.DescribedElsewhere, func(s *spec.Spec) { s.Methods[1].Result.Ref = "" }},
	{changes.OverrideChanged, changes.OverrideChanged, func(s *spec.Spec) { s.Types[0].Overridden = nil }},
	{changes.DescriptionChanged, changes.DescriptionChanged, func(s *spec.Spec) { s.Methods[0].Prose = nil }},
	{changes.ExamplesChanged, changes.ExamplesChanged, func(s *spec.Spec) { s.Methods[0].Examples = nil }},

	{changes.CodeRemoved, changes.CodeAdded, func(s *spec.Spec) { s.Methods[0].Errors = s.Methods[0].Errors[:1] }},
	{changes.CodeStatusChanged, changes.CodeStatusChanged, func(s *spec.Spec) { s.Methods[0].Errors[0].Status = 401 }},
	{changes.CodeStatusRestated, changes.CodeStatusRestated, func(s *spec.Spec) { s.Methods[0].Errors[0].Status = 0 }},
	{changes.CodeNowDescribed, changes.CodeOnlyShown, func(s *spec.Spec) {
		m := &s.Methods[0]
		m.Errors, m.ErrorsShown = append(m.Errors, spec.ErrorCode{Code: "TOO_LATE"}), m.ErrorsShown[:1]
	}},
	{changes.ExampleCodeRemoved, changes.ExampleCodeAdded, func(s *spec.Spec) { s.Methods[0].ErrorsShown = nil }},
	{changes.ListRemoved, changes.ListAdded, func(s *spec.Spec) { s.Methods[0].List = nil }},
	{changes.ListShapeChanged, changes.ListLimitAdded, func(s *spec.Spec) { s.Methods[0].List.Limit = "" }},

	{changes.EventRemoved, changes.EventAdded, func(s *spec.Spec) { s.Events = s.Events[:1] }},
	{changes.EventRenamed, changes.EventRenamed, func(s *spec.Spec) { s.Events[0].Name = "onLandingCreate" }},
	{changes.EventRespelled, changes.EventRespelled, func(s *spec.Spec) { s.Events[0].Name = "OnLandingAdd" }},
	{changes.EventUndeprecated, changes.EventDeprecated, func(s *spec.Spec) { s.Events[1].Deprecated = nil }},
	{changes.EventFieldRemoved, changes.EventFieldAdded, func(s *spec.Spec) { s.Events[0].Fields[1].Fields = object()[:3] }},
	{changes.EventFieldTypeChanged, changes.EventFieldTypeChanged, func(s *spec.Spec) { sent(s, 0).Type = "integer" }},
	{changes.EventFieldTypeWidened, changes.EventFieldTypeNarrowed, func(s *spec.Spec) { sent(s, 0).Type = "string|false" }},
	{changes.EventFieldTypeRestated, changes.EventFieldTypeRestated, func(s *spec.Spec) { sent(s, 0).Type = "" }},
	{changes.EventFieldSentLess, changes.EventFieldSentMore, func(s *spec.Spec) { sent(s, 0).Required = spec.Optional }},
	{changes.EventFieldSentMore, changes.EventFieldSentLess, func(s *spec.Spec) { sent(s, 1).Conditional = true }},
	{changes.EventFieldMarkRestated, changes.EventFieldMarkRestated, func(s *spec.Spec) { sent(s, 1).Required = spec.RequiredUnknown }},
	{changes.EventFieldDefaultChanged, changes.EventFieldDefaultChanged, func(s *spec.Spec) { sent(s, 1).Default = nil }},
	{changes.EventEnumValueRemoved, changes.EventEnumValueAdded, func(s *spec.Spec) { sent(s, 1).Enum = []string{"PAGE"} }},
	{changes.EventEnumRestated, changes.EventEnumRestated, func(s *spec.Spec) { sent(s, 1).Enum = nil }},
	{changes.EventFieldKeyChanged, changes.EventFieldKeyChanged, func(s *spec.Spec) { sent(s, 2).Key = "" }},
	{changes.EventCaseRemoved, changes.EventCaseAdded, func(s *spec.Spec) { s.Events[0].Fields[1].Variants = nil }},
	{changes.PageMoved, changes.PageMoved, func(s *spec.Spec) { s.Events[0].Page = "landing/add.html" }},
	{changes.ScopeRemoved, changes.ScopeAdded, func(s *spec.Spec) { s.Events[0].Scopes = []string{"landing"} }},

	{changes.TypeRemoved, changes.TypeAdded, func(s *spec.Spec) { s.Types = s.Types[:1] }},
	{changes.TypeRenamed, changes.TypeRenamed, func(s *spec.Spec) { s.Types[1].Name = "landing_count" }},
	{changes.UnusedTypeChanged, changes.UnusedTypeChanged, func(s *spec.Spec) { s.Types[1].Type = "string" }},
}

// TestEdits: each edit is of the kind that its name says, there and back, and
// no kind is without an edit.
func TestEdits(t *testing.T) {
	shown := map[changes.Kind]bool{}
	for _, e := range edits {
		s := sample()
		e.do(s)
		for _, way := range []struct {
			from, to *spec.Spec
			want     changes.Kind
		}{{sample(), s, e.there}, {s, sample(), e.back}} {
			got := kindsOf(changes.Compare(*way.from, *way.to))
			if d := cmp.Diff([]changes.Kind{way.want}, got); d != "" {
				t.Errorf("%s (-want +got):\n%s", e.there, d)
			}
			for _, k := range got {
				shown[k] = true
			}
		}
	}
	for _, r := range changes.RESTRules {
		if !shown[r.Kind] {
			t.Errorf("%s: no edit shows it", r.Kind)
		}
	}
}

func kindsOf(all []changes.Change) []changes.Kind {
	var kinds []changes.Kind
	for _, c := range all {
		kinds = append(kinds, c.Kind)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}
