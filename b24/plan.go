package b24

import "time"

// Plan is the request rate that a portal's tariff allows, a leaky bucket: each
// HTTP request adds one, a batch too; PerSecond leaves each second; and a
// request that would raise the level above Burst is refused. The bucket belongs
// to a portal and an IP address, so all programs of a server fill the same one
// (REST-PROTOCOL section 6, limits).
//
// The zero Plan has no bucket: that of a self-hosted portal whose server sets
// no rate.
type Plan struct {
	Burst     float64
	PerSecond float64
}

// The plans that the documentation knows. app.info tells which one a portal
// has: its LICENSE_FAMILY begins with "ent" for Enterprise.
var (
	StandardPlan   = Plan{Burst: 50, PerSecond: 2}
	EnterprisePlan = Plan{Burst: 250, PerSecond: 5}
)

// take adds a request to a bucket that will be empty at the moment empty. It
// returns the new such moment and how long the request has to wait.
//
// That moment is all the state that a leaky bucket has: its level is what
// leaves between now and then.
func (p Plan) take(empty, now time.Time) (time.Time, time.Duration) {
	if empty.Before(now) {
		empty = now
	}
	empty = empty.Add(p.leak(1))
	return empty, empty.Sub(now) - p.leak(p.usable())
}

// giveBack is the bucket without a request that was taken and not sent.
func (p Plan) giveBack(empty time.Time) time.Time { return empty.Add(-p.leak(1)) }

// fill is the bucket as it is when the portal has said at a moment that it is
// full. The zero moment says nothing.
func (p Plan) fill(empty, at time.Time) time.Time {
	if full := at.Add(p.leak(p.usable())); !at.IsZero() && empty.Before(full) {
		return full
	}
	return empty
}

// usable is the part of the burst that is used. Requests that left evenly can
// arrive closer together; what one second of delay can bring is held back.
func (p Plan) usable() float64 { return max(1, p.Burst-p.PerSecond) }

// leak is the time in which n requests leave the bucket.
func (p Plan) leak(n float64) time.Duration {
	return time.Duration(n / p.PerSecond * float64(time.Second))
}
