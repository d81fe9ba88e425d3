package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestRaise(t *testing.T) {
	portal := b24test.New(t)
	table := b24test.NewTable("id", 0)
	table.Rows, table.NumericID = "items", true
	for i := range 120 {
		table.Add(b24test.Row{"id": i + 1, "title": fmt.Sprint("Deal ", i+1), "closed": "N", "opportunity": 500 + 500*(i%2)})
	}
	portal.Handle("crm.item.list", table.List)
	portal.Handle("crm.item.update", b24test.Result(map[string]any{"item": map[string]any{}}))
	var out strings.Builder
	if err := raise(t.Context(), portal.Client(), &out, 1000); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(out.String(), "\n"); lines != 60 || !strings.HasPrefix(out.String(), "2 Deal 2\n") {
		t.Errorf("%d deals, want the 60 of at least 1000:\n%s", lines, out.String())
	}
	updates := portal.Calls("crm.item.update")
	if len(updates) != 60 || updates[0].Int("fields", "probability") != 90 {
		t.Errorf("%d updates", len(updates))
	}
}
