package main

import (
	"net/http"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/oauth"
	"github.com/b24gen/b24gen/generated/crm"
)

func TestApp(t *testing.T) {
	portal := b24test.New(t)
	portal.Handle("crm.item.update", b24test.Result(map[string]any{"item": map[string]any{}}))
	a := app{
		tokens:  oauth.NewTokens(portal.OAuthApp(), new(oauth.MemoryStore)),
		options: []b24.Option{b24.WithHTTPClient(portal.HTTPClient()), b24.WithClock(portal.Clock), b24.WithLogger(portal.Logger())},
	}
	if err := a.tokens.Put(t.Context(), portal.OAuthToken()); err != nil {
		t.Fatal(err)
	}
	events := a.events()
	events.Logger = portal.Logger()
	added := portal.Event(crm.EventDealAdd, map[string]any{"FIELDS": map[string]any{"ID": 7}})
	if res := added.Send(events); res.StatusCode != http.StatusOK {
		t.Errorf("status %d", res.StatusCode)
	}
	if res := added.WithToken("guessed").Send(events); res.StatusCode != http.StatusForbidden {
		t.Errorf("a guessed token: status %d, want 403", res.StatusCode)
	}
	calls := portal.Calls("crm.item.update")
	if len(calls) != 1 || calls[0].Int("id") != 7 {
		t.Errorf("%d calls, want one for deal 7", len(calls))
	}
}
