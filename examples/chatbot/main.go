// Command chatbot sends a message of a chat bot.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/generated/imbot"
)

func main() {
	client, err := b24.NewWebhookClient(os.Getenv("B24_WEBHOOK"))
	if err != nil {
		log.Fatal(err)
	}
	b := bot{client: client, id: b24.ID(os.Getenv("B24_BOT")), token: os.Getenv("B24_BOT_TOKEN")}
	if err := b.say(context.Background(), os.Stdout, "chat1", "Good morning"); err != nil {
		log.Fatal(err)
	}
}

type bot struct {
	client *b24.Client
	id     b24.ID
	token  string // which the bot was registered with
}

func (b bot) say(ctx context.Context, out io.Writer, dialog b24.ID, text string) error {
	sent, err := imbot.NewV2ChatMessage(b.client).Send(ctx, imbot.V2ChatMessageSendParams{
		BotID:    b.id,
		BotToken: &b.token,
		DialogID: dialog,
		Fields:   &imbot.V2ChatMessageSendFields{Message: &text},
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "message %v\n", sent.Result.ID)
	return nil
}
