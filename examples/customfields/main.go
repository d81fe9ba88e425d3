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

// oneByOne takes them from Extra.
func oneByOne(ctx context.Context, client *b24.Client, id b24.ID, out io.Writer) error {
	deals := crm.NewDeal(client)
	deal, err := deals.Get(ctx, crm.DealGetParams{ID: id})
	if err != nil {
		return err
	}
	city, ok, err := b24.Get[string](deal.Result.Extra, "UF_CRM_1700000000") // ok: the field is there; err: it is no string
	if err != nil || !ok {
		return err
	}
	fmt.Fprintln(out, "city", city)

	var fields crm.DealUpdateFields
	if err := fields.Extra.Set("UF_CRM_1700000001", b24.NewDecimal(12.5)); err != nil {
		return err // it cannot be sent
	}
	_, err = deals.Update(ctx, crm.DealUpdateParams{ID: id, Fields: &fields})
	return err
}

// Deal has two fields more.
type Deal struct {
	crm.DealObject
	City  string      `json:"UF_CRM_1700000000"`
	Score b24.Decimal `json:"UF_CRM_1700000001"`
}

// declared has them as fields of a struct.
func declared(ctx context.Context, client *b24.Client, out io.Writer) error {
	for deal, err := range b24.ListAs[Deal](ctx, client, crm.DealListParams{Select: []string{"*", "UF_*"}}) {
		if err != nil {
			return err
		}
		fmt.Fprintln(out, deal.Title, deal.City, deal.Score)
	}
	one, err := b24.DoAs[Deal](ctx, client, crm.DealGetParams{ID: "143"})
	if err != nil {
		return err
	}
	fmt.Fprintln(out, one.Result.City)
	return nil
}
