package live

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// pace keeps all requests together to a rate, and silent for as long as the
// site has asked for.
type pace struct {
	limiter *rate.Limiter

	mu    sync.Mutex
	until time.Time
}

func newPace(perSecond float64) *pace {
	return &pace{limiter: rate.NewLimiter(rate.Limit(perSecond), 1)}
}

// hold keeps everybody silent for a while.
func (p *pace) hold(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if until := time.Now().Add(d); until.After(p.until) {
		p.until = until
	}
}

func (p *pace) held() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Until(p.until)
}

// wait waits for the next turn.
func (p *pace) wait(ctx context.Context) error {
	for d := p.held(); d > 0; d = p.held() {
		select {
		case <-time.After(d):
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return p.limiter.Wait(ctx)
}
