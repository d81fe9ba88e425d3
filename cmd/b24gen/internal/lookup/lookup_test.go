package lookup

import (
	"slices"
	"testing"

	"github.com/b24gen/b24gen/templates"
)

var sample = templates.Index{Entries: []templates.Entry{
	{Kind: templates.KindMethod, REST: "crm.deal.list", Package: "crm", Go: "Deal.List", New: "NewDeal", Iterator: "ListAll"},
	{Kind: templates.KindMethod, REST: "crm.deal.get", Package: "crm", Go: "Deal.Get", New: "NewDeal"},
	{Kind: templates.KindMethod, REST: "landing.site.markDelete", Package: "landing", Go: "Site.MarkDelete", New: "NewSite"},
	{Kind: templates.KindEvent, REST: "onCrmDealAdd", Package: "crm", Go: "EventDealAdd"},
	{Kind: templates.KindCode, REST: "ACCESS_DENIED_DELETED", Package: "landing", Go: "ErrAccessDeniedDeleted"},
	{Kind: templates.KindType, REST: "deal", Package: "crm", Go: "DealItem"},
}}

func TestFind(t *testing.T) {
	for word, want := range map[string][]string{
		"crm.deal.list":           {"Deal.List"},
		"CRM.Deal.LIST":           {"Deal.List"},
		"landing.site.markdelete": {"Site.MarkDelete"},
		"crm.deal.":               {"Deal.List", "Deal.Get"},
		"crm.*.get":               {"Deal.Get"},
		"*.list":                  {"Deal.List"},
		"crm.Deal.Get":            {"Deal.Get"},
		"Site.MarkDelete":         {"Site.MarkDelete"},
		"DealListParams":          {"Deal.List"},
		"crm.DealListParams":      {"Deal.List"},
		"Deal.ListAll":            {"Deal.List"},
		"NewDeal":                 {"Deal.List", "Deal.Get"},
		"oncrmdealadd":            {"EventDealAdd"},
		"access_denied_deleted":   {"ErrAccessDeniedDeleted"},
		"ErrAccessDeniedDeleted":  {"ErrAccessDeniedDeleted"},
		"deal":                    {"DealItem"},
		"crm.dael.list":           nil,
		"":                        nil,
	} {
		var got []string
		for _, e := range Find(sample, word) {
			got = append(got, e.Go)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestSuggest(t *testing.T) {
	for word, want := range map[string]string{"crm.dael.list": "crm.deal.list", "crm.deals.get": "crm.deal.get", "ACCES_DENIED_DELETED": "ACCESS_DENIED_DELETED"} {
		if got := Suggest(sample, word); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %q, want first %q", word, got, want)
		}
	}
	if got := Suggest(sample, "something else altogether"); len(got) > 0 {
		t.Errorf("nothing is like that, got %q", got)
	}
}
