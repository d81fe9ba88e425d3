// Command basics does with deals what most programs do with any object: create, change,
// clear, list, read a custom field, batch, and tell errors apart.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/generated/crm"
)

func main() {
	client, err := b24.NewWebhookClient(os.Getenv("B24_WEBHOOK"))
	if err != nil {
		log.Fatal(err)
	}
	if err := run(context.Background(), client, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// The kinds of objects of the CRM that are used here.
const (
	deals    = 2
	contacts = 3
)

func run(ctx context.Context, client *b24.Client, out io.Writer) error {
	items := crm.NewItem(client)
	id, err := create(ctx, items)
	if err != nil {
		return err
	}
	return errors.Join(
		rename(ctx, items, id, "Office furniture, second floor"),
		clearComment(ctx, items, id),
		list(ctx, items, out),
		rank(ctx, items, id, out),
		contact(ctx, client, id, out),
		remove(ctx, items, id, out),
	)
}

// create adds a deal and returns its id, which all other methods take as it is. Fields
// that are nil are not sent.
func create(ctx context.Context, items crm.ItemService) (b24.ID, error) {
	added, err := items.Add(ctx, crm.ItemAddParams{EntityTypeID: deals, Fields: crm.ItemInput{
		Title:       new("Office furniture"),
		Opportunity: new(b24.NewDecimal(1234.5)),
		CurrencyID:  new("EUR"),
	}})
	if err != nil {
		return "", err
	}
	return added.Result.Item.ID, nil
}

// rename sends the one field that it changes.
func rename(ctx context.Context, items crm.ItemService, id b24.ID, title string) error {
	change := crm.ItemUpdateParams{EntityTypeID: deals, ID: id}
	change.Fields.Title = &title
	_, err := items.Update(ctx, change)
	return err
}

// clearComment sends an empty text. Where a method wants null, it is sent by
// Extra: b24.Extra{"comments": nil}.
func clearComment(ctx context.Context, items crm.ItemService, id b24.ID) error {
	change := crm.ItemUpdateParams{EntityTypeID: deals, ID: id}
	change.Fields.Comments = new("")
	_, err := items.Update(ctx, change)
	return err
}

// list reads all pages of the deals that are worth something, the dearest first.
func list(ctx context.Context, items crm.ItemService, out io.Writer) error {
	params := crm.ItemListParams{
		EntityTypeID: deals,
		Select:       []string{"id", "title", "opportunity", "currencyId"},
		Filter:       b24.Where("stageId", b24.In, []string{"NEW", "WON"}).And("opportunity", b24.Gte, 1000),
		Order:        b24.OrderBy("opportunity", b24.Desc),
	}
	for deal, err := range items.ListAll(ctx, params) {
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s %s: %s %s\n", deal.ID, deal.Title, deal.Opportunity, deal.CurrencyID)
	}
	return nil
}

// rankField is a field that this portal has added to its deals.
const rankField = "ufCrm_1700000000"

// rank reads a custom field, as the type that it has.
func rank(ctx context.Context, items crm.ItemService, id b24.ID, out io.Writer) error {
	deal, err := items.Get(ctx, crm.ItemGetParams{EntityTypeID: deals, ID: id})
	if err != nil {
		return err
	}
	rank, ok, err := b24.Get[int](deal.Result.Item.Extra, rankField)
	if err != nil || !ok {
		return err
	}
	fmt.Fprintf(out, "rank %d\n", rank)
	return nil
}

// contact reads a deal and its contact in one request: the second command refers to the
// result of the first.
func contact(ctx context.Context, client *b24.Client, id b24.ID, out io.Writer) error {
	batch := client.NewBatch(b24.WithHalt())
	deal := b24.Add(batch, crm.ItemGetParams{EntityTypeID: deals, ID: id})
	contact := b24.Add(batch, crm.ItemGetParams{EntityTypeID: contacts, ID: deal.Ref("item", "contactId").ID()})
	if err := batch.Run(ctx); err != nil {
		return err
	}
	found, err := contact.Result()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "contact %s %s\n", found.Item.Name, found.Item.LastName)
	return nil
}

// remove tells by the code of an error what it was.
func remove(ctx context.Context, items crm.ItemService, id b24.ID, out io.Writer) error {
	_, err := items.Delete(ctx, crm.ItemDeleteParams{EntityTypeID: deals, ID: id})
	switch {
	case errors.Is(err, b24.ErrAccessDenied):
		fmt.Fprintln(out, "the owner of the webhook may not delete deals")
		return nil
	case errors.Is(err, b24.ErrQueryLimitExceeded):
		return fmt.Errorf("the portal is busy, try later: %w", err)
	}
	return err
}
