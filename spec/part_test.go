package spec_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/spec"
)

func whole() spec.Spec {
	method := func(name string, api spec.API, scopes ...string) spec.Method {
		return spec.Method{Name: name, API: api, Page: "x.html", Scopes: scopes}
	}
	return spec.Spec{
		Methods: []spec.Method{
			method("crm.deal.list", spec.V2, "crm"), method("crm.deal.add", spec.V2, "crm"), method("crm.lead.list", spec.V2, "crm"),
			method("tasks.task.list", spec.V2, "task"), method("tasks.task.list", spec.V3, "tasks"),
			method("imbot.v2.Bot.list", spec.V2, "imbot"), method("profile", spec.V2, "basic", "user"),
		},
		Events: []spec.Event{{Name: "onCrmDealAdd", Page: "x.html", Scopes: []string{"crm"}}, {Name: "OnTaskAdd", Page: "x.html", Scopes: []string{"task"}}},
		Types:  []spec.Type{{Name: "t", Page: "x.html"}},
	}
}

func TestPart(t *testing.T) {
	for name, test := range map[string]struct {
		part spec.Part
		want []string
	}{
		"all":              {spec.Part{}, []string{"crm.deal.list", "crm.deal.add", "crm.lead.list", "tasks.task.list", "tasks.task.list", "imbot.v2.Bot.list", "profile", "onCrmDealAdd", "OnTaskAdd"}},
		"namespace":        {spec.Part{Include: []string{"CRM"}}, []string{"crm.deal.list", "crm.deal.add", "crm.lead.list", "onCrmDealAdd"}},
		"glob":             {spec.Part{Include: []string{"crm.deal.*", "onCrm*"}}, []string{"crm.deal.list", "crm.deal.add", "onCrmDealAdd"}},
		"scope":            {spec.Part{Include: []string{"scope:im*", "scope:user"}}, []string{"imbot.v2.Bot.list", "profile"}},
		"generation":       {spec.Part{Include: []string{"v3:tasks"}}, []string{"tasks.task.list"}},
		"one-word method":  {spec.Part{Include: []string{"profile"}}, []string{"profile"}},
		"all but":          {spec.Part{Exclude: []string{"crm", "tasks", "imbot.*"}}, []string{"profile"}},
		"exclude wins":     {spec.Part{Include: []string{"crm"}, Exclude: []string{"*.list", "v2:on*"}}, []string{"crm.deal.add"}},
		"a dot is no wild": {spec.Part{Include: []string{"profile", "crm.lead.*"}, Exclude: []string{"crm.lead.list"}}, []string{"profile"}},
	} {
		t.Run(name, func(t *testing.T) {
			part, err := test.part.Of(whole())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range part.Methods {
				got = append(got, m.Name)
			}
			for _, e := range part.Events {
				got = append(got, e.Name)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("in the part (-want +got):\n%s", diff)
			}
			if len(part.Types) != 1 {
				t.Error("the types are not those of the whole")
			}
		})
	}
}

func TestPartOfNothing(t *testing.T) {
	_, err := spec.Part{Include: []string{"crm", "crm.del.*", "v4:crm"}, Exclude: []string{"crmXdeal"}}.Of(whole())
	want := `include: "crm.del.*" is no namespace, method or event of the spec; *, scope:, v2: and v3: can be used
include: "v4:crm" is no namespace, method or event of the spec; *, scope:, v2: and v3: can be used
exclude: "crmXdeal" is no namespace, method or event of the spec; *, scope:, v2: and v3: can be used`
	if err == nil {
		t.Fatal("no error")
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
}

func TestPartLeavesTheWhole(t *testing.T) {
	s := whole()
	before := slices.Clone(s.Methods)
	if _, err := (spec.Part{Include: []string{"profile"}}).Of(s); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, s.Methods); diff != "" {
		t.Errorf("the whole has changed:\n%s", diff)
	}
}
