package b24test

import "time"

// bucket is the leaky bucket of a portal: a request adds 1, time takes leak per
// second away, and a request that would raise the level above max is refused.
type bucket struct {
	max, leak, level float64
	last             time.Time
	refused          int
	peak             float64
}

// LimitRate gives the portal a leaky bucket of max requests that loses leak
// requests per second: 50 and 2 on most plans, 250 and 5 on Enterprise. A new
// portal has none. It counts requests of methods, a batch as one.
func (p *Portal) LimitRate(max, leak float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.rate = &bucket{max: max, leak: leak, last: p.Clock.Now()}
}

// Refused returns how many requests the leaky bucket refused.
func (p *Portal) Refused() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rate == nil {
		return 0
	}
	return p.rate.refused
}

// Level returns the highest level that the leaky bucket has reached.
func (p *Portal) Level() float64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rate == nil {
		return 0
	}
	return p.rate.peak
}

// admit counts a request and tells whether the bucket lets it in.
func (p *Portal) admit() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.rate == nil {
		return true
	}
	return p.rate.add(p.Clock.Now())
}

func (b *bucket) add(now time.Time) bool {
	if elapsed := now.Sub(b.last); elapsed > 0 {
		b.level = max(0, b.level-b.leak*elapsed.Seconds())
		b.last = now
	}
	if b.level+1 > b.max {
		b.refused++
		return false
	}
	b.level++
	b.peak = max(b.peak, b.level)
	return true
}
