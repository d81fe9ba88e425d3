package lookup

import (
	"slices"
	"testing"
)

// TestFindFields: of what has a field, that field is found.
func TestFindFields(t *testing.T) {
	x := read(t)
	for word, want := range map[string][]string{
		"STAGE_ID":             {"DealItem.StageID", "DealService.Add.StageID"},
		"stageid":              {"DealItem.StageID", "DealService.Add.StageID"},
		"stage":                {"DealItem.StageID", "DealService.Add.StageID"}, // nothing else is called so
		"crm.deal.stage":       nil,
		"*_ID":                 {"DealItem.StageID", "DealService.Add.StageID"},
		"UF_":                  {"DealItem.UFCrmTask", "TaskService.Add.UFTask"},
		"crm.DealItem.StageID": {"DealItem.StageID"},
		"deal.UF_*":            {"DealItem.UFCrmTask"},
		"tasks.task.add.uf_":   {"TaskService.Add.UFTask"},
		"crm.deal.list.UF_":    nil,
		"crm.DealItem.Nothing": nil,
		"UF":                   {"DealItem.UFCrmTask", "TaskService.Add.UFTask"},
		"U":                    nil,
		"crm.STAGE_ID":         {"DealItem.StageID", "DealService.Add.StageID"}, // all of the package
		"tasks.STAGE_ID":       nil,
		"DealItem.StageID":     {"DealItem.StageID"},
		"crm.DealItem.":        nil,

		"crm.deal.add.fields":            {"DealService.Add.Fields"},
		"crm.deal.add.fields.title":      {"DealInput.Title"},
		"crm.DealService.Add.Fields.t*":  {"DealInput.Title"},
		"crm.deal.add.fields.owner.id":   {"Owner.ID"},
		"crm.deal.add.fields.nothing":    nil,
		"crm.deal.add.fields.title.none": nil,
		"crm.deal.add.STAGE_ID.none":     nil,

		// What a method gives, and what is in that.
		"crm.deal.get.title":                   {"DealInput.Title"},
		"crm.Deal.Get.title":                   {"DealInput.Title"},
		"crm.deal.get.result.title":            {"DealInput.Title"},
		"crm.deal.get.owner.id":                {"Owner.ID"},
		"crm.deal.list.deals":                  {"Deals.Deals"},
		"crm.deal.list.title":                  {"DealInput.Title"},
		"crm.deal.list.deals.title":            {"DealInput.Title"},
		"crm.deal.list.nothing":                nil,
		"crm.deal.list.result.deals.0.title":   {"DealInput.Title"},
		"crm.deal.list.result.deals[12].title": {"DealInput.Title"},
		"crm.deal.list.0.title":                {"DealInput.Title"},
		"crm.DealInput.*":                      {"DealInput.Title", "DealInput.Owner"},
		"crm.UTMMedium.*":                      {"UTMMedium.UTMMediumCPC", "UTMMedium.UTMMediumCPM", "UTMMedium.UTMMediumTitle"},
		"*DealTask*":                           nil,
		"*Deal*":                               {"Deals.Deals"},
		"onCrmDealAdd.title":                   {"DealInput.Title"},
		"deal.add.title":                       nil, // the end of a name is no call
	} {
		found, err := x.Find(word)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range found {
			for _, p := range e.Params {
				got = append(got, e.Go+"."+p.Go)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

// TestResult: an answer without fields is told by the method, and one that has some is its type.
func TestResult(t *testing.T) {
	x := read(t)
	for word, want := range map[string]string{"crm.deal.list.result": "Deals", "user.get.result": "Service.Get"} {
		found, err := x.Find(word)
		if err != nil || len(found) != 1 || found[0].Go != want {
			t.Errorf("%s: %v, %v, want %s", word, found, err, want)
		}
	}
}
