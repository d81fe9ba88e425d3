package main

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestRun(t *testing.T) {
	portal := b24test.New(t)
	deal := map[string]any{"ID": "143", "TITLE": "Chairs", "UF_CRM_1700000000": "Riga", "UF_CRM_1700000001": "7.5"}
	portal.Handle("crm.deal.get", b24test.Result(deal))
	portal.Handle("crm.deal.list", b24test.Result([]any{deal}))
	portal.Handle("crm.deal.update", b24test.Result(true))
	var out strings.Builder
	if err := run(t.Context(), portal.Client(), &out); err != nil {
		t.Fatal(err)
	}
	if want := "city Riga\nChairs Riga 7.5\nRiga\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out.String(), want)
	}
	if got := portal.Calls("crm.deal.update")[0].Text("FIELDS", "UF_CRM_1700000001"); got != "12.5" {
		t.Errorf("sent %q, want 12.5", got)
	}
}
