package b24test_test

import (
	"net/http"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/google/go-cmp/cmp"
)

// received returns the form that a handler gets.
func received(send func(http.Handler) *http.Response) map[string]string {
	out := map[string]string{}
	send(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		for key := range r.Form {
			out[key] = r.Form.Get(key)
		}
	}))
	return out
}

func TestEvent(t *testing.T) {
	p := b24test.New(t)
	data := map[string]any{"FIELDS": map[string]any{"ID": 7}, "LIST": []any{"a", true}, "NONE": []any{}}
	got := received(p.SystemEvent("ONCRMDEALADD", data).Send)
	want := map[string]string{
		"event": "ONCRMDEALADD", "event_handler_id": "1", "ts": "1583150400",
		"data[FIELDS][ID]": "7", "data[LIST][0]": "a", "data[LIST][1]": "1",
		"auth[domain]": p.Host(), "auth[client_endpoint]": p.Endpoint(),
		"auth[server_endpoint]": "https://oauth.example.com/rest/", "auth[member_id]": p.App.MemberID,
		"auth[application_token]": p.App.ApplicationToken,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("form (-want +got):\n%s", diff)
	}
}

func TestEventVariants(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	event := p.Event("ONCRMDEALADD", nil)
	form := received(event.Send)
	if got := post(t, p, form["auth[client_endpoint]"]+"crm.deal.get", `{"auth": "`+form["auth[access_token]"]+`"}`); got.status != 200 {
		t.Errorf("the event's token gives %d", got.status)
	}
	if got := received(event.WithToken("bad").Send)["auth[application_token]"]; got != "bad" {
		t.Errorf("bad token is %q", got)
	}
	if got, ok := received(event.WithToken("").Send)["auth[application_token]"]; ok {
		t.Errorf("the token %q was not taken out", got)
	}
	if got := received(event.Send)["auth[application_token]"]; got != p.App.ApplicationToken {
		t.Errorf("WithToken changed the event itself: %q", got)
	}
}

func TestAppPage(t *testing.T) {
	p := b24test.New(t)
	got := received(p.AppPage("CRM_DEAL_DETAIL_TAB", `{"ID":"7"}`).Send)
	for key, want := range map[string]string{
		"DOMAIN": p.Host(), "PROTOCOL": "1", "PLACEMENT": "CRM_DEAL_DETAIL_TAB", "PLACEMENT_OPTIONS": `{"ID":"7"}`,
		"member_id": p.App.MemberID, "APPLICATION_TOKEN": p.App.ApplicationToken,
	} {
		if got[key] != want {
			t.Errorf("%s is %q, want %q", key, got[key], want)
		}
	}
	if got["AUTH_ID"] == "" || got["REFRESH_ID"] == "" {
		t.Error("the page has no tokens")
	}
}
