package b24test_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/oauth"
)

const newHost = "renamed.example.com"

func TestChecklist06RenameKeepsMethodAndBody(t *testing.T) {
	for name, client := range map[string]func(*b24test.Portal) *b24.Client{
		"webhook": func(p *b24test.Portal) *b24.Client { return p.Client() },
		"app":     func(p *b24test.Portal) *b24.Client { return p.AppClient() },
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.add", b24test.Func(func(c *b24test.Call) (any, error) { return c.Text("TITLE"), nil }))
			c := client(p)
			p.Rename(newHost)
			for range 2 {
				got := result(t, c, write[string]("crm.deal.add").with(b24.Extra{"TITLE": "Chairs"}))
				if got != "Chairs" {
					t.Errorf("result is %q, want the body to arrive", got)
				}
			}
			for _, call := range p.Calls("crm.deal.add") {
				if call.Request.Method != http.MethodPost || call.Request.Host != newHost {
					t.Errorf("%s to %s", call.Request.Method, call.Request.Host)
				}
			}
			wantRuns(t, p, "crm.deal.add", 2, 2)
			if n := p.Redirected(); n != 1 {
				t.Errorf("%d redirects, want the new address to be remembered after one", n)
			}
		})
	}
}

func TestChecklist06RenameIsStored(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	var told string
	store := new(oauth.MemoryStore)
	tokens := oauth.NewTokens(p.OAuthApp(), store, oauth.OnMoved(func(_ context.Context, token oauth.Token) {
		told = token.ClientEndpoint
	}))
	if err := tokens.Put(t.Context(), p.OAuthToken()); err != nil {
		t.Fatal(err)
	}
	c := b24.NewClient(tokens.Portal(p.App.MemberID), b24.WithHTTPClient(p.HTTPClient()))
	p.Rename(newHost)
	result(t, c, read[int]("crm.deal.get"))
	if told != p.Endpoint() {
		t.Errorf("the hook was told %q, want %q", told, p.Endpoint())
	}
	if token, err := store.Load(t.Context(), p.App.MemberID); err != nil || token.ClientEndpoint != p.Endpoint() {
		t.Errorf("stored endpoint is %q, %v", token.ClientEndpoint, err)
	}
}

// What the portal cannot have meant is not followed. The portal of the test
// itself complains about credentials that reach another host.
func TestChecklist06CredentialsStayWhereTheyBelong(t *testing.T) {
	for name, base := range map[string]string{
		"plain http":   "http://" + b24test.Host,
		"a login page": "https://login.example.com/auth?back=",
		"no address":   ":",
	} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.add", b24test.Result(7))
			c := p.Client()
			p.Redirect(base)
			failed(t, p, attempt(t.Context(), c, write[int]("crm.deal.add")))
			wantRuns(t, p, "crm.deal.add", 0, 0)
		})
	}
}
