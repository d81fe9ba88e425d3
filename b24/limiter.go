package b24

import (
	"context"
	"sync"
	"time"
)

// Limiter keeps calls within what a portal allows (REST-PROTOCOL section 6).
// It may be shared by many clients of one portal, and must be safe for
// concurrent use.
type Limiter interface {
	// Wait returns when a request for the method may leave: when the bucket of
	// the portal has room for it, and the method has operating time left. It
	// returns the context's error when ctx ends first, and should do so at once
	// where ctx is bound to end first. It is called once per HTTP request, so
	// once for a whole batch (method "batch"), and again before each repeat.
	//
	// After a report of [ErrOperationTimeLimit] the client calls Wait to learn
	// when to repeat, so a Limiter that does not track operating time should at
	// least wait until the last ResetAt reported for the method.
	Wait(ctx context.Context, method string) error
	// Report tells how a request ended; for a batch also how each command did,
	// by its own method. It must not block.
	Report(ctx context.Context, method string, o Outcome)
}

// Outcome is what a [Limiter] learns from an answer.
type Outcome struct {
	// Code is the error that the portal answered, empty for success.
	// [ErrQueryLimitExceeded] says that the bucket is full, [ErrOperationTimeLimit]
	// that the method has used up its time.
	Code Code
	// Operating is the execution time that the method has used in the last ten
	// minutes. It is told only where ResetAt is not zero: errors and some portals
	// carry no timings.
	Operating time.Duration
	// ResetAt is when the oldest minute of Operating is forgotten.
	ResetAt time.Time
	// InBatch marks the report of a command within a batch, which was no request
	// of its own. Sources disagree whether Operating is then the command's or the
	// whole batch's.
	InBatch bool
}

// LimitStore keeps the state of leaky buckets. Processes that call one portal
// from one IP address share its rate, and with a store that they all reach they
// also keep it together; their clocks should agree.
type LimitStore interface {
	// Update replaces the state under key by what change makes of it, in one
	// step that no other update of the key can come between. A state is a moment,
	// the zero time for a key never seen. change is quick, has no effects, and may
	// be called again where a store retries on a conflict.
	Update(ctx context.Context, key string, change func(state time.Time) time.Time) error
}

// memoryLimits is the LimitStore of one process.
type memoryLimits struct {
	mu     sync.Mutex
	states map[string]time.Time
}

func (m *memoryLimits) Update(_ context.Context, key string, change func(time.Time) time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.states == nil {
		m.states = map[string]time.Time{}
	}
	m.states[key] = change(m.states[key])
	return nil
}
