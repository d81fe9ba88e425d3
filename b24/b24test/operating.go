package b24test

import "time"

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
