package b24test_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

func TestChecklist04LimiterKeepsTheRate(t *testing.T) {
	p := b24test.New(t)
	p.LimitRate(b24.StandardPlan.Burst, b24.StandardPlan.PerSecond)
	p.Handle("crm.deal.get", b24test.Result(1))
	limits := b24.NewLimits(b24.StandardPlan, b24.LimitsClock(p.Clock))
	clients := []*b24.Client{p.Client(b24.WithLimiter(limits)), p.AppClient(b24.WithLimiter(limits))}
	start := p.Clock.Now()
	for i := range 150 { // two clients fill one bucket
		result(t, clients[i%2], read[int]("crm.deal.get"))
	}
	if n := p.Refused(); n != 0 {
		t.Errorf("the portal refused %d calls", n)
	}
	if took := p.Clock.Now().Sub(start); took < 49*time.Second || took > 52*time.Second {
		t.Errorf("150 calls took %v, want about 50 s: a burst of 50 and the rest at 2 per second", took)
	}
}

// A program on another machine behind the same address fills the bucket too.
func TestChecklist04ForeignCallsFillTheBucket(t *testing.T) {
	p := b24test.New(t)
	p.LimitRate(5, 2)
	p.Handle("crm.deal.add", b24test.Result(1))
	limits := b24.NewLimits(b24.StandardPlan, b24.LimitsClock(p.Clock))
	c := p.Client(b24.WithLimiter(limits))
	for range 10 {
		result(t, c, write[int]("crm.deal.add"))
	}
	if n := p.Count("crm.deal.add"); n != 10 {
		t.Errorf("the method ran %d times, want 10", n)
	}
	if n := p.Refused(); n == 0 || n > 5 {
		t.Errorf("%d refusals, want a few: the first refusal tells that the bucket is full", n)
	}
}

func TestChecklist04LimiterKeepsOperatingTime(t *testing.T) {
	p := b24test.New(t)
	p.LimitOperating(100 * time.Second)
	p.Handle("crm.deal.list", b24test.Costs(40*time.Second, b24test.Result(1)))
	p.Handle("crm.deal.get", b24test.Result(1))
	limits := b24.NewLimits(b24.StandardPlan, b24.LimitsClock(p.Clock), b24.OperatingBudget(100*time.Second))
	c := p.Client(b24.WithLimiter(limits))
	start := p.Clock.Now()
	for range 3 {
		result(t, c, read[int]("crm.deal.list"))
	}
	result(t, c, read[int]("crm.deal.get"))
	if took := p.Clock.Now().Sub(start); took != 0 {
		t.Errorf("waited %v, though each method has a budget of its own", took)
	}
	result(t, c, read[int]("crm.deal.list"))
	wantRuns(t, p, "crm.deal.list", 4, 4) // no refusal: the limiter waited before the call
	if took := p.Clock.Now().Sub(start); took < 9*time.Minute || took > 11*time.Minute {
		t.Errorf("waited %v, want about ten minutes", took)
	}
}

// counter is a limiter that counts the requests that it lets go.
type counter struct{ waits atomic.Int64 }

func (c *counter) Wait(context.Context, string) error          { c.waits.Add(1); return nil }
func (c *counter) Report(context.Context, string, b24.Outcome) {}

// The transport of net/http sends a call with an Idempotency-Key again by
// itself when a kept connection breaks. That is a request too.
func TestChecklist04EveryRequestPassesTheLimiter(t *testing.T) {
	p := b24test.New(t)
	p.HandleV3("note.add", b24test.Result(1), b24test.CloseBeforeRun(nil), b24test.Result(2))
	limiter := new(counter)
	c := p.Client(b24.WithLimiter(limiter))
	for range 2 {
		result(t, c, writeV3[int]("note.add"))
	}
	wantRuns(t, p, "note.add", 2, 3)
	if n := limiter.waits.Load(); n != 3 {
		t.Errorf("the limiter let %d requests go, the portal got 3", n)
	}
}
