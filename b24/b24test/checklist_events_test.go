package b24test_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/inbound"
	"github.com/b24gen/b24gen/b24/oauth"
)

type fieldsData struct {
	Fields struct {
		ID int `json:"ID"`
	} `json:"FIELDS"`
}

func TestChecklist12Events(t *testing.T) {
	p := b24test.New(t)
	data := map[string]any{"FIELDS": map[string]any{"ID": 7}}
	noAuth := p.SystemEvent("ONCRMDEALADD", data)
	noAuth.Auth = nil
	for _, test := range []struct {
		name   string
		event  b24test.Event
		status int
		id     int // -1 where the function must not be called
	}{
		{"with tokens", p.Event("ONCRMDEALADD", data), 200, 7},
		{"without tokens", p.SystemEvent("ONCRMDEALADD", data), 200, 7},
		{"missing data", p.SystemEvent("ONCRMDEALADD", nil), 200, 0},
		{"bad application token", p.Event("ONCRMDEALADD", data).WithToken("guess"), 403, -1},
		{"no application token", p.Event("ONCRMDEALADD", data).WithToken(""), 403, -1},
		{"no auth", noAuth, 403, -1},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := -1
			events := &inbound.Events{
				ApplicationToken: inbound.StaticToken(p.App.ApplicationToken),
				Logger:           p.Logger(),
			}
			inbound.On(events, "ONCRMDEALADD", func(_ context.Context, e inbound.Event[fieldsData]) error {
				got = e.Data.Fields.ID
				return nil
			})
			if res := test.event.Send(events); res.StatusCode != test.status {
				t.Errorf("status %d, want %d", res.StatusCode, test.status)
			}
			if got != test.id {
				t.Errorf("the function saw the id %d, want %d", got, test.id)
			}
		})
	}
}

func TestChecklist12EventTokensWork(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result("a deal"))
	tokens := oauth.NewTokens(p.OAuthApp(), new(oauth.MemoryStore))
	var got string
	events := &inbound.Events{
		Logger: p.Logger(),
		Install: func(ctx context.Context, e inbound.Event[inbound.Installation]) error {
			if _, err := tokens.Install(ctx, e.Auth); err != nil {
				return err
			}
			c := b24.NewClient(tokens.Portal(e.Auth.MemberID), b24.WithHTTPClient(p.HTTPClient()))
			res, err := b24.Do(ctx, c, read[string]("crm.deal.get"))
			if err == nil {
				got = res.Result
			}
			return err
		},
	}
	res := p.Event("ONAPPINSTALL", map[string]any{"VERSION": 1, "ACTIVE": "Y"}).Send(events)
	if res.StatusCode != http.StatusOK || got != "a deal" {
		t.Errorf("status %d, the call gave %q", res.StatusCode, got)
	}
	if token, err := tokens.ApplicationToken(t.Context(), p.App.MemberID); err != nil || token != p.App.ApplicationToken {
		t.Errorf("the application token was not kept: %v", err)
	}
}

func TestChecklist12AppPage(t *testing.T) {
	p := b24test.New(t)
	var got inbound.Page
	pages := &inbound.Pages{
		ApplicationToken: inbound.StaticToken(p.App.ApplicationToken),
		Logger:           p.Logger(),
		Open:             func(_ http.ResponseWriter, _ *http.Request, page inbound.Page) { got = page },
	}
	if res := p.AppPage("CRM_DEAL_DETAIL_TAB", `{"ID":"7"}`).Send(pages); res.StatusCode != http.StatusOK {
		t.Errorf("status %d", res.StatusCode)
	}
	if got.Placement != "CRM_DEAL_DETAIL_TAB" || got.Auth.ClientEndpoint != p.Endpoint() || !got.Verified {
		t.Errorf("page is %+v", got)
	}
	fmt.Fprintf(p.Log(), "%v %+v %#v", got, got, got) // not its JSON, which is for stores
}
