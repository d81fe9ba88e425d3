package spec_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/spec"
)

// TestDropDuplicates: of several pages of one thing the better one is taken, in whatever
// order they come, and the others are named.
func TestDropDuplicates(t *testing.T) {
	old := &spec.Deprecation{}
	for name, test := range map[string]struct{ taken, left spec.Method }{
		"not deprecated":       {spec.Method{Page: "z/other.html"}, spec.Method{Page: "a/crm-deal-add.html", Deprecated: old}},
		"the address fits":     {spec.Method{Page: "z/crm-deal-add.html"}, spec.Method{Page: "a/crm-deal-add-old.html"}},
		"the address ends so":  {spec.Method{Page: "z/deal-add.html"}, spec.Method{Page: "a/add-a-deal.html"}},
		"the last part fits":   {spec.Method{Page: "z/adding-add.html"}, spec.Method{Page: "a/other.html"}},
		"the first of the two": {spec.Method{Page: "a/x.html"}, spec.Method{Page: "b/x.html"}},
	} {
		a, b := test.taken, test.left
		a.Name, b.Name, a.API, b.API = "crm.deal.add", "crm.deal.ADD", spec.V2, spec.V2
		other := spec.Method{Name: "crm.deal.add", API: spec.V3, Page: "v3/x.html"}
		for _, methods := range [][]spec.Method{{a, b, other}, {other, b, a}} {
			s := spec.Spec{Methods: methods}
			dropped := s.DropDuplicates()
			if d := cmp.Diff([]spec.Duplicate{{Name: b.Name, Page: b.Page, Chosen: a.Page}}, dropped); d != "" || len(s.Methods) != 2 {
				t.Errorf("%s (-want +got):\n%s", name, d)
			}
			if err := s.Validate(); err != nil && len(s.Methods) != 2 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	s := spec.Spec{Events: []spec.Event{{Name: "onDealAdd", Page: "events/old.html"}, {Name: "ONDEALADD", Page: "events/on-deal-add.html"}}}
	if d := cmp.Diff([]spec.Duplicate{{Name: "onDealAdd", Page: "events/old.html", Chosen: "events/on-deal-add.html", IsEvent: true}}, s.DropDuplicates()); d != "" || len(s.Events) != 1 {
		t.Errorf("events (-want +got):\n%s", d)
	}
	if s.DropDuplicates() != nil {
		t.Error("one alone is left out")
	}
}
