package b24redis_test

import (
	"errors"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/oauth"
	"github.com/b24gen/b24gen/b24redis"
)

// crash is a portal whose token a process was about to renew when it was killed.
type crash struct {
	portal *fakePortal
	tokens *oauth.Tokens // of another process
	stale  string
}

func newCrash(t *testing.T, dieAt string, lockTTL time.Duration) crash {
	t.Helper()
	p := newFakePortal(t, 1)
	log := newLog(t, p)
	server := newRedisServer(t, log)
	store := b24redis.NewStore(server.client(), b24redis.WithLockTTL(lockTTL))
	a := p.access()
	c := crash{portal: p, tokens: oauth.NewTokens(a.app(a.http()), store)}
	first := p.OAuthToken()
	if err := c.tokens.Put(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	p.ExpireTokens()
	c.stale = first.AccessToken.Reveal()
	j := job{Portal: a, Redis: server.addr, LockTTL: lockTTL, Refresh: c.stale, DieAt: dieAt}
	if err := j.start(t, log).Wait(); err == nil || err.Error() != "signal: killed" {
		t.Fatalf("the process ended with %v, want it killed", err)
	}
	return c
}

// refresh renews in another process.
func (c crash) refresh(t *testing.T) (oauth.Token, error) {
	t.Helper()
	token, err := c.tokens.Portal(c.portal.App.MemberID).Refresh(t.Context(), c.stale)
	return token, b24test.Inspect(c.portal.Portal, err)
}

// requests fails unless so many requests for a token have reached the server.
func (c crash) requests(t *testing.T, want int) {
	t.Helper()
	if n := len(c.portal.Calls(b24test.TokenEndpoint)); n != want {
		t.Errorf("%d requests for a token, want %d", n, want)
	}
}

func TestKilledBeforeTheRefreshIsSent(t *testing.T) {
	t.Parallel()
	c := newCrash(t, dieBeforeSending, time.Second)
	c.requests(t, 0)
	if token, err := c.refresh(t); err != nil || token.AccessToken.Reveal() == c.stale {
		t.Errorf("another process got no new token: %v", err)
	}
	c.requests(t, 1)
}

func TestKilledAfterTheSave(t *testing.T) {
	t.Parallel()
	c := newCrash(t, dieAfterSaving, time.Hour) // what is stored needs no lock
	if token, err := c.refresh(t); err != nil || token.AccessToken.Reveal() == c.stale {
		t.Errorf("another process got no new token: %v", err)
	}
	c.requests(t, 1)
}

// In between the new token is lost. The old one is tried once more, by one process, and
// from then on all are told to authorize again.
func TestKilledBetweenTheAnswerAndTheSave(t *testing.T) {
	t.Parallel()
	c := newCrash(t, dieBeforeSaving, time.Second)
	c.requests(t, 1)
	for range 3 {
		if _, err := c.refresh(t); !errors.Is(err, oauth.ErrInvalidGrant) {
			t.Errorf("got %v, want invalid_grant", err)
		}
	}
	c.requests(t, 2)
	callback := oauth.Callback{Code: b24.NewSecret(c.portal.AuthCode()), ServerDomain: b24test.AuthHost}
	if _, err := c.tokens.Authorize(t.Context(), callback); err != nil {
		t.Fatal(err)
	}
	if token, err := c.refresh(t); err != nil || token.AccessToken.Reveal() == c.stale {
		t.Errorf("after the new authorization: %v", err)
	}
	c.requests(t, 3)
}
