package b24

import (
	"context"
	"time"
)

// waitForRoom books the next place in the bucket and sleeps until it is there.
// A wait that ends early gives its place back.
func (l *Limits) waitForRoom(ctx context.Context) error {
	if l.plan == (Plan{}) {
		return nil
	}
	at, err := l.book(ctx)
	if err != nil {
		return err
	}
	err = l.sleepUntil(ctx, at)
	if err != nil {
		_ = l.store.Update(context.WithoutCancel(ctx), l.key, l.plan.giveBack) // a lost place costs time only
	}
	return err
}

// book takes a place in the bucket and returns when it is there, unless ctx
// ends before that.
func (l *Limits) book(ctx context.Context) (at time.Time, err error) {
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
