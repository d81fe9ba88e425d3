package main

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestRun(t *testing.T) {
	portal := b24test.New(t)
	deal := map[string]any{"id": 143, "title": "Chairs", "ufCrm_1700000000": "Riga", "ufCrm_1700000001": "7.5"}
	portal.Handle("crm.item.get", b24test.Result(map[string]any{"item": deal}))
	portal.Handle("crm.item.list", b24test.Result(map[string]any{"items": []any{deal}}))
	portal.Handle("crm.item.update", b24test.Result(map[string]any{"item": deal}))
	var out strings.Builder
	if err := run(t.Context(), portal.Client(), &out); err != nil {
		t.Fatal(err)
	}
	if want := "city Riga\nChairs Riga 7.5\nRiga\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out.String(), want)
	}
	if got := portal.Calls("crm.item.update")[0].Text("fields", "ufCrm_1700000001"); got != "12.5" {
		t.Errorf("sent %q, want 12.5", got)
	}
}
