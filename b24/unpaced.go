package b24

import (
	"context"
	"strings"
	"sync"
	"time"
)

// unpaced is the Limiter of clients that were given none: it sends at once, and
// waits only for a method that the portal refused because its operating time is
// used up, until the time that earlier answers said.
type unpaced struct {
	clock Clock

	mu      sync.Mutex
	resetAt map[string]time.Time // by method, where the portal tells
	blocked map[string]time.Time // by method, until when
}

// unknownReset is the wait where no answer has told a time: the portal forgets
// operating time minute by minute.
const unknownReset = time.Minute

func (u *unpaced) Wait(ctx context.Context, method string) error {
	u.mu.Lock()
	until, ok := u.blocked[method]
	u.mu.Unlock()
	if !ok {
		return nil
	}
	return u.clock.Sleep(ctx, until.Sub(u.clock.Now()))
}

func (u *unpaced) Report(_ context.Context, method string, o Outcome) {
	u.mu.Lock()
	defer u.mu.Unlock()
	switch {
	case strings.EqualFold(string(o.Code), string(ErrOperationTimeLimit)):
		set(&u.blocked, method, u.release(method))
	case o.Code == "" && !o.InBatch:
		delete(u.blocked, method)
		if !o.ResetAt.IsZero() {
			set(&u.resetAt, method, o.ResetAt)
		}
	}
}

// release is when the method may be called again.
func (u *unpaced) release(method string) time.Time {
	now := u.clock.Now()
	if at := u.resetAt[method]; at.After(now) {
		return at
	}
	return now.Add(unknownReset)
}

func set(m *map[string]time.Time, method string, t time.Time) {
	if *m == nil {
		*m = map[string]time.Time{}
	}
	(*m)[method] = t
}
