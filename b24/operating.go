package b24

import (
	"strings"
	"time"
)

// operatingStep is the unit in which portals count operating time: a method
// that is refused can run again when the oldest minute is forgotten.
const operatingStep = time.Minute

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

// free is when the method may be called next. How much comes back then is not
// known; the next answer tells.
func (u methodUsage) free(budget time.Duration) time.Time {
	if budget > 0 && u.operating >= budget && u.resetAt.After(u.refusedTo) {
		return u.resetAt
	}
	return u.refusedTo
}
