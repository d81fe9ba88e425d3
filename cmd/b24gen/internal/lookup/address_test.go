package lookup

import "testing"

func TestWord(t *testing.T) {
	for pasted, want := range map[string]string{
		" crm.deal.list ": "crm.deal.list",
		"*.deal.*":        "*.deal.*",
		"https://apidocs.bitrix24.com/api-reference/crm/deals/crm-deal-list.html":         "api-reference/crm/deals/crm-deal-list.html",
		"https://apidocs.bitrix24.ru/api-reference/crm/deals/crm-deal-list.html?q=1#code": "api-reference/crm/deals/crm-deal-list.html",
		"https://portal.example/rest/1/secret/crm.deal.list.json?auth=secret":             "crm.deal.list",
		"https://portal.example/rest/crm.deal.list?auth=secret":                           "crm.deal.list",
		"https://portal.example/rest/api/1/secret/tasks.task.get/":                        "v3/tasks.task.get",
		"https://portal.example/rest/1/secret/":                                           "",
		"https://portal.example/rest/1/secret":                                            "",
		"https://portal.example/rest/api/1/secret/":                                       "",
		"https://portal.example/secret":                                                   "",
		"https://portal.example":                                                          "portal.example",
		"portal.example/rest/1/secret/crm.deal.list":                                      "crm.deal.list",
		"https:/portal.example/rest/1/secret/profile":                                     "profile",
		"https%3A%2F%2Fportal.example%2Frest%2F1%2Fsecret%2Fcrm.deal.list":                "crm.deal.list",
		"/rest/1/secret/crm.deal.list":                                                    "crm.deal.list",
		"1/secret/crm.deal.list":                                                          "crm.deal.list",
		"secret/crm.deal.list":                                                            "crm.deal.list",
		"1/secret":                                                                        "",
		"crm.deal.list?auth=secret":                                                       "crm.deal.list",
		"crm.deal.list;auth=secret":                                                       "crm.deal.list",
		"https://portal.example/rest/crm.deal.list&auth=secret":                           "crm.deal.list",
		"https%253A%252F%252Fportal.example%252Frest%252F1%252Fsecret%252Fcrm.deal.list":  "crm.deal.list",
		`\\portal.example\rest\1\secret\crm.deal.list`:                                    "crm.deal.list",
		"crm.d?al.list": "crm.d?al.list",
		"/api-reference/crm/deals/crm-deal-list.html#code": "api-reference/crm/deals/crm-deal-list.html",
		"example.com/sdk/crm.DealService.List":             "crm.DealService.List",
		"v3/tasks.task.get":                                "v3/tasks.task.get",
		"v3/ID":                                            "v3/ID",
		"V2/tasks.task.get":                                "v2/tasks.task.get",
		"/":                                                "",
	} {
		if got := Word(pasted); got != want {
			t.Errorf("%s: got %q, want %q", pasted, got, want)
		}
	}
}
