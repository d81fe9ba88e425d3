package b24test_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

func TestChecklist03RefusedCallsAreRepeated(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.add", b24test.QueryLimit(), b24test.QueryLimit(), b24test.Result(7))
	if got := result(t, p.Client(), write[int]("crm.deal.add")); got != 7 {
		t.Errorf("result is %d, want 7", got)
	}
	wantRuns(t, p, "crm.deal.add", 1, 3)
	waits := p.Clock.Slept()
	if len(waits) != 2 || waits[0] <= 0 {
		t.Errorf("waited %v, want a wait before each repeat", waits)
	}
}

func TestChecklist03OverloadIsNotRepeated(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.list", b24test.Overload())
	err := attempt(t.Context(), p.Client(), read[any]("crm.deal.list"))
	if !errors.Is(err, b24.ErrOverloadLimit) {
		t.Errorf("error is %v", err)
	}
	wantRuns(t, p, "crm.deal.list", 0, 1)
}

// The refusal carries no timings, so the client waits for the reset that an
// earlier success told.
func TestChecklist03OperatingResetIsLearnt(t *testing.T) {
	p := b24test.New(t)
	p.LimitOperating(50 * time.Second)
	p.Handle("crm.deal.list", b24test.Costs(60*time.Second, b24test.Result(1)))
	limits := b24.NewLimits(b24.StandardPlan(), b24.WithLimitsClock(p.Clock), b24.WithOperatingBudget(0))
	c := p.Client(b24.WithLimiter(limits))
	start := p.Clock.Now()
	result(t, c, write[int]("crm.deal.list"))
	result(t, c, write[int]("crm.deal.list"))
	wantRuns(t, p, "crm.deal.list", 2, 3)
	if waited := p.Clock.Now().Sub(start); waited < 10*time.Minute || waited > 11*time.Minute {
		t.Errorf("the client waited %v, want the ten minutes until the reset", waited)
	}
}

// damages are answers that leave the client in doubt whether the method ran.
var damages = map[string]b24test.Fault{
	"html 500":  b24test.Status500HTML,
	"html 502":  b24test.Status502HTML,
	"empty":     b24test.EmptyBody,
	"truncated": b24test.Truncated,
	"closed":    b24test.CloseAfterRun,
	"cut off":   b24test.CutOff,
}

func TestChecklist03WritesInDoubtAreNotRepeated(t *testing.T) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.add", damage(b24test.Result("a deal")))
			e := failed(t, p, attempt(t.Context(), p.Client(), write[string]("crm.deal.add")))
			if !e.MayHaveRun {
				t.Errorf("%v does not say that the call may have run", e)
			}
			wantRuns(t, p, "crm.deal.add", 1, 1)
		})
	}
}

func TestChecklist03ReadsInDoubtAreRepeated(t *testing.T) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.Handle("crm.deal.get", damage(b24test.Result("a deal")), b24test.Result("a deal"))
			if got := result(t, p.Client(), read[string]("crm.deal.get")); got != "a deal" {
				t.Errorf("result is %q", got)
			}
			wantRuns(t, p, "crm.deal.get", 2, 2)
		})
	}
}

// A v3 write carries an Idempotency-Key, so its repeat gets the first result.
func TestChecklist03KeyedWritesInDoubtAreRepeated(t *testing.T) {
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.HandleV3("note.add", damage(b24test.Result("first")), b24test.Result("second"))
			if got := result(t, p.AppClient(), writeV3[string]("note.add")); got != "first" {
				t.Errorf("result is %q, want the replay of the first", got)
			}
			if n := p.Count("note.add"); n != 1 {
				t.Errorf("the write ran %d times, want 1", n)
			}
		})
	}
}

// A new token must not change the bytes that the key stands for.
func TestChecklist03KeyedWriteSurvivesARenewal(t *testing.T) {
	p := b24test.New(t)
	p.HandleV3("note.add", func(c *b24test.Call) b24test.Reply {
		p.ExpireTokens()
		return b24test.CloseAfterRun(b24test.Result("first"))(c)
	}, b24test.Result("second"))
	if got := result(t, p.AppClient(), writeV3[string]("note.add")); got != "first" {
		t.Errorf("result is %q, want the replay of the first", got)
	}
}

func TestChecklist03SlowAnswer(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Slow(20*time.Millisecond)(b24test.Result(7)))
	if got := result(t, p.Client(), read[int]("crm.deal.get")); got != 7 {
		t.Errorf("result is %d, want 7", got)
	}
}

func TestChecklist03ContextEndsTheWait(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.add", b24test.Timeout(b24test.Result(7)))
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond) // the call must have begun, on a busy machine too
	defer cancel()
	err := attempt(ctx, p.Client(), write[int]("crm.deal.add"))
	if e := failed(t, p, err); !errors.Is(err, context.DeadlineExceeded) || !e.MayHaveRun {
		t.Errorf("error is %+v, want the deadline and a doubt", e)
	}
	wantRuns(t, p, "crm.deal.add", 1, 1)
}

func TestChecklist04LimiterKeepsTheRate(t *testing.T) {
	p := b24test.New(t)
	p.LimitRate(b24.StandardPlan().Burst, b24.StandardPlan().PerSecond)
	p.Handle("crm.deal.get", b24test.Result(1))
	limits := b24.NewLimits(b24.StandardPlan(), b24.WithLimitsClock(p.Clock))
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
	limits := b24.NewLimits(b24.StandardPlan(), b24.WithLimitsClock(p.Clock))
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
	limits := b24.NewLimits(b24.StandardPlan(), b24.WithLimitsClock(p.Clock), b24.WithOperatingBudget(100*time.Second))
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
