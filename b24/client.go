package b24

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// Client calls the methods of one portal. It is safe for concurrent use; make
// one per portal and keep it.
type Client struct {
	auth        Auth
	http        http.Client
	log         *slog.Logger
	limiter     Limiter
	retry       RetryPolicy
	clock       Clock
	agent       string
	timeout     time.Duration
	maxRequest  int64
	maxResponse int64
	hooks       []func(context.Context, Attempt)
	moved       func(ctx context.Context, from, to string)
}

const (
	defaultTimeout     = 75 * time.Second
	defaultMaxRequest  = 256 << 20
	defaultMaxResponse = 64 << 20
	defaultAgent       = "b24gen/1"
)

// NewClient returns a client that calls the portal of auth.
func NewClient(auth Auth, options ...Option) *Client {
	c := &Client{
		auth:        auth,
		log:         slog.New(slog.DiscardHandler),
		retry:       DefaultRetry,
		clock:       SystemClock{},
		agent:       defaultAgent,
		timeout:     defaultTimeout,
		maxRequest:  defaultMaxRequest,
		maxResponse: defaultMaxResponse,
	}
	for _, option := range options {
		option(c)
	}
	if c.limiter == nil {
		c.limiter = &unpaced{clock: c.clock}
	}
	c.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return c
}

// NewWebhookClient returns a client of the webhook with this address; see
// [NewWebhook].
func NewWebhookClient(address string, options ...Option) (*Client, error) {
	w, err := NewWebhook(address)
	if err != nil {
		return nil, err
	}
	return NewClient(w, options...), nil
}

// String shows nothing of the client: what it holds are credentials.
func (c *Client) String() string { return "b24.Client" }

// GoString is String.
func (c *Client) GoString() string { return c.String() }

// LogValue implements [slog.LogValuer] without credentials.
func (c *Client) LogValue() slog.Value { return slog.StringValue(c.String()) }
