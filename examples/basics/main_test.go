package main

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestRun(t *testing.T) {
	portal := b24test.New(t)
	table := b24test.NewTable("id", 0)
	table.Rows = "items"
	for i := range 60 {
		table.Add(b24test.Row{"id": i + 1, "title": "Deal", "opportunity": 950 + i, "currencyId": "EUR", "stageId": "NEW"})
	}
	portal.Handle("crm.item.add", b24test.JSON(`{"item":{"id":61}}`))
	portal.Handle("crm.item.update", b24test.JSON(`{"item":{"id":61}}`))
	portal.Handle("crm.item.list", table.List)
	portal.Handle("crm.item.get", b24test.Func(func(c *b24test.Call) (any, error) {
		item := map[string]any{"id": c.Int("id"), "contactId": 4, "ufCrm_1700000000": "3"}
		if c.Int("entityTypeId") == contacts {
			item = map[string]any{"id": c.Int("id"), "name": "Ada", "lastName": "Example"}
		}
		return map[string]any{"item": item}, nil
	}))
	portal.Handle("crm.item.delete", b24test.Fail(403, "ACCESS_DENIED", "Access denied."))

	var out strings.Builder
	if err := run(t.Context(), portal.Client(), &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 13 || lines[0] != "60 Deal: 1009 EUR" || lines[9] != "51 Deal: 1000 EUR" {
		t.Errorf("listed\n%s", out.String())
	}
	for _, want := range []string{"rank 3\n", "contact Ada Example\n", "may not delete deals\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	sent := []string{string(portal.Calls("crm.item.add")[0].Body)}
	for _, update := range portal.Calls("crm.item.update") {
		sent = append(sent, string(update.Body))
	}
	want := `{"entityTypeId":2,"fields":{"title":"Office furniture","currencyId":"EUR","opportunity":1234.5}}
{"entityTypeId":2,"id":61,"fields":{"title":"Office furniture, second floor"}}
{"entityTypeId":2,"id":61,"fields":{"comments":""}}`
	if got := strings.Join(sent, "\n"); got != want {
		t.Errorf("sent\n%s\nwant\n%s", got, want)
	}
}
