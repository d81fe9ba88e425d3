package b24redis_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
	"github.com/b24gen/b24gen/b24/oauth"
	"github.com/b24gen/b24gen/b24redis"
)

// callers are processes that call the portal's webhook as fast as they may, until they are
// stopped.
type callers struct {
	cancel context.CancelFunc
	group  sync.WaitGroup
}

func startCallers(t *testing.T, p *fakePortal, s *redisServer, n int, plan b24.Plan) *callers {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	c := &callers{cancel: cancel}
	hook, err := b24.NewWebhook(p.WebhookURL())
	if err != nil {
		t.Fatal(err)
	}
	logger := slog.New(slog.NewTextHandler(s.log, nil))
	for range n {
		limits, err := b24redis.NewLimits(s.client(), p.App.MemberID, plan, b24redis.WithProcesses(n), b24redis.WithLogger(logger))
		if err != nil {
			t.Fatal(err)
		}
		client := b24.NewClient(hook, b24.WithHTTPClient(p.access().http()), b24.WithLimiter(limits), b24.WithLogger(logger))
		for range workers {
			c.group.Go(func() {
				for ctx.Err() == nil {
					if _, err := b24.Call[any](ctx, client, "crm.deal.get", nil); err != nil && ctx.Err() == nil {
						t.Error(b24test.Inspect(p.Portal, err))
						return
					}
				}
			})
		}
	}
	return c
}

func (c *callers) stop() {
	c.cancel()
	c.group.Wait()
}

// TestRedisRestarts kills Redis while processes call at the limit, and starts it again.
// Meanwhile calls go on within the limit, and no token is renewed; afterwards all is as it
// was before.
func TestRedisRestarts(t *testing.T) {
	t.Parallel()
	const n, bucket = 4, 120
	p := newFakePortal(t, 2)
	server := newRedisServer(t, newLog(t, p))
	c := startCallers(t, p, server, n, p.plan(bucket, 25))
	a := p.access()
	stale := p.OAuthToken()
	one := oauth.NewTokens(a.app(a.http()), b24redis.NewStore(server.client()))
	two := oauth.NewTokens(a.app(a.http()), b24redis.NewStore(server.client()))
	if err := one.Put(t.Context(), stale); err != nil {
		t.Fatal(err)
	}
	if _, err := two.Portal(a.MemberID).Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * time.Second)

	server.kill()
	before := p.Count("crm.deal.get")
	var both sync.WaitGroup
	for _, tokens := range []*oauth.Tokens{one, two} {
		both.Go(func() {
			portal := tokens.Portal(a.MemberID)
			if token, err := portal.Token(t.Context()); err != nil || token.AccessToken != stale.AccessToken {
				t.Errorf("without Redis the token is no longer used: %v", err)
			}
			if _, err := portal.Refresh(t.Context(), stale.AccessToken.Reveal()); !errors.Is(b24test.Inspect(p.Portal, err), b24redis.ErrAway) {
				t.Errorf("without Redis: %v", err)
			}
		})
	}
	time.Sleep(3 * time.Second)
	both.Wait()
	without := p.Count("crm.deal.get") - before
	if without < 50 {
		t.Errorf("%d calls without Redis, want them to go on", without)
	}
	if n := len(p.Calls(b24test.TokenEndpoint)); n != 0 {
		t.Errorf("%d renewals without Redis", n)
	}

	server.start()
	for _, tokens := range []*oauth.Tokens{one, two} {
		both.Go(func() {
			if _, err := tokens.Portal(a.MemberID).Refresh(t.Context(), stale.AccessToken.Reveal()); err != nil {
				t.Error(b24test.Inspect(p.Portal, err))
			}
		})
	}
	both.Wait()
	time.Sleep(2 * time.Second)
	c.stop()
	t.Logf("%d calls, %d of them without Redis; the bucket rose to %.0f of %d, %d refused", p.Count("crm.deal.get"), without, p.Level(), bucket, p.Refused())
	if n := len(p.Calls(b24test.TokenEndpoint)); n != 1 {
		t.Errorf("%d renewals after Redis came back, want 1", n)
	}
	if n := p.Refused(); n != 0 || p.Level() < bucket/2 {
		t.Errorf("the limit was exceeded %d times, the bucket rose to %.0f of %d", n, p.Level(), bucket)
	}
}

// A token that was renewed when Redis died is stored once Redis is back.
func TestRedisDiesBeforeTheSave(t *testing.T) {
	t.Parallel()
	p := newFakePortal(t, 1)
	server := newRedisServer(t, newLog(t, p))
	a := p.access()
	stale := p.OAuthToken()
	web := a.http()
	web.Transport = afterwards{web.Transport, server.kill}
	store := b24redis.NewStore(server.client())
	tokens := oauth.NewTokens(a.app(web), store)
	if err := tokens.Put(t.Context(), stale); err != nil {
		t.Fatal(err)
	}
	restarted := time.AfterFunc(time.Second, server.start)
	defer restarted.Stop()
	token, err := tokens.Portal(a.MemberID).Refresh(t.Context(), stale.AccessToken.Reveal())
	if err != nil {
		t.Fatal(b24test.Inspect(p.Portal, err))
	}
	stored, err := store.Load(t.Context(), a.MemberID)
	if err != nil || stored.RefreshToken != token.RefreshToken || stored.RefreshToken == stale.RefreshToken {
		t.Errorf("the new token is not stored: %v", err)
	}
}

// afterwards calls f after each request.
type afterwards struct {
	http.RoundTripper
	f func()
}

func (a afterwards) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := a.RoundTripper.RoundTrip(r)
	a.f()
	return resp, err
}
