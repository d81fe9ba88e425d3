package b24redis

import (
	"log/slog"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// LimitsOption changes how [NewLimits] makes its Limits.
type LimitsOption interface{ forLimits(*limitsSettings) }

// StoreOption changes how [NewStore] makes its Store.
type StoreOption interface{ forStore(*Store) }

// Option is taken by both.
type Option interface {
	LimitsOption
	StoreOption
}

// limitsSettings are what options of limits change.
type limitsSettings struct {
	prefix    string
	source    string
	caller    string
	processes int
	budget    time.Duration
	timeout   time.Duration
	clock     b24.Clock
	logger    *slog.Logger
}

type limitsOption func(*limitsSettings)

func (f limitsOption) forLimits(s *limitsSettings) { f(s) }

type storeOption func(*Store)

func (f storeOption) forStore(s *Store) { f(s) }

type prefixOption string

func (p prefixOption) forLimits(s *limitsSettings) { s.prefix = string(p) }
func (p prefixOption) forStore(s *Store)           { s.server.prefix = string(p) }

// WithPrefix has all keys begin with prefix instead of [DefaultPrefix]. Applications
// that share a Redis need different ones for their tokens.
func WithPrefix(prefix string) Option { return prefixOption(prefix) }

// WithSource names the address that requests leave from. Portals have a bucket for each
// IP address, so processes behind different ones do not share a rate: give those behind
// the same one the same name. By default all are behind one.
func WithSource(name string) LimitsOption {
	return limitsOption(func(s *limitsSettings) { s.source = name })
}

// WithCaller names the application or the webhook, where several call one portal through
// the same Redis: each has its own operating time. It is a name of your choice, never
// the code of a webhook.
func WithCaller(name string) LimitsOption {
	return limitsOption(func(s *limitsSettings) { s.caller = name })
}

// WithProcesses says how many processes share the limits. While Redis is away each takes
// that part of the rate and of the bucket, so that together they stay within both. By
// default each takes the whole, and what is too much is refused by the portal and
// repeated by the client.
func WithProcesses(n int) LimitsOption {
	return limitsOption(func(s *limitsSettings) { s.processes = n })
}

// WithOperatingBudget sets the execution time that each method has in ten minutes, by
// default [b24.DefaultOperatingBudget]; 0 leaves it to the portal to refuse.
func WithOperatingBudget(budget time.Duration) LimitsOption {
	return limitsOption(func(s *limitsSettings) { s.budget = budget })
}

// WithTimeout sets how long a call waits for Redis before it goes on with the process's
// own limits, by default half a second.
func WithTimeout(d time.Duration) LimitsOption {
	return limitsOption(func(s *limitsSettings) { s.timeout = d })
}

// WithClock sets the clock that waits are slept by, by default [b24.SystemClock]. What is
// shared goes by the clock of the Redis server.
func WithClock(clock b24.Clock) LimitsOption {
	return limitsOption(func(s *limitsSettings) { s.clock = clock })
}

// WithLogger sets the logger that is told when Redis goes away and comes back, by default
// [slog.Default].
func WithLogger(logger *slog.Logger) LimitsOption {
	return limitsOption(func(s *limitsSettings) { s.logger = logger })
}

// WithTokenTTL sets how long a token is kept after it was stored last, by default 200
// days: a refresh token lives for 180. 0 keeps them for ever.
func WithTokenTTL(d time.Duration) StoreOption {
	return storeOption(func(s *Store) { s.ttl = d })
}
