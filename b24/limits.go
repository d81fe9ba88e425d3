package b24

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Limits keeps the calls of all clients that share it within what a portal
// allows: the request rate of its plan and the operating time of each method.
// It is a [Limiter]; have one per portal and give it to all its clients.
//
// Limits learns: an answer tells how much operating time a method has used, and
// a refusal tells that the bucket is full, whoever filled it.
type Limits struct {
	plan   Plan
	budget time.Duration
	clock  Clock
	store  LimitStore
	key    string

	mu      sync.Mutex
	fullAt  time.Time              // when the portal last said that the bucket is full
	methods map[string]methodUsage // by name in lower case
}

// DefaultOperatingBudget is the execution time that a method has in ten
// minutes, as the documentation's example has it. The cloud sets the real one;
// self-hosted portals have none, or 420 seconds (REST-PROTOCOL section 6).
const DefaultOperatingBudget = 480 * time.Second

// LimitsOption changes how [NewLimits] makes its Limits.
type LimitsOption func(*Limits)

// LimitsClock sets the clock, by default [SystemClock].
func LimitsClock(clock Clock) LimitsOption {
	return func(l *Limits) { l.clock = clock }
}

// OperatingBudget sets the execution time that each method has in ten minutes,
// by default [DefaultOperatingBudget]; 0 leaves it to the portal to refuse.
func OperatingBudget(budget time.Duration) LimitsOption {
	return func(l *Limits) { l.budget = budget }
}

// SharedLimits has the rate kept in a store, under a key that names the portal,
// for several processes that call it from one address. Operating time is not
// kept there: each answer tells all of it.
func SharedLimits(store LimitStore, portal string) LimitsOption {
	return func(l *Limits) { l.store, l.key = store, portal }
}

// NewLimits returns the limits of a portal with a plan.
func NewLimits(plan Plan, options ...LimitsOption) *Limits {
	l := &Limits{
		plan:    plan,
		budget:  DefaultOperatingBudget,
		clock:   SystemClock{},
		store:   &memoryLimits{},
		methods: map[string]methodUsage{},
	}
	for _, option := range options {
		option(l)
	}
	return l
}

// Wait implements [Limiter]. It waits for room in the bucket and, where the
// method has used its operating time, for the moment at which some comes back.
func (l *Limits) Wait(ctx context.Context, method string) error {
	if err := l.sleepUntil(ctx, l.usage(method).free(l.budget)); err != nil {
		return fmt.Errorf("limits: wait for operating time of %s: %w", method, err)
	}
	if err := l.waitForRoom(ctx); err != nil {
		return fmt.Errorf("limits: wait for the request rate: %w", err)
	}
	return nil
}

// Report implements [Limiter].
func (l *Limits) Report(_ context.Context, method string, o Outcome) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.Now()
	if o.Code.Is(ErrQueryLimitExceeded) {
		l.fullAt = now // the store hears of it with the next request
	}
	name := methodKey(method)
	l.methods[name] = l.methods[name].after(o, now)
}

func (l *Limits) sleepUntil(ctx context.Context, t time.Time) error {
	d := t.Sub(l.clock.Now())
	switch {
	case d <= 0:
		return ctx.Err()
	case endsBefore(ctx, t):
		return context.DeadlineExceeded
	}
	return l.clock.Sleep(ctx, d)
}

// endsBefore tells whether waiting until t is in vain.
func endsBefore(ctx context.Context, t time.Time) bool {
	deadline, ok := ctx.Deadline()
	return ok && deadline.Before(t)
}
