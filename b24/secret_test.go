package b24_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
)

func TestSecret(t *testing.T) {
	s := b24.NewSecret("s3cr3t")
	if s.Reveal() != "s3cr3t" || s != b24.NewSecret("s3cr3t") || s == b24.NewSecret("other") || s.IsZero() {
		t.Error("the secret is lost")
	}
	if none := b24.NewSecret(""); !none.IsZero() || none != (b24.Secret{}) || none.Reveal() != "" || none.String() != "" {
		t.Error("no text is a secret")
	}
	holder := struct {
		Token b24.Secret `json:"token"`
		token b24.Secret
	}{s, s}
	text, err := json.Marshal(holder)
	if all := fmt.Sprintf("%v %+v %#v %s", holder, holder, holder, text); err != nil || strings.Contains(all, "s3cr3t") || !strings.Contains(all, "***") {
		t.Errorf("%s, error %v", all, err)
	}
	if sent, err := b24.Marshal(holder); string(sent) != `{"token":"s3cr3t"}` || err != nil {
		t.Errorf("sent %s, %v", sent, err)
	}
}

// Portals, and what stands before them, repeat the credentials that they were called
// with; no text that is cut may end in a half of one.
func TestEchoedSecretsStayHidden(t *testing.T) {
	byWebhook := func(p *portal) *b24.Client { return p.client(t) }
	byToken := func(p *portal) *b24.Client {
		return b24.NewClient(&tokenAuth{endpoint: p.URL + "/rest/"}, b24.WithClock(p.clock), b24.WithLogger(slog.New(slog.DiscardHandler)))
	}
	for secret, client := range map[string]func(*portal) *b24.Client{webhookCode: byWebhook, "t0ken0": byToken} {
		for pad := 40; pad < 62; pad++ {
			text := strings.Repeat("x", pad) + secret
			odd := newPortal(t, answers(`{"result":{"count":"`+text+`","parts":[{"count":"`+text+`"}]}}`))
			list := newPortal(t, answers(`{"result":[{"count":"`+text+`"}]}`))
			page := newPortal(t, answers("502 "+strings.Repeat("x", 450+pad)+secret+"</html>"))
			shown := tried(t, client(odd)) + tried(t, client(list)) + tried(t, client(page))
			if strings.Contains(shown, secret[:4]) {
				t.Fatalf("a part of the secret, after %d bytes: %s", pad, shown)
			}
		}
	}
}

// tried is what is told of a call, a list and a command of a batch.
func tried(t *testing.T, c *b24.Client) string {
	var shown strings.Builder
	res, err := b24.Call[stock](t.Context(), c, "x.get", nil)
	if res != nil {
		fmt.Fprintf(&shown, "%+v\n", res.Odd)
	}
	batch := c.NewBatch()
	h := b24.AddCall[stock](batch, "x.get", nil)
	fmt.Fprintf(&shown, "%+v\n%+v\n%v\n", err, batch.Run(t.Context()), h.Err())
	told := b24.WithPageHook(func(p b24.Page) { fmt.Fprintf(&shown, "%+v\n", p.Odd) })
	for _, err := range b24.ListCall[stock](t.Context(), c, "x.list", nil, b24.List{By: b24.ByStart, Start: "start"}, told) {
		fmt.Fprintln(&shown, err)
	}
	return shown.String()
}
