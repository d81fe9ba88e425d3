package e2e_test

import (
	"context"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/inbound"
	"github.com/b24gen/b24gen/templates/testdata/golden/events/imbot"
	"github.com/google/go-cmp/cmp"
)

// TestEvent sends an event as portals do, in which everything is text, to a
// handler of its generated name and type.
func TestEvent(t *testing.T) {
	portal := b24test.New(t)
	events := &inbound.Events{ApplicationToken: inbound.StaticToken(portal.App.ApplicationToken)}
	var got imbot.JoinChatEvent
	inbound.On(events, imbot.EventJoinChat, func(_ context.Context, e inbound.Event[imbot.JoinChatEvent]) error {
		got = e.Data
		if len(e.Odd) > 0 {
			t.Errorf("odd: %v", e.Odd)
		}
		return nil
	})
	deleted := 0
	inbound.On(events, imbot.EventDelete, func(_ context.Context, e inbound.Event[imbot.DeleteEvent]) error {
		deleted = e.Data
		return nil
	})
	for _, e := range []b24test.Event{
		portal.Event("ONIMBOTJOINCHAT", object{
			"BOT":    object{"39": object{"BOT_CODE": "newbot"}},
			"PARAMS": object{"CHAT_ID": 7, "CHAT_TYPE": "C", "NEW": "x"},
		}),
		{Code: "ONIMBOTDELETE", Data: nil, Auth: portal.SystemEvent("", nil).Auth},
	} {
		if res := e.Send(events); res.StatusCode != 200 {
			t.Errorf("%s: status %d", e.Code, res.StatusCode)
		}
	}
	want := imbot.JoinChatEvent{
		Bot:    map[string]imbot.JoinChatEventBot{"39": {BotCode: "newbot"}},
		Params: imbot.JoinChatEventParams{ChatID: "7", ChatType: imbot.JoinChatEventParamsChatTypeC, Extra: b24.Extra{"NEW": "x"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("data (-want +got):\n%s", diff)
	}
	if deleted != 0 {
		t.Errorf("an event without data has %d", deleted)
	}
}
