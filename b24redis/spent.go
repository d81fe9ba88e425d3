package b24redis

import (
	"strings"
	"sync"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// operatingStep is the unit in which portals count operating time: what a method used is
// forgotten by the minute.
const operatingStep = time.Minute

// spent finds the answers after which a method has no operating time left.
type spent struct {
	budget time.Duration

	mu      sync.Mutex
	methods map[string]spentMethod // by name in lower case
}

type spentMethod struct {
	resetAt time.Time // the last that was told
	blocked time.Time // the last that the others were told
}

// block is for how long a method has no operating time.
type block struct {
	until     time.Time     // by the portal's clock
	otherwise time.Duration // where until has passed
}

// after tells what an outcome means for the others, if it does: the answer says that the
// budget is used up, or the portal refused. A refusal carries no timings, so the last that
// were told say when it ends; where they are over, in a step at the latest. As in
// [b24.Limits], the operating time of a command in a batch does not count.
func (s *spent) after(method string, o b24.Outcome) (block, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := strings.ToLower(method)
	m := s.methods[name]
	if !o.ResetAt.IsZero() {
		m.resetAt = o.ResetAt
	}
	refused := o.Code.Is(b24.ErrOperationTimeLimit)
	usedUp := s.budget > 0 && o.Operating >= s.budget && !o.ResetAt.IsZero() && !o.InBatch
	tell := refused || usedUp && !m.blocked.Equal(m.resetAt)
	if tell {
		m.blocked = m.resetAt
	}
	s.methods[name] = m
	b := block{until: m.resetAt}
	if refused {
		b.otherwise = operatingStep
	}
	return b, tell
}
