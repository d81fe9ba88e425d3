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
	echo := func(secrets ...string) b24test.Answer { // an answer that repeats the secrets it got
		return b24test.Fail(400, "WRONG", fmt.Sprint("bad request ", secrets))
	}
	for name, fault := range map[string]func(p *b24test.Portal) b24test.Answer{
		"success":    func(*b24test.Portal) b24test.Answer { return b24test.Result(1) },
		"closed":     func(*b24test.Portal) b24test.Answer { return b24test.CloseAfterRun(nil) },
		"cut off":    func(*b24test.Portal) b24test.Answer { return b24test.CutOff(b24test.Result(1)) },
		"html":       func(*b24test.Portal) b24test.Answer { return b24test.Status500HTML(nil) },
		"refused":    func(*b24test.Portal) b24test.Answer { return b24test.QueryLimit() },
		"expired":    func(*b24test.Portal) b24test.Answer { return b24test.ExpiredToken() },
		"html echo":  func(p *b24test.Portal) b24test.Answer { return b24test.Body(502, "text/html", "no "+p.WebhookURL()) },
		"error echo": func(p *b24test.Portal) b24test.Answer { return echo(p.Webhook.Code) },
		"odd result": func(*b24test.Portal) b24test.Answer { return b24test.JSON(`{"a": {}}`) },
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.get", fault(p))
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
	b24test.Inspect(p, b24.Access{Endpoint: p.Endpoint(), Token: p.Install().AccessToken})
	b24test.Inspect(p, p.OAuthApp().String())
	p.Logger().Info("values", "hook", hook, "access", access, "app", p.OAuthApp(), "token", p.OAuthToken())
}
