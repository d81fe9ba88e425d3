package b24

import (
	"context"
	"time"
)

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
