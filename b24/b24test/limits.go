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

// The operating budget is counted in ten buckets of a minute each.
const (
	operatingSlot  = time.Minute
	operatingSlots = 10
)

// operating is the execution time per method and caller (REST-PROTOCOL section
// 6).
type operating struct {
	limit time.Duration // 0 for no limit
	spent map[operatingKey]map[int64]time.Duration
}

type operatingKey struct{ actor, method string }

// LimitOperating sets how much execution time each method may use within ten
// minutes. Execution time is what answers cost, see [Costs]. The call that
// crosses the limit completes, the next one is refused. A new portal has no
// limit and still counts.
func (p *Portal) LimitOperating(limit time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.operating.limit = limit
}

// withinBudget tells whether the method may still run.
func (p *Portal) withinBudget(c *Call) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	used, _ := p.operating.used(c, p.Clock.Now())
	return p.operating.limit == 0 || used < p.operating.limit
}

// used returns the time that the method has used and when the oldest bucket
// drops out. Buckets that are too old are dropped.
func (o *operating) used(c *Call, now time.Time) (time.Duration, time.Time) {
	slots := o.spent[operatingKey{c.actor, c.Method}]
	current := now.Unix() / int64(operatingSlot.Seconds())
	oldest, sum := current, time.Duration(0)
	for slot, d := range slots {
		if slot <= current-operatingSlots {
			delete(slots, slot)
			continue
		}
		oldest = min(oldest, slot)
		sum += d
	}
	return sum, time.Unix((oldest+operatingSlots)*int64(operatingSlot.Seconds()), 0)
}

// charge adds the cost of a run.
func (o *operating) charge(c *Call, now time.Time, cost time.Duration) {
	if cost == 0 {
		return
	}
	if o.spent == nil {
		o.spent = map[operatingKey]map[int64]time.Duration{}
	}
	key := operatingKey{c.actor, c.Method}
	if o.spent[key] == nil {
		o.spent[key] = map[int64]time.Duration{}
	}
	o.spent[key][now.Unix()/int64(operatingSlot.Seconds())] += cost
}
