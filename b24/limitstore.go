package b24

import (
	"context"
	"sync"
	"time"
)

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
