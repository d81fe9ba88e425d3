package b24redis

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/b24gen/b24gen/b24"
)

// Limits keeps the calls of all processes that share it within what a portal allows: the
// request rate of its plan and the operating time of each method. It is a [b24.Limiter];
// have one per portal and process and give it to all clients of the portal.
//
// While Redis is away each process goes on by itself, from what it knew last; see
// [WithProcesses].
type Limits struct {
	server  server
	portal  string
	caller  string
	bucket  bucket
	key     string // of the bucket
	contact contact
	clock   b24.Clock
	// own knows the operating time that the answers to this process told.
	own   *b24.Limits
	spent spent
}

// NewLimits returns the limits of a portal, which is named by its member_id or, for a
// webhook, by its host.
func NewLimits(client redis.UniversalClient, portal string, plan b24.Plan, options ...LimitsOption) (*Limits, error) {
	s := limitsSettings{
		prefix:    DefaultPrefix,
		source:    "any",
		caller:    "any",
		processes: 1,
		budget:    b24.DefaultOperatingBudget,
		timeout:   500 * time.Millisecond,
		clock:     b24.SystemClock{},
		logger:    slog.Default(),
	}
	for _, option := range options {
		option.forLimits(&s)
	}
	if err := cmp.Or(checkName("portal", portal), checkName("source", s.source), checkName("caller", s.caller)); err != nil {
		return nil, err
	}
	l := &Limits{
		server:  server{client: client, prefix: s.prefix, timeout: s.timeout},
		portal:  portal,
		caller:  s.caller,
		bucket:  bucket{rate: newRate(plan), processes: max(1, s.processes)},
		contact: contact{logger: s.logger},
		clock:   s.clock,
		own:     b24.NewLimits(b24.Plan{}, b24.WithLimitsClock(s.clock), b24.WithOperatingBudget(s.budget)),
		spent:   spent{budget: s.budget, methods: map[string]spentMethod{}},
	}
	l.key = l.server.key(portal, "bucket", s.source)
	return l, nil
}

// Wait implements [b24.Limiter].
func (l *Limits) Wait(ctx context.Context, method string) error {
	if err := l.own.Wait(ctx, method); err != nil {
		return err
	}
	for {
		place, err := l.reserve(ctx, method)
		if err == nil {
			err = l.sleep(ctx, place.wait)
		}
		switch {
		case err != nil && place.booked:
			l.release(ctx, place)
			fallthrough
		case err != nil:
			return fmt.Errorf("b24redis: wait for %s of %s: %w", place.what(), method, err)
		case place.booked:
			return nil
		}
	}
}

// place is what came of an attempt to book one in the bucket.
type place struct {
	booked bool
	wait   time.Duration // until it is there, or until the method may be asked for again
	own    bool          // it was booked without Redis
}

// what is waited for.
func (p place) what() string {
	if p.booked {
		return "the request rate"
	}
	return "room in the limits"
}

// reserve asks Redis for a place, and books one in the process's own part of the bucket
// where Redis is away.
func (l *Limits) reserve(ctx context.Context, method string) (place, error) {
	if l.contact.mayAsk(l.clock.Now()) {
		p, err := l.reserveShared(ctx, method)
		l.contact.asked(ctx, l.clock.Now(), err)
		if err == nil || ctx.Err() != nil {
			return p, err
		}
	}
	if l.bucket.leak == 0 {
		return place{booked: true, own: true}, ctx.Err()
	}
	wait, ok := l.bucket.take(l.clock.Now(), l.longest(ctx))
	if !ok {
		return place{}, context.DeadlineExceeded
	}
	return place{booked: true, own: true, wait: wait}, nil
}

// What the script answers first.
const (
	booked  = 0
	blocked = 1
	tooLong = 2
)

func (l *Limits) reserveShared(ctx context.Context, method string) (place, error) {
	sent := l.clock.Now()
	known := l.bucket.knows(sent)
	out, err := l.server.run(ctx, reserveScript, []string{l.key, l.methodKey(method)},
		micros(l.bucket.leak), micros(l.bucket.window), micros(l.longest(ctx)), micros(known.left), known.released)
	if err != nil {
		return place{}, err
	}
	p := place{booked: out[0] == booked, wait: duration(out[1])}
	if out[0] != blocked {
		l.bucket.learn(sent, known, duration(out[2]), out[3])
	}
	if out[0] == tooLong {
		return place{}, context.DeadlineExceeded
	}
	return p, nil
}

// longest is how long ctx lets a call wait, -1 for any time.
func (l *Limits) longest(ctx context.Context) time.Duration {
	deadline, ok := ctx.Deadline()
	if !ok {
		return -time.Microsecond
	}
	return max(0, deadline.Sub(l.clock.Now()))
}

func (l *Limits) sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	if longest := l.longest(ctx); longest >= 0 && d > longest {
		return context.DeadlineExceeded
	}
	return l.clock.Sleep(ctx, d)
}

// release gives a place back. One that is lost costs time only.
func (l *Limits) release(ctx context.Context, p place) {
	if p.own {
		l.bucket.release()
		return
	}
	_, _ = l.server.run(context.WithoutCancel(ctx), releaseScript, []string{l.key}, micros(l.bucket.leak))
}

// Report implements [b24.Limiter]. The other processes hear only what changes their waits:
// that a method has no operating time left. That the bucket is full they hear with the
// next request.
func (l *Limits) Report(ctx context.Context, method string, o b24.Outcome) {
	l.own.Report(ctx, method, o)
	if o.Code.Is(b24.ErrQueryLimitExceeded) {
		l.bucket.fill(l.clock.Now())
	}
	if block, ok := l.spent.after(method, o); ok {
		go l.block(context.WithoutCancel(ctx), method, block)
	}
}

func (l *Limits) block(ctx context.Context, method string, b block) {
	var until int64
	if !b.until.IsZero() {
		until = b.until.UnixMilli()
	}
	// Where this fails, the others learn it when the portal refuses them.
	_, _ = l.server.run(ctx, blockScript, []string{l.methodKey(method)}, until, b.otherwise.Milliseconds())
}

func (l *Limits) methodKey(method string) string {
	return l.server.key(l.portal, "operating", l.caller, strings.ToLower(method))
}

func micros(d time.Duration) int64 { return d.Microseconds() }

func duration(micros int64) time.Duration { return time.Duration(micros) * time.Microsecond }
