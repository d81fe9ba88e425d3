package b24

import (
	"context"
	"fmt"
	"strings"
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
type LimitsOption interface{ forLimits(*Limits) }

// limitsOption is a [LimitsOption].
type limitsOption func(*Limits)

func (f limitsOption) forLimits(l *Limits) { f(l) }

// WithLimitsClock sets the clock, by default [SystemClock].
func WithLimitsClock(clock Clock) LimitsOption {
	return limitsOption(func(l *Limits) { l.clock = clock })
}

// WithOperatingBudget sets the execution time that each method has in ten minutes,
// by default [DefaultOperatingBudget]; 0 leaves it to the portal to refuse.
func WithOperatingBudget(budget time.Duration) LimitsOption {
	return limitsOption(func(l *Limits) { l.budget = budget })
}

// WithSharedLimits has the rate kept in a store, under a key that names the portal,
// for several processes that call it from one address. Operating time is not
// kept there: each answer tells all of it.
func WithSharedLimits(store LimitStore, portal string) LimitsOption {
	return limitsOption(func(l *Limits) { l.store, l.key = store, portal })
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
		option.forLimits(l)
	}
	return l
}

// Wait implements [Limiter]. It waits for room in the bucket and, where the
// method has used its operating time, for the moment at which some comes back.
func (l *Limits) Wait(ctx context.Context, method string) error {
	if err := l.sleepUntil(ctx, l.usage(method).availableAt(l.budget)); err != nil {
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

// Plan is the request rate that a portal's tariff allows, a leaky bucket: each
// HTTP request adds one, a batch too; PerSecond leaves each second; and a
// request that would raise the level above Burst is refused. The bucket belongs
// to a portal and an IP address, so all programs of a server fill the same one
// (REST-PROTOCOL section 6, limits).
//
// The zero Plan has no bucket: that of a self-hosted portal whose server sets
// no rate.
type Plan struct {
	Burst     float64
	PerSecond float64
}

// StandardPlan is the plan of all tariffs but Enterprise.
func StandardPlan() Plan { return Plan{Burst: 50, PerSecond: 2} }

// EnterprisePlan is the plan of portals whose LICENSE_FAMILY, which app.info tells,
// begins with "ent".
func EnterprisePlan() Plan { return Plan{Burst: 250, PerSecond: 5} }

// take adds a request to a bucket that will be empty at the moment empty. It
// returns the new such moment and how long the request has to wait.
//
// That moment is all the state that a leaky bucket has: its level is what
// leaves between now and then.
func (p Plan) take(empty, now time.Time) (time.Time, time.Duration) {
	if empty.Before(now) {
		empty = now
	}
	empty = empty.Add(p.leak(1))
	return empty, empty.Sub(now) - p.leak(p.usable())
}

// release is the bucket without a request that was taken and not sent.
func (p Plan) release(empty time.Time) time.Time { return empty.Add(-p.leak(1)) }

// fill is the bucket as it is when the portal has said at a moment that it is
// full. The zero moment says nothing.
func (p Plan) fill(empty, at time.Time) time.Time {
	if full := at.Add(p.leak(p.usable())); !at.IsZero() && empty.Before(full) {
		return full
	}
	return empty
}

// usable is the part of the burst that is used. Requests that left evenly can
// arrive closer together; what one second of delay can bring is held back.
func (p Plan) usable() float64 { return max(1, p.Burst-p.PerSecond) }

// leak is the time in which n requests leave the bucket.
func (p Plan) leak(n float64) time.Duration {
	return time.Duration(n / p.PerSecond * float64(time.Second))
}

// waitForRoom books the next place in the bucket and sleeps until it is there.
// A wait that ends early gives its place back.
func (l *Limits) waitForRoom(ctx context.Context) error {
	if l.plan == (Plan{}) {
		return nil
	}
	at, err := l.reserve(ctx)
	if err != nil {
		return err
	}
	err = l.sleepUntil(ctx, at)
	if err != nil {
		_ = l.store.Update(context.WithoutCancel(ctx), l.key, l.plan.release) // a lost place costs time only
	}
	return err
}

// reserve takes a place in the bucket and returns when it is there, unless ctx
// ends before that.
func (l *Limits) reserve(ctx context.Context) (at time.Time, err error) {
	now, fullAt := l.clock.Now(), l.lastFull()
	inVain := false
	err = l.store.Update(ctx, l.key, func(empty time.Time) time.Time {
		booked, wait := l.plan.take(l.plan.fill(empty, fullAt), now)
		at = now.Add(wait)
		if inVain = endsBefore(ctx, at); inVain {
			return empty
		}
		return booked
	})
	if err == nil && inVain {
		err = context.DeadlineExceeded
	}
	return at, err
}

func (l *Limits) lastFull() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.fullAt
}

// operatingStep is the unit in which portals count operating time: a method
// that is refused can run again when the oldest minute is forgotten.
const operatingStep = time.Minute

// operatingWindow is how long portals remember operating time. A moment after that is a
// mistake, or meant to stop us.
const operatingWindow = 10 * time.Minute

// methodUsage is what the answers of a method said of its operating time.
type methodUsage struct {
	operating time.Duration
	resetAt   time.Time // the last that was told
	refusedTo time.Time // until when the portal refuses the method, as far as known
}

// usage is the usage of a method, whatever the case of its name.
func (l *Limits) usage(method string) methodUsage {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.methods[methodKey(method)]
}

func methodKey(method string) string { return strings.ToLower(method) }

// after is u after an outcome. A refusal carries no timings, so the last that
// were told say when it ends; where they are over, in a step at the latest.
//
// The operating time of a command in a batch does not count: sources disagree
// about what it means, and a portal that does refuse the command says so before
// it runs (REST-PROTOCOL section 6).
func (u methodUsage) after(o Outcome, now time.Time) methodUsage {
	if !o.ResetAt.IsZero() {
		u.resetAt = o.ResetAt
		if latest := now.Add(operatingWindow); u.resetAt.After(latest) {
			u.resetAt = latest
		}
	}
	switch {
	case o.Code.Is(ErrOperationTimeLimit):
		u.refusedTo = u.resetAt
		if !u.refusedTo.After(now) {
			u.refusedTo = now.Add(operatingStep)
		}
	case !o.ResetAt.IsZero() && !o.InBatch:
		u.operating, u.refusedTo = o.Operating, time.Time{}
	}
	return u
}

// availableAt is when the method may be called next. How much comes back then is not
// known; the next answer tells.
func (u methodUsage) availableAt(budget time.Duration) time.Time {
	if budget > 0 && u.operating >= budget && u.resetAt.After(u.refusedTo) {
		return u.resetAt
	}
	return u.refusedTo
}
