package b24

import (
	"log/slog"
	"net/http"
	"time"
)

// Client calls the methods of one portal. It is safe for concurrent use; make
// one per portal and keep it.
type Client struct {
	auth    Auth
	http    http.Client
	log     *slog.Logger
	limiter Limiter
	clock   Clock
	agent   string
	timeout time.Duration
}

const defaultTimeout = 75 * time.Second

// NewClient returns a client that calls the portal of auth.
func NewClient(auth Auth, options ...Option) *Client {
	c := &Client{
		auth:    auth,
		log:     slog.New(slog.DiscardHandler),
		clock:   SystemClock{},
		agent:   "b24gen",
		timeout: defaultTimeout,
	}
	for _, option := range options {
		option(c)
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
