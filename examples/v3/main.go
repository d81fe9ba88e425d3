// Command v3 reads a task by the third generation of the API, which gives fields
// of related objects too.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/generated/v3/tasks"
)

func main() {
	client, err := b24.NewWebhookClient(os.Getenv("B24_WEBHOOK"))
	if err != nil {
		log.Fatal(err)
	}
	if err := show(context.Background(), client, os.Stdout, b24.ID(os.Getenv("B24_TASK"))); err != nil {
		log.Fatal(err)
	}
}

func show(ctx context.Context, client *b24.Client, out io.Writer, id b24.ID) error {
	task, err := tasks.NewTask(client).Get(ctx, tasks.TaskGetParams{
		ID:     id,
		Select: []string{"id", "title", "responsible.name"},
	})
	if err != nil {
		return err
	}
	item, responsible := task.Result.Item, "nobody"
	if item.Responsible != nil {
		responsible = item.Responsible.Name
	}
	fmt.Fprintf(out, "%v %s: %s\n", item.ID, item.Title, responsible)
	return nil
}
