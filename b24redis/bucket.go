package b24redis

import (
	"sync"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// rate is a plan as times: a leaky bucket is full of what still has to leave it.
type rate struct {
	leak   time.Duration // in which one request leaves the bucket
	window time.Duration // in which as many leave as are used of the bucket
}

// newRate holds back what one second brings, as [b24.Limits] does: requests that left
// evenly can arrive closer together.
func newRate(plan b24.Plan) rate {
	if plan == (b24.Plan{}) {
		return rate{}
	}
	second := float64(time.Second)
	return rate{
		leak:   time.Duration(second / plan.PerSecond),
		window: time.Duration(max(1, plan.Burst-plan.PerSecond) / plan.PerSecond * second),
	}
}

// bucket is what this process knows of the bucket that is kept in Redis. It goes on with
// that when Redis is away, and tells it to Redis afterwards: a server that lost its data
// would take the bucket for empty.
type bucket struct {
	rate
	// processes share the bucket while Redis is away: a request counts as many times.
	processes int

	mu       sync.Mutex
	empty    time.Time // when it will be empty, by the clock of this process
	released int64     // how many places had been given back by then, as Redis counts
	news     int       // counts what Redis was not told: places taken without it, and that the bucket is full
	heard    int       // the news that Redis was told
}

// knowledge is what Redis is told with a question.
type knowledge struct {
	left     time.Duration // until the bucket is empty
	released int64
	news     int
}

// certain stands for any number of places given back: Redis is to believe the rest.
const certain = 1 << 53

func (b *bucket) knows(now time.Time) knowledge {
	b.mu.Lock()
	defer b.mu.Unlock()
	k := knowledge{left: max(0, b.empty.Sub(now)), released: b.released, news: b.news}
	if b.news != b.heard {
		k.released = certain
	}
	return k
}

// learn takes over what Redis answered to somebody who told it k. Answers may come in
// another order than they were given: the bucket gets emptier only where places were
// given back.
func (b *bucket) learn(now time.Time, k knowledge, left time.Duration, released int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.heard = max(b.heard, k.news)
	empty := now.Add(left)
	if b.news == b.heard && b.released != released || b.empty.Before(empty) {
		b.empty = empty
	}
	b.released = released
}

// take books a place without Redis, unless the wait for it would be longer than longest,
// where that is not negative.
func (b *bucket) take(now time.Time, longest time.Duration) (wait time.Duration, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.empty.Before(now) {
		b.empty = now
	}
	empty := b.empty.Add(b.share())
	wait = max(0, empty.Sub(now)-b.window)
	if longest >= 0 && wait > longest {
		return wait, false
	}
	b.empty = empty
	b.news++
	return wait, true
}

// release gives a place back that was taken without Redis.
func (b *bucket) release() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.empty = b.empty.Add(-b.share())
	b.news++
}

// share is the time in which one request leaves this process's part of the bucket.
func (b *bucket) share() time.Duration { return b.leak * time.Duration(b.processes) }

// fill notes that the portal called the bucket full.
func (b *bucket) fill(now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if full := now.Add(b.window); b.empty.Before(full) {
		b.empty = full
		b.news++
	}
}
