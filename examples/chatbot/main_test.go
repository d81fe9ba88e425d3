package main

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestSay(t *testing.T) {
	portal := b24test.New(t)
	portal.Handle("imbot.v2.Chat.Message.send", b24test.Result(map[string]any{"id": 77}))
	var out strings.Builder
	b := bot{client: portal.Client(), id: "9", token: "my-bot"}
	if err := b.say(t.Context(), &out, "chat5", "Hello"); err != nil {
		t.Fatal(err)
	}
	if want := "message 77\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
	call := portal.Calls("imbot.v2.Chat.Message.send")[0]
	if call.Int("botId") != 9 || call.Text("dialogId") != "chat5" || call.Text("fields", "message") != "Hello" {
		t.Errorf("sent %s", call.Body)
	}
}
