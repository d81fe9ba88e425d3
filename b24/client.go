package b24

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/b24gen/b24gen/b24/internal/misfit"
)

// Client calls the methods of one portal. It is safe for concurrent use; make
// one per portal and keep it.
type Client struct {
	auth    Auth
	http    http.Client
	log     *slog.Logger
	limiter Limiter
	retry   RetryPolicy
	clock   Clock
	agent   string
	timeout time.Duration
	max     MaxBytes
	hooks   []func(context.Context, Attempt)
	traces  []Trace
	dump    *dumper
	moved   func(ctx context.Context, from, to string)
	domains []string

	moveAllowed func(ctx context.Context, from, to string) bool
	checks      checks
	misfits     misfit.Log
}

const (
	defaultTimeout = 75 * time.Second
	defaultAgent   = "b24gen/1"
)

// NewClient returns a client that calls the portal of auth.
func NewClient(auth Auth, options ...Option) *Client {
	c := &Client{
		auth:    auth,
		retry:   DefaultRetry(),
		clock:   SystemClock{},
		agent:   defaultAgent,
		timeout: defaultTimeout,
		max:     defaultMaxBytes,
		domains: cloudDomains,
	}
	for _, option := range options {
		option.forClient(c)
	}
	if c.limiter == nil {
		c.limiter = NewLimits(Plan{}, WithOperatingBudget(0), WithLimitsClock(c.clock))
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

// WithHTTPClient sets the client that requests are sent with. It is copied, and
// its redirects are not followed: a call is repeated at a portal's new address
// by this package, which keeps the body.
func WithHTTPClient(h *http.Client) Option { return clientOption(func(c *Client) { c.http = *h }) }

// WithLogger sets the log, by default [slog.Default]: requests at the level Debug; at
// Warn repeats, and once for each method and path that a value of an answer does not
// fit its field. No record holds credentials, parameters or values.
func WithLogger(l *slog.Logger) Option { return clientOption(func(c *Client) { c.log = l }) }

// WithLimiter sets what keeps calls within the portal's limits. Share one
// between all clients of a portal. The default sends at once, and waits only
// after a portal has refused.
func WithLimiter(l Limiter) Option { return clientOption(func(c *Client) { c.limiter = l }) }

// WithRetry sets how often and how fast failed calls are repeated, by default
// [DefaultRetry].
func WithRetry(p RetryPolicy) Option { return clientOption(func(c *Client) { c.retry = p }) }

// WithUserAgent sets the User-Agent header: name/version of your program.
func WithUserAgent(agent string) Option { return clientOption(func(c *Client) { c.agent = agent }) }

// WithClock sets the clock that waits go by.
func WithClock(clock Clock) Option { return clientOption(func(c *Client) { c.clock = clock }) }

// WithTimeout bounds each request whose context has no deadline. The default is
// 75 seconds: a portal cuts requests after 60, and a client that gives up
// before does not learn whether its write ran. 0 sets no bound.
func WithTimeout(d time.Duration) Option { return clientOption(func(c *Client) { c.timeout = d }) }

// MaxBytes bounds the size of what is sent and received. A zero field keeps its
// default.
type MaxBytes struct {
	// Request bounds the parameters of a call, by default to 256 MiB.
	Request int64
	// Response bounds an answer, by default to 64 MiB.
	Response int64
}

var defaultMaxBytes = MaxBytes{Request: 256 << 20, Response: 64 << 20}

// WithMaxBytes bounds the size of parameters and of answers.
func WithMaxBytes(m MaxBytes) Option {
	return clientOption(func(c *Client) {
		c.max = MaxBytes{
			Request:  cmp.Or(m.Request, defaultMaxBytes.Request),
			Response: cmp.Or(m.Response, defaultMaxBytes.Response),
		}
	})
}

// WithHook has f called after each request, in its goroutine. Several hooks are
// called in turn.
func WithHook(f func(ctx context.Context, a Attempt)) Option {
	return clientOption(func(c *Client) { c.hooks = append(c.hooks, f) })
}

// Trace is called before a request with what is known of it: method, generation, number and
// the commands of a batch. The request is made with the context that it returns, so that
// a span in it is that of the HTTP client's below. end is called when the answer was read.
type Trace func(ctx context.Context, a Attempt) (inner context.Context, end func(Attempt))

// WithTrace has t called around each request, for spans and metrics. Several traces nest,
// the first outermost. examples/otel is one for OpenTelemetry.
func WithTrace(t Trace) Option {
	return clientOption(func(c *Client) { c.traces = append(c.traces, t) })
}

// WithMovedHook has f called after the portal turned out to have a new host: put
// it into your settings.
func WithMovedHook(f func(ctx context.Context, from, to string)) Option {
	return clientOption(func(c *Client) { c.moved = f })
}

// WithCloudDomains sets the domains below which a portal may move on its own, by default
// [CloudDomains]: a redirect from one host below such a domain to another one below the
// same takes the call, and its credentials, along. Without domains every move has to be
// allowed.
func WithCloudDomains(domains ...string) Option {
	return clientOption(func(c *Client) { c.domains = domains })
}

// WithMoveAllowed has f decide about other moves, as of a portal that one hosts oneself:
// it returns true where the host to, with its port if it has one, may get the credentials
// of from. Without it such a call fails before it ran.
func WithMoveAllowed(f func(ctx context.Context, from, to string) bool) Option {
	return clientOption(func(c *Client) { c.moveAllowed = f })
}

// Attempt is one request of a call, for hooks and traces.
type Attempt struct {
	// Method is the REST method, batch for a batch.
	Method string
	API    API
	// Commands are the methods of a batch's commands in their order, nil for other calls.
	Commands []string
	// Number counts the requests of the call from 1.
	Number int
	// Duration is the time from sending to the end of the answer.
	Duration time.Duration
	// Status is the HTTP status, 0 without an answer.
	Status int
	// Time is what the portal says of its own time.
	Time Timing
	// Err is nil for success, else an [*Error].
	Err error
}

// Clock is the time that retries and limits go by. Tests give a virtual one
// with [WithClock], so that waiting takes no time.
type Clock interface {
	Now() time.Time
	// Sleep returns after d, or at once with the context's error when ctx ends.
	Sleep(ctx context.Context, d time.Duration) error
}

// SystemClock is the machine's clock.
type SystemClock struct{}

// Now implements [Clock].
func (SystemClock) Now() time.Time { return time.Now() }

// Sleep implements [Clock].
func (SystemClock) Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
