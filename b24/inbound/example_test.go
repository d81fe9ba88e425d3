package inbound_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/inbound"
	"github.com/b24gen/b24gen/b24/oauth"
)

// Deal is the data of the events about deals.
type Deal struct {
	Fields struct {
		ID b24.ID `json:"ID"`
	} `json:"FIELDS"`
}

// An application's event address: the installation brings the tokens, and the
// events after it are verified by one of them.
func ExampleEvents() {
	tokens := oauth.NewTokens(oauth.App{ID: "local.123", Secret: b24.NewSecret("secret")}, &oauth.MemoryStore{})
	events := &inbound.Events{
		ApplicationToken: tokens.ApplicationToken,
		Install: func(ctx context.Context, e inbound.Event[inbound.Installation]) error {
			_, err := tokens.Install(ctx, e.Auth)
			return err
		},
	}
	inbound.On(events, "ONCRMDEALADD", func(_ context.Context, e inbound.Event[Deal]) error {
		fmt.Println("deal", e.Data.Fields.ID, "on", e.Auth.ClientEndpoint)
		return nil
	})
	http.Handle("/events", events)
}

// An outgoing webhook has no application: its token is the one that the portal
// shows in the webhook's form.
func ExampleStaticToken() {
	events := &inbound.Events{ApplicationToken: inbound.StaticToken("token-of-the-webhook")}
	inbound.On(events, "ONCRMDEALADD", func(_ context.Context, e inbound.Event[Deal]) error {
		fmt.Println("deal", e.Data.Fields.ID, "was added")
		return nil
	})

	// What the portal posts:
	body := "event=ONCRMDEALADD&data[FIELDS][ID]=7&auth[application_token]=token-of-the-webhook"
	r := httptest.NewRequest(http.MethodPost, "/events", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	events.ServeHTTP(w, r)
	fmt.Println(w.Code)
	// Output:
	// deal 7 was added
	// 200
}

// A page of the application within the portal.
func ExamplePages() {
	tokens := oauth.NewTokens(oauth.App{ID: "local.123", Secret: b24.NewSecret("secret")}, &oauth.MemoryStore{})
	http.Handle("/page", &inbound.Pages{
		ApplicationToken: tokens.ApplicationToken,
		Open: func(w http.ResponseWriter, r *http.Request, p inbound.Page) {
			fmt.Fprintf(w, "Hello from %s", p.Placement)
		},
	})
	// The installation page comes first, when no token is known yet.
	http.Handle("/install", &inbound.Pages{
		ApplicationToken: tokens.ApplicationToken,
		Open:             func(w http.ResponseWriter, r *http.Request, p inbound.Page) {},
		Unverified: func(w http.ResponseWriter, r *http.Request, p inbound.Page) {
			if _, err := tokens.Install(r.Context(), p.Auth); err != nil {
				http.Error(w, "installation failed", http.StatusForbidden)
			}
		},
	})
}
