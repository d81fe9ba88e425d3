package lookup

import (
	"bytes"
	"slices"
	"testing"

	"github.com/b24gen/b24gen/templates"
)

// TestCustom: a field that no page has is told by what has it, or by what has such fields.
func TestCustom(t *testing.T) {
	x := templates.Index{Entries: slices.Clone(sample.Entries)}
	x.Entries = append(x.Entries,
		templates.Entry{Kind: templates.KindType, Package: "crm", Go: "Company", Extra: []string{"PARENT_ID_...", "UF_..."}},
		templates.Entry{Kind: templates.KindType, Package: "crm", Go: "Lead", Extra: []string{"UF_CRM_*"}},
		templates.Entry{Kind: templates.KindType, Package: "rpa", Go: "Item", Extra: []string{"UF_RPA_..."}},
		templates.Entry{Kind: templates.KindType, Package: "rpa", Go: "Odd", Extra: []string{"*"}},
	)
	file, err := x.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	index := New(bytes.NewReader(file))
	for word, want := range map[string][]string{
		"UF_CRM_123":                        {"crm.Company", "crm.Lead"},
		"uf_crm_123":                        {"crm.Company", "crm.Lead"},
		"ufCrm_123":                         {"crm.Company", "crm.Lead"},
		"ufCrm123":                          {"crm.Company", "crm.Lead"},
		"UF_RPA_1":                          {"crm.Company", "rpa.Item"},
		"UF_1":                              {"crm.Company"},
		"crm.deal.get.UF_CRM_1":             {"crm.DealInput", "crm.Owner"}, // and what is in it
		"crm.deal.list.result.deals.0.UF_1": {"crm.DealInput"},
		"crm.deal.add.UF_CRM_1":             {"crm.DealInput"}, // takes it
		"crm.Deal.ufCrm_1":                  {"crm.Deal"},
		"crm.deal.get.owner.UF_1":           {"crm.Owner"},
	} {
		c, is, err := index.Custom(word)
		if err != nil || !is || !slices.Equal(c.Types, want) {
			t.Errorf("%s: %v, %v, %v, want %q", word, c, is, err, want)
		}
	}
	for _, word := range []string{
		"", "UF", "UF_", "UF_CRM_", "UF_*", "ufo", "uffizi", "STAGE_ID", "crm.nothing.UF_1", "crm.UTMMedium.UF_1", "UF_\"", "UF_CRM_1.x", "UF_CRM_1.",
	} {
		if c, is, err := index.Custom(word); is || err != nil {
			t.Errorf("%s: %v, %v", word, c, err)
		}
	}
	if c, is, _ := index.Custom("UF_CRM_qwmrtkvyvplocyuycg"); !is || c.Name != "UF_..." {
		t.Errorf("what may be a key is shown: %s", c.Name)
	}
}
