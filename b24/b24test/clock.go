package b24test

import (
	"context"
	"sync"
	"time"
)

// Clock is a virtual clock. It stands still until it is advanced or slept on;
// sleeping takes no time and moves the clock to the moment of waking.
type Clock struct {
	mu    sync.Mutex
	now   time.Time // zero on a real clock
	slept []time.Duration
	real  bool
}

// NewClock returns a clock that shows noon of 2 March 2020, UTC. That is before
// the machine's own time, so that no deadline of a context seems to have passed.
func NewClock() *Clock {
	return &Clock{now: time.Date(2020, time.March, 2, 12, 0, 0, 0, time.UTC)}
}

// RealClock returns a clock that shows the machine's time and really sleeps.
func RealClock() *Clock { return &Clock{real: true} }

// Now returns the clock's time.
func (c *Clock) Now() time.Time {
	if c.real {
		return time.Now()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Advance moves a virtual clock forward.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Sleep waits for d, or until the context ends. On a virtual clock it returns
// at once, having moved the clock by d.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.mu.Lock()
	c.slept = append(c.slept, d)
	if !c.real {
		c.now = c.now.Add(d)
		c.mu.Unlock()
		return nil
	}
	c.mu.Unlock()

	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// Slept returns how long each sleep was asked to last, in order.
func (c *Clock) Slept() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]time.Duration(nil), c.slept...)
}
