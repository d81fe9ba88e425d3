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
		"https://secret":                                                                  "",
	} {
		if got := Word(pasted); got != want {
			t.Errorf("%s: got %q, want %q", pasted, got, want)
		}
	}
}
