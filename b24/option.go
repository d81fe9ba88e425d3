package b24

import (
	"context"
	"log/slog"
	"net/http"
	"time"
)

// Option changes how [NewClient] makes a client.
type Option func(*Client)

// WithHTTPClient sets the client that requests are sent with. It is copied, and
// its redirects are not followed: a call is repeated at a portal's new address
// by this package, which keeps the body.
func WithHTTPClient(h *http.Client) Option { return func(c *Client) { c.http = *h } }

// WithLogger sets the log: requests at the level Debug, repeats at Warn. There
// is none by default. No record holds credentials or parameters.
func WithLogger(l *slog.Logger) Option { return func(c *Client) { c.log = l } }

// WithLimiter sets what keeps calls within the portal's limits. Share one
// between all clients of a portal. The default sends at once, and waits only
// after a portal has refused.
func WithLimiter(l Limiter) Option { return func(c *Client) { c.limiter = l } }

// WithRetry sets how often and how fast failed calls are repeated, by default
// [DefaultRetry].
func WithRetry(p RetryPolicy) Option { return func(c *Client) { c.retry = p } }

// WithUserAgent sets the User-Agent header: name/version of your program.
func WithUserAgent(agent string) Option { return func(c *Client) { c.agent = agent } }

// WithClock sets the clock that waits go by.
func WithClock(clock Clock) Option { return func(c *Client) { c.clock = clock } }

// WithTimeout bounds each request whose context has no deadline. The default is
// 75 seconds: a portal cuts requests after 60, and a client that gives up
// before does not learn whether its write ran. 0 sets no bound.
func WithTimeout(d time.Duration) Option { return func(c *Client) { c.timeout = d } }

// WithMaxBytes bounds the size of parameters and of answers, by default to 256
// and 64 MiB.
func WithMaxBytes(request, response int64) Option {
	return func(c *Client) { c.maxRequest, c.maxResponse = request, response }
}

// WithHook has f called after each request, in its goroutine. Several hooks are
// called in turn.
func WithHook(f func(ctx context.Context, a Attempt)) Option {
	return func(c *Client) { c.hooks = append(c.hooks, f) }
}

// OnMoved has f called after the portal turned out to have a new host: put it
// into your settings.
func OnMoved(f func(ctx context.Context, from, to string)) Option {
	return func(c *Client) { c.moved = f }
}

// Attempt is one request of a call, for hooks.
type Attempt struct {
	Method string
	API    API
	// Number counts the requests of the call from 1.
	Number int
	// Duration is the time from sending to the end of the answer.
	Duration time.Duration
	// Time is what the portal says of its own time.
	Time Timing
	// Err is nil for success.
	Err *Error
}
