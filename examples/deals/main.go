// Command deals raises the probability of all open deals above an amount.
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
	if err := raise(context.Background(), client, os.Stdout, 1000); err != nil {
		log.Fatal(err)
	}
}

// deals is the number of deals among the objects of the CRM.
const deals = 2

// raise goes through all pages of deals and updates each.
func raise(ctx context.Context, client *b24.Client, out io.Writer, amount int) error {
	items := crm.NewItem(client)
	open := crm.ItemListParams{
		EntityTypeID: deals,
		Select:       []string{"id", "title"},
		Filter:       b24.Where("closed", b24.Eq, "N").And("opportunity", b24.Gte, amount),
	}
	for deal, err := range items.ListAll(ctx, open) {
		if err != nil {
			return err
		}
		change := crm.ItemUpdateParams{EntityTypeID: deals, ID: deal.ID, Fields: crm.ItemInput{Probability: new(90)}}
		if _, err := items.Update(ctx, change); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s %s\n", deal.ID, deal.Title)
	}
	return nil
}
