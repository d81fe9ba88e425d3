package changes_test

import (
	"testing"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/spec"
)

// TestTypesOfParameters: what a change of the documented type of a parameter is.
func TestTypesOfParameters(t *testing.T) {
	const same = changes.ParameterTypeRestated
	for _, c := range []struct {
		old, new string
		want     changes.Kind
	}{
		{"int", "Integer", same},
		{"timestamp", "integer", same},
		{"array<int>", "integer[]", same},
		{"map<bool>", "map<boolean>", same},
		{"", "string", same},
		{"string|integer", "int or text", same},
		{"integer", "double", changes.ParameterTypeWidened},
		{"integer[]", "array", changes.ParameterTypeWidened},
		{"string", "string|null", changes.ParameterTypeWidened},
		{"string/false", "string", changes.ParameterTypeNarrowed},
		{"map<string>", "map<integer>", changes.ParameterTypeChanged},
		{"crm_deal", "crm_lead", changes.ParameterTypeChanged},
		{"landing_role", "landing_right", same},
		{"landing_role[]", "landing_right[]", same},
		{"map<landing_role>", "map<landing_right>", same},
		{"landing_role", "landing_right[]", changes.ParameterTypeChanged},
	} {
		got := changes.Compare(typed(c.old, "landing_role"), typed(c.new, "landing_right"))
		if len(got) != 2 || got[0].Kind != changes.TypeRenamed || got[1].Kind != c.want {
			t.Errorf("%q became %q: %v, want the type renamed and %s", c.old, c.new, got, c.want)
		}
	}
}

// typed is a spec with a parameter of the type, and a documented type.
func typed(text, name string) spec.Spec {
	return spec.Spec{
		Methods: []spec.Method{{Name: "a.b", API: spec.V2, Params: []spec.Field{{Name: "p", Type: text}}}},
		Types:   []spec.Type{{Name: name, Page: "role.html", Fields: []spec.Field{{Name: "id", Type: "integer"}}}},
	}
}
