// Command landing adds a page to a site and publishes it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/generated/landing"
)

func main() {
	client, err := b24.NewWebhookClient(os.Getenv("B24_WEBHOOK"))
	if err != nil {
		log.Fatal(err)
	}
	if err := publish(context.Background(), client, os.Stdout, b24.ID(os.Getenv("B24_SITE")), "News"); err != nil {
		log.Fatal(err)
	}
}

// publish tells apart the one failure that a user can do something about.
func publish(ctx context.Context, client *b24.Client, out io.Writer, site b24.ID, title string) error {
	pages := landing.NewLanding(client)
	page, err := pages.Add(ctx, landing.LandingAddParams{Fields: landing.LandingInput{Title: &title, SiteID: &site}})
	if errors.Is(err, landing.ErrAccessDenied) {
		return fmt.Errorf("the owner of the webhook may not change site %s: %w", site, err)
	}
	if err != nil {
		return err
	}
	if _, err := pages.Publication(ctx, landing.LandingPublicationParams{LID: page.Result}); err != nil {
		return err
	}
	fmt.Fprintf(out, "page %v is published\n", page.Result)
	return nil
}
