package templates

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

// TestNestedNames names types below the parameters of crm.deal.add and below the
// result of a method with a long name.
func TestNestedNames(t *testing.T) {
	params := &object{prefixes: []string{"DealAdd", "DealAddParams"}, candidates: []string{"DealAddParams"}, method: &method{}}
	result := &object{prefixes: []string{"ActivityConfigurableGetResult", "ActivityConfigurableGetResultField"}}
	for _, c := range []struct {
		name string
		in   *object
		path []string
		want []string
	}{
		{"short", params, []string{"Fields", "Phone"}, []string{"DealAddFieldsPhone", "DealAddParamsFieldsPhone"}},
		{"params in params", params, []string{"Params"}, []string{"DealAddParamsObject", "DealAddParamsParams"}},
		{"below params", params, []string{"Params", "Order"}, []string{"DealAddParamsOrder", "DealAddParamsParamsOrder"}},
		{
			"the end that fits", result, []string{"Layout", "Body", "Logo", "Action"}, []string{
				"ActivityConfigurableGetResultBodyLogoAction",
				"ActivityConfigurableGetResultLayoutBodyLogoAction", "ActivityConfigurableGetResultFieldLayoutBodyLogoAction",
			},
		},
		{
			"nothing fits", result, []string{"Settings", "BitrixMainNumeratorSequentNumberGenerator"}, []string{
				"ActivityConfigurableGetResultSequentNumberGenerator",
				"ActivityConfigurableGetResultBitrixMainNumeratorSequentNumberGenerator",
				"ActivityConfigurableGetResultSettingsBitrixMainNumeratorSequentNumberGenerator",
				"ActivityConfigurableGetResultFieldSettingsBitrixMainNumeratorSequentNumberGenerator",
			},
		},
	} {
		o := c.in
		for _, name := range c.path {
			o = o.inside(shape{Field: spec.Field{Name: name}}, name, roleField)
		}
		if diff := cmp.Diff(c.want, unique(o.candidates)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func unique(names []string) []string { return union(nil, names) }

func TestDocumentedNames(t *testing.T) {
	for _, c := range []struct{ namespace, name, want string }{
		{"catalog", "catalog_vat", "VAT"},
		{"catalog", "rest_field_description", "RESTFieldDescription"},
		{"catalog", "catalog", "Catalog"},
		{"tasks", "tasks_fields", "TaskFields"},
		{"sonet_group", "sonet_group_user", "SonetGroupUser"},
	} {
		p := &pkg{plan: &plan{lex: learn(spec.Spec{})}, namespace: c.namespace}
		if got := p.nameOf(spec.Type{Name: c.name}); got != c.want {
			t.Errorf("nameOf(%s in %s) = %s, want %s", c.name, c.namespace, got, c.want)
		}
	}
}

func TestServiceNames(t *testing.T) {
	p := &pkg{plan: &plan{lex: learn(spec.Spec{})}, api: spec.V2, namespace: "tasks"}
	for rest, want := range map[string][]string{
		"tasks.task":           {"Task", "Task", "TaskService"},
		"tasks.flow.Flow":      {"Flow", "FlowFlow", "FlowFlowService"},
		"tasks.api.scrum.epic": {"ScrumEpic", "APIScrumEpic", "APIScrumEpicService"},
		"tasks.api":            {"API", "API", "APIService"},
		"tasks":                {"Service", "ServiceService"},
	} {
		s := &service{pkg: p, rest: rest}
		if diff := cmp.Diff(want, s.names()[0].candidates); diff != "" {
			t.Errorf("names of %s (-want +got):\n%s", rest, diff)
		}
	}
}
