package lookup

import (
	"slices"
	"testing"

	"github.com/b24gen/b24gen/templates"
)

var sample = templates.Index{Entries: []templates.Entry{
	{Kind: templates.KindMethod, REST: "crm.deal.list", Package: "crm", Go: "DealService.List", New: "NewDeal", Takes: "DealListParams", Iterator: "ListAll"},
	{Kind: templates.KindMethod, REST: "crm.deal.get", Package: "crm", Go: "DealService.Get", New: "NewDeal"},
	{Kind: templates.KindMethod, REST: "landing.site.markDelete", Package: "landing", Go: "SiteService.MarkDelete", New: "NewSite"},
	{Kind: templates.KindEvent, REST: "onCrmDealAdd", Package: "crm", Go: "EventDealAdd"},
	{Kind: templates.KindCode, REST: "ACCESS_DENIED_DELETED", Package: "landing", Go: "ErrAccessDeniedDeleted"},
	{Kind: templates.KindType, REST: "deal", Package: "crm", Go: "DealItem"},
}}

func TestFind(t *testing.T) {
	for word, want := range map[string][]string{
		"crm.deal.list":           {"DealService.List"},
		"CRM.Deal.LIST":           {"DealService.List"},
		"landing.site.markdelete": {"SiteService.MarkDelete"},
		"crm.deal.":               {"DealService.List", "DealService.Get"},
		"crm.*.get":               {"DealService.Get"},
		"crm.[cd]eal.get":         {"DealService.Get"},
		"*.list":                  {"DealService.List"},
		"crm.Deal.Get":            {"DealService.Get"},
		"Site.MarkDelete":         {"SiteService.MarkDelete"},
		"DealListParams":          {"DealService.List"},
		"crm.DealListParams":      {"DealService.List"},
		"Deal.ListAll":            {"DealService.List"},
		"DealService.Get":         {"DealService.Get"},
		"NewDeal":                 {"DealService.List", "DealService.Get"},
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

// A part of the index that is smaller gives the same entries or none.
func TestParts(t *testing.T) {
	file, err := sample.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	decoded := map[string]int{"crm.deal.list": 1, "Site.MarkDelete": 1, "crm.*.get": 1, "crm.[cd]eal.get": 6, "crm.dael.list": 1, "crm.NewDeal": 4}
	for word, most := range decoded {
		parts := Parts(word)
		for i, wanted := range parts {
			part, err := templates.UnmarshalIndex(file, wanted)
			if err != nil {
				t.Fatal(err)
			}
			found := Find(part, word)
			if len(found) > 0 && !slices.EqualFunc(found, Find(sample, word), func(a, b templates.Entry) bool { return a.Go == b.Go }) {
				t.Errorf("%q: %v in the part, %v in the whole", word, found, Find(sample, word))
			}
			if len(found) > 0 || i == len(parts)-1 {
				if len(part.Entries) != most {
					t.Errorf("%q: %d entries were decoded, want %d", word, len(part.Entries), most)
				}
				break
			}
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
