package b24test_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24/b24test"
)

// findings closes a portal whose test was not careful and returns what it says.
func findings(t *testing.T, careless func(p *b24test.Portal)) string {
	t.Helper()
	tb := new(recordingTB)
	p := b24test.New(tb)
	careless(p)
	tb.finish()
	return strings.Join(tb.errors, "\n")
}

func TestSecretsFailTheTest(t *testing.T) {
	for _, test := range []struct {
		name     string
		careless func(p *b24test.Portal)
		want     string
	}{
		{"clean", func(p *b24test.Portal) { p.Logger().Info("called", "method", "crm.deal.get") }, ""},
		{"log", func(p *b24test.Portal) { p.Logger().Debug("called", "url", p.WebhookURL()) }, "<webhook code>"},
		{"error", func(p *b24test.Portal) { b24test.Inspect(p, fmt.Errorf("get %s: refused", p.WebhookURL())) }, "<webhook code>"},
		{"wrapped error", func(p *b24test.Portal) {
			b24test.Inspect(p, error(hidden{errors.New(p.App.ClientSecret)}))
		}, "<client secret>"},
		{"value", func(p *b24test.Portal) { b24test.Inspect(p, p.Install()) }, "<refresh token>"},
		{"own secret", func(p *b24test.Portal) {
			p.Secret("hunter2")
			fmt.Fprint(p.Log(), "password hunter2")
		}, "<secret of the test>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := findings(t, test.careless)
			if test.want == "" && got != "" || !strings.Contains(got, test.want) {
				t.Errorf("the test fails with %q, want %q", got, test.want)
			}
			if strings.Contains(got, "hunter2") {
				t.Errorf("the finding shows the secret: %s", got)
			}
		})
	}
}

// hidden is an error that does not show what it wraps.
type hidden struct{ cause error }

func (h hidden) Error() string    { return "hidden" }
func (h hidden) Unwrap() error    { return h.cause }
func (h hidden) GoString() string { return "hidden" }

func TestCredentialsToStrangersFailTheTest(t *testing.T) {
	for _, test := range []struct {
		name, url, body string
		want            string
	}{
		{"stranger", "https://thief.example.com/rest/1/%hook/x", `{}`, "the webhook code was sent to thief.example.com, a stranger"},
		{"hook at the authorization server", "https://" + b24test.AuthHost + "/rest/1/%hook/x", `{}`, "the webhook code was sent"},
		{"client secret at the portal", "https://" + b24test.Host + "/rest/x", `{"client_secret": "%secret"}`, "the client secret was sent to portal.example.com"},
		{"plain HTTP", "http://" + b24test.Host + "/rest/x", `{}`, "portal.example.com:80, which is not HTTPS"},
		{"any request to a stranger", "https://else.example.com/", `{}`, "neither the portal nor its authorization server"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := findings(t, func(p *b24test.Portal) {
				fill := strings.NewReplacer("%hook", p.Webhook.Code, "%secret", p.App.ClientSecret)
				try(p, http.MethodPost, fill.Replace(test.url), "application/json", fill.Replace(test.body))
			})
			if !strings.Contains(got, test.want) {
				t.Errorf("the test fails with %q, want %q", got, test.want)
			}
		})
	}
}
