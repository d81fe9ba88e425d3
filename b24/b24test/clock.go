package b24test

import (
	"context"
	"sync"
	"time"
)

// Clock is a virtual clock. It stands still until it is advanced or slept on;
// sleeping takes no time and moves the clock to the moment of waking.
type Clock struct {
	mu      sync.Mutex
	now     time.Time
	slept   []time.Duration
	started time.Time // when a clock that runs showed now, zero for one that stands
}

// NewClock returns a clock that shows noon of 2 March 2020, UTC. That is before
// the machine's own time, so that no deadline of a context seems to have passed.
func NewClock() *Clock {
	return &Clock{now: time.Date(2020, time.March, 2, 12, 0, 0, 0, time.UTC)}
}

// RunningClock returns a clock that shows the machine's time and goes with it, for a
// portal whose clients have clocks of their own. To sleep on it takes the time it says.
func RunningClock() *Clock {
	now := time.Now()
	return &Clock{now: now, started: now}
}

// Now returns the clock's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.started.IsZero() {
		return c.now
	}
	return c.now.Add(time.Since(c.started))
}

// Advance moves the clock forward.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Sleep moves the clock by d and returns at once, unless the context has ended. One that
// runs is waited for.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if !c.sleepThrough(d) {
		return wait(ctx, d)
	}
	return nil
}

// sleepThrough notes a sleep, and tells whether the clock has gone to its end.
func (c *Clock) sleepThrough(d time.Duration) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.slept = append(c.slept, d)
	if !c.started.IsZero() {
		return false
	}
	c.now = c.now.Add(d)
	return true
}

// wait sleeps in real time.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Slept returns how long each sleep was asked to last, in order.
func (c *Clock) Slept() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]time.Duration(nil), c.slept...)
}
