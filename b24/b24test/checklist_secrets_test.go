package b24test_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

// The portal of the test fails it when a secret shows up in what is logged or
// inspected here.
func TestChecklist13NoSecretInLogsAndErrors(t *testing.T) {
	echo := func(c *b24test.Call) b24test.Reply { // repeats the secrets that it got
		return b24test.Fail(400, "WRONG", fmt.Sprintf("%s %s", c.Request.URL, c.Body))(c)
	}
	for name, answer := range map[string]b24test.Answer{
		"success":    b24test.Result(1),
		"closed":     b24test.CloseAfterRun(nil),
		"cut off":    b24test.CutOff(b24test.Result(1)),
		"html":       b24test.Status500HTML(nil),
		"refused":    b24test.QueryLimit(),
		"expired":    b24test.ExpiredToken(),
		"error echo": echo,
		"html echo": func(c *b24test.Call) b24test.Reply {
			return b24test.Body(502, "text/html", echo(c).Err.(*b24test.Failure).Description)(c)
		},
		"odd result": b24test.JSON(`{"a": {}}`),
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.get", answer)
			for _, c := range []*b24.Client{p.Client(b24.WithTimeout(time.Second)), p.AppClient(b24.WithTimeout(time.Second))} {
				b24test.Inspect(p, c)
				res, err := b24.Do(t.Context(), c, write[int]("crm.deal.get"))
				b24test.Inspect(p, err)
				b24test.Inspect(p, res)
			}
		})
	}
}

func TestChecklist13NoSecretWhenThePortalIsGone(t *testing.T) {
	p := b24test.New(t)
	p.Redirect("https://gone.example.com:1/login")
	for _, c := range []*b24.Client{p.Client(), p.AppClient()} {
		failed(t, p, attempt(t.Context(), c, read[int]("crm.deal.get")))
	}
	if _, err := b24.NewWebhook("ftp://portal.example.com/rest/1/" + p.Webhook.Code + "/"); b24test.Inspect(p, err) == nil {
		t.Error("an address that is no webhook was accepted")
	}
}

func TestChecklist13ValuesHideTheirSecrets(t *testing.T) {
	p := b24test.New(t)
	hook, err := b24.NewWebhook(p.WebhookURL())
	if err != nil {
		t.Fatal(err)
	}
	access, err := hook.Access(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b24test.Inspect(p, hook)
	b24test.Inspect(p, access)
	b24test.Inspect(p, b24.Access{Endpoint: p.Endpoint(), Token: b24.NewSecret(p.Install().AccessToken)})
	b24test.Inspect(p, p.OAuthApp())
	b24test.Inspect(p, p.OAuthToken())
	p.Logger().Info("values", "hook", hook, "access", access, "app", p.OAuthApp(), "token", p.OAuthToken())
}
