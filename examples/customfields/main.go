// Command customfields reads and writes fields that a portal has added to its deals, one
// by one, and as fields of a struct.
package main

import (
	"context"
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

func run(ctx context.Context, client *b24.Client, out io.Writer) error {
	if err := oneByOne(ctx, client, "143", out); err != nil {
		return err
	}
	return declared(ctx, client, out)
}

// deals is the number of deals among the objects of the CRM.
const deals = 2

// oneByOne takes them from Extra.
func oneByOne(ctx context.Context, client *b24.Client, id b24.ID, out io.Writer) error {
	items := crm.NewItem(client)
	deal, err := items.Get(ctx, crm.ItemGetParams{EntityTypeID: deals, ID: id})
	if err != nil {
		return err
	}
	city, ok, err := b24.Get[string](deal.Result.Item.Extra, "ufCrm_1700000000") // ok: the field is there; err: it is no string
	if err != nil || !ok {
		return err
	}
	fmt.Fprintln(out, "city", city)

	change := crm.ItemUpdateParams{EntityTypeID: deals, ID: id}
	if err := change.Fields.Extra.Set("ufCrm_1700000001", b24.NewDecimal(12.5)); err != nil {
		return err // it cannot be sent
	}
	_, err = items.Update(ctx, change)
	return err
}

// Deal has two fields more.
type Deal struct {
	crm.Item
	City  string      `json:"ufCrm_1700000000"`
	Score b24.Decimal `json:"ufCrm_1700000001"`
}

// Answer is what crm.item.get answers: a deal below a key.
type Answer struct {
	Item Deal `json:"item"`
}

// declared has them as fields of a struct.
func declared(ctx context.Context, client *b24.Client, out io.Writer) error {
	for deal, err := range b24.ListAs[Deal](ctx, client, crm.ItemListParams{EntityTypeID: deals, Select: []string{"*"}}) {
		if err != nil {
			return err
		}
		fmt.Fprintln(out, deal.Title, deal.City, deal.Score)
	}
	one, err := b24.DoAs[Answer](ctx, client, crm.ItemGetParams{EntityTypeID: deals, ID: "143"})
	if err != nil {
		return err
	}
	fmt.Fprintln(out, one.Result.Item.City)
	return nil
}
