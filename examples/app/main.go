// Command app is an application that marks each new deal: it is installed, hears
// of deals by events, and calls the portal back as the user who installed it.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/inbound"
	"github.com/b24gen/b24gen/b24/oauth"
	"github.com/b24gen/b24gen/generated/crm"
)

func main() {
	store, err := oauth.NewFileStore(os.Getenv("B24_TOKENS"))
	if err != nil {
		log.Fatal(err)
	}
	registered := oauth.App{ID: os.Getenv("B24_CLIENT_ID"), Secret: b24.NewSecret(os.Getenv("B24_CLIENT_SECRET"))}
	a := app{tokens: oauth.NewTokens(registered, store)}
	http.Handle("/events", a.events())
	server := &http.Server{ // behind one that speaks TLS
		Addr:              ":8080",
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
	}
	log.Fatal(server.ListenAndServe())
}

type app struct {
	tokens *oauth.Tokens
	// options are those of the clients.
	options []b24.Option
}

// events is the handler of the application's event address.
func (a app) events() *inbound.Events {
	events := &inbound.Events{ApplicationToken: a.tokens.ApplicationToken, Install: a.install}
	inbound.On(events, crm.EventDealAdd, a.dealAdded)
	return events
}

// install keeps the tokens, which the authorization server vouches for.
func (a app) install(ctx context.Context, e inbound.Event[inbound.Installation]) error {
	_, err := a.tokens.Install(ctx, e.Auth)
	return err
}

// deals is the number of deals among the objects of the CRM.
const deals = 2

func (a app) dealAdded(ctx context.Context, e inbound.Event[crm.DealEvent]) error {
	client := b24.NewClient(a.tokens.Portal(e.Auth.MemberID), a.options...)
	id := e.Data.Fields.ID
	_, err := crm.NewItem(client).Update(ctx, crm.ItemUpdateParams{
		EntityTypeID: deals,
		ID:           id,
		Fields:       crm.ItemInput{Comments: new("Seen by the application")},
	})
	if err != nil {
		return fmt.Errorf("deal %s: %w", id, err)
	}
	return nil
}
