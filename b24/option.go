package b24

import (
	"log/slog"
	"net/http"
	"time"
)

// Option changes how [NewClient] makes a client.
type Option func(*Client)

// WithHTTPClient sets the client that requests are sent with, by default one
// with a transport of its own kind of [http.DefaultTransport]. It is copied,
// and its redirects are not followed: the client repeats calls at a portal's
// new address itself.
func WithHTTPClient(h *http.Client) Option { return func(c *Client) { c.http = *h } }

// WithLogger sets the log: requests at the level Debug, repeats at Warn. There
// is none by default. No record holds credentials or parameters.
func WithLogger(l *slog.Logger) Option { return func(c *Client) { c.log = l } }

// WithLimiter sets what keeps calls within the portal's limits. Share one
// between all clients of a portal.
func WithLimiter(l Limiter) Option { return func(c *Client) { c.limiter = l } }

// WithUserAgent sets the User-Agent header: name/version of your program.
func WithUserAgent(agent string) Option { return func(c *Client) { c.agent = agent } }

// WithClock sets the clock that waits go by.
func WithClock(clock Clock) Option { return func(c *Client) { c.clock = clock } }

// WithTimeout bounds each request whose context has no deadline. The default is
// 75 seconds: a portal cuts requests after 60, and a client that gives up
// before does not learn whether its write ran. 0 sets no bound.
func WithTimeout(d time.Duration) Option { return func(c *Client) { c.timeout = d } }

// CallOption changes one call.
type CallOption func(*call)
