package b24test_test

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/oauth"
)

func TestChecklist05ExpiredTokenIsRenewed(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.add", b24test.Func(func(c *b24test.Call) (any, error) { return c.Text("TITLE"), nil }))
	c := p.AppClient()
	p.Clock.Advance(2 * time.Hour)
	add := write[string]("crm.deal.add").with(b24.Extra{"TITLE": "Chairs"})
	if got := result(t, c, add); got != "Chairs" {
		t.Errorf("result is %q, want the repeat to carry the parameters", got)
	}
	wantRuns(t, p, "crm.deal.add", 1, 2)
	if n := p.Count(b24test.TokenEndpoint); n != 1 {
		t.Errorf("%d renewals, want 1", n)
	}
	result(t, c, add)
	if n := p.Count(b24test.TokenEndpoint); n != 1 {
		t.Errorf("%d renewals after another call, want still 1", n)
	}
}

func TestChecklist05RenewalIsShared(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	p.Handle(b24test.TokenEndpoint, b24test.Slow(20*time.Millisecond)(p.IssueToken))
	c := p.AppClient()
	p.ExpireTokens()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if err := attempt(context.WithoutCancel(t.Context()), c, read[int]("crm.deal.get")); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if n := len(p.Calls(b24test.TokenEndpoint)); n != 1 {
		t.Errorf("%d renewals for one expiry, want 1", n)
	}
}

func TestChecklist05RotatedRefreshTokenIsUsed(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	c := p.AppClient()
	for range 3 {
		p.ExpireTokens()
		result(t, c, read[int]("crm.deal.get")) // an old refresh token would be invalid_grant
	}
	if n := p.Count(b24test.TokenEndpoint); n != 3 {
		t.Errorf("%d renewals, want 3", n)
	}
}

// brokenStore saves nothing once it is broken.
type brokenStore struct {
	oauth.MemoryStore
	broken bool
}

func (s *brokenStore) Save(ctx context.Context, token oauth.Token) error {
	if s.broken {
		return errors.New("disk full")
	}
	return s.MemoryStore.Save(ctx, token)
}

func TestChecklist05RotatedRefreshTokenIsStoredBeforeUse(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	store := new(brokenStore)
	tokens := oauth.NewTokens(p.OAuthApp(), store)
	token := p.OAuthToken()
	if err := tokens.Put(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	c := b24.NewClient(tokens.Portal(p.App.MemberID), b24.WithHTTPClient(p.HTTPClient()))
	p.ExpireTokens()
	store.broken = true
	if err := b24test.Inspect(p, attempt(t.Context(), c, read[int]("crm.deal.get"))); err == nil {
		t.Error("a token that could not be stored was used")
	}
	if _, err := tokens.Portal(p.App.MemberID).Refresh(t.Context(), token.AccessToken.Reveal()); err == nil {
		t.Error("a token that could not be stored was given out")
	}
	store.broken = false
	result(t, c, read[int]("crm.deal.get"))
	if n := p.Count(b24test.TokenEndpoint); n != 1 {
		t.Errorf("%d renewals, want 1: the issued token is not lost", n)
	}
}

func TestChecklist05InvalidGrantEndsTheCall(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	c := p.AppClient()
	p.ExpireTokens()
	p.RevokeRefresh()
	if err := b24test.Inspect(p, attempt(t.Context(), c, read[int]("crm.deal.get"))); !errors.Is(err, oauth.ErrInvalidGrant) {
		t.Errorf("error is %v, want %v", err, oauth.ErrInvalidGrant)
	}
	wantRuns(t, p, "crm.deal.get", 0, 1)
	wantRuns(t, p, b24test.TokenEndpoint, 0, 1)
}

func TestChecklist05RenewsOncePerCall(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.ExpiredToken()) // whatever the token
	err := attempt(t.Context(), p.AppClient(), read[int]("crm.deal.get"))
	if !errors.Is(err, b24.ErrExpiredToken) {
		t.Errorf("error is %v", err)
	}
	wantRuns(t, p, "crm.deal.get", 0, 2)
	wantRuns(t, p, b24test.TokenEndpoint, 1, 1)
}

func TestChecklist05ConfirmationIsAwaitedByThePerson(t *testing.T) {
	p := b24test.New(t)
	p.Handle("voximplant.user.get", b24test.ConfirmWaiting())
	err := attempt(t.Context(), p.AppClient(), read[int]("voximplant.user.get"))
	if !errors.Is(err, b24.ErrMethodConfirmWaiting) {
		t.Errorf("error is %v", err)
	}
	wantRuns(t, p, "voximplant.user.get", 0, 1)
	wantRuns(t, p, b24test.TokenEndpoint, 0, 0) // a renewal would lose the approval
}

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
	tokens := oauth.NewTokens(p.OAuthApp(), store, oauth.WithMovedHook(func(_ context.Context, token oauth.Token) {
		told = token.ClientEndpoint
	}))
	if err := tokens.Put(t.Context(), p.OAuthToken()); err != nil {
		t.Fatal(err)
	}
	c := b24.NewClient(tokens.Portal(p.App.MemberID), b24.WithHTTPClient(p.HTTPClient()), b24.WithCloudDomains("example.com"))
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
		"plain http":     "http://" + b24test.Host,
		"another domain": "https://thief.example.org",
		"a login page":   "https://login.example.com/auth?back=",
		"no address":     ":",
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
