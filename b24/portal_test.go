package b24_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
)

const webhookCode = "s3cretc0de"

// portal is a server that answers requests by a function and keeps them.
type portal struct {
	*httptest.Server
	clock *stillClock

	mu       sync.Mutex
	requests []request
}

type request struct {
	path, query, body string
	header            http.Header
}

// newPortal starts a portal; n counts the requests from 1.
func newPortal(t testing.TB, answer func(w http.ResponseWriter, r request, n int)) *portal {
	p := &portal{clock: &stillClock{now: time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		in := request{r.URL.Path, r.URL.RawQuery, string(body), r.Header}
		p.mu.Lock()
		p.requests = append(p.requests, in)
		n := len(p.requests)
		p.mu.Unlock()
		answer(w, in, n)
	}))
	t.Cleanup(p.Close)
	return p
}

// answers gives each request the next of some bodies, the last one from then
// on. A body begins with its status where that is not 200: "503 {...}".
func answers(bodies ...string) func(http.ResponseWriter, request, int) {
	return func(w http.ResponseWriter, _ request, n int) {
		body := bodies[min(n, len(bodies))-1]
		var status int
		if _, err := fmt.Sscanf(body, "%d ", &status); err == nil && status > 99 {
			w.WriteHeader(status)
			_, body, _ = strings.Cut(body, " ")
		}
		io.WriteString(w, body)
	}
}

func (p *portal) client(t testing.TB, options ...b24.Option) *b24.Client {
	t.Helper()
	options = append([]b24.Option{b24.WithClock(p.clock), b24.WithLogger(slog.New(slog.DiscardHandler))}, options...)
	c, err := b24.NewWebhookClient(p.URL+"/rest/1/"+webhookCode+"/", options...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (p *portal) seen() []request {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.requests
}

// stillClock moves only when slept on, and keeps the sleeps.
type stillClock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *stillClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *stillClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.slept = append(c.slept, d)
	return ctx.Err()
}

// tokenAuth is an application whose n-th token is "t0ken" and n.
type tokenAuth struct {
	endpoint string
	mu       sync.Mutex
	n        int
	renewals int
}

func (a *tokenAuth) Access(context.Context) (b24.Access, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return b24.Access{Endpoint: a.endpoint, Token: b24.NewSecret(fmt.Sprint("t0ken", a.n))}, nil
}

func (a *tokenAuth) Renew(ctx context.Context, stale b24.Access) (b24.Access, error) {
	a.mu.Lock()
	a.n++
	a.renewals++
	a.mu.Unlock()
	return a.Access(ctx)
}

func (a *tokenAuth) Moved(_ context.Context, _ b24.Access, endpoint string) error {
	a.endpoint = endpoint
	return nil
}

func rawJSON(s string) json.RawMessage { return json.RawMessage(s) }

type ctx = context.Context

func number(s string) json.Number { return json.Number(s) }
