package b24redis

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"
)

// askAgain is how long Redis is left alone after it did not answer.
const askAgain = time.Second

// contact remembers whether Redis answers, so that not every call waits for it in vain.
type contact struct {
	logger *slog.Logger

	mu     sync.Mutex
	lost   bool
	next   time.Time // when it is asked again
	trying bool      // somebody asks, and nobody else should
}

// mayAsk tells whether to ask Redis; if so, [contact.asked] must follow.
func (c *contact) mayAsk(now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.lost {
		return true
	}
	if c.trying || now.Before(c.next) {
		return false
	}
	c.trying = true
	return true
}

// asked takes note of how it went. Each change is logged once.
func (c *contact) asked(ctx context.Context, now time.Time, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.trying = false
	isAway := errors.Is(err, ErrAway)
	switch {
	case isAway && !c.lost:
		c.logger.WarnContext(ctx, "b24redis: each process keeps its own limits until Redis is back", "err", err)
	case err == nil && c.lost:
		c.logger.WarnContext(ctx, "b24redis: Redis is back, the limits are shared again")
	}
	if isAway {
		c.lost, c.next = true, now.Add(askAgain)
	} else if err == nil {
		c.lost = false
	}
}
