package b24

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"
)

// testClock is a virtual clock: sleeping moves it and takes no time.
type testClock struct {
	mu  sync.Mutex
	now time.Time
}

func newTestClock() *testClock {
	return &testClock{now: time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)}
}

func (c *testClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *testClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	c.now = c.now.Add(d)
	return nil
}

// portalBucket is the bucket as a portal counts it.
type portalBucket struct {
	Plan
	level float64
	last  time.Time
}

// add counts a request and tells whether the portal lets it in.
func (b *portalBucket) add(now time.Time) bool {
	b.level = max(0, b.level-b.PerSecond*now.Sub(b.last).Seconds())
	b.last = now
	if b.level+1 > b.Burst {
		return false
	}
	b.level++
	return true
}

func TestLimitsKeepTheRate(t *testing.T) {
	var _ Limiter = (*Limits)(nil)
	for name, plan := range map[string]Plan{"standard": StandardPlan(), "enterprise": EnterprisePlan()} {
		t.Run(name, func(t *testing.T) {
			clock := newTestClock()
			start := clock.Now()
			limits := NewLimits(plan, WithLimitsClock(clock))
			portal := &portalBucket{Plan: plan, last: start}
			const calls = 600
			for i := range calls {
				if err := limits.Wait(t.Context(), "user.get"); err != nil {
					t.Fatal(err)
				}
				if !portal.add(clock.Now()) {
					t.Fatalf("call %d was refused", i)
				}
			}
			// No slower than the plan asks for, but for the second held back.
			want := time.Duration((calls - plan.Burst + plan.PerSecond) / plan.PerSecond * float64(time.Second))
			if took := clock.Now().Sub(start); took != want {
				t.Errorf("%d calls took %v, want %v", calls, took, want)
			}
		})
	}
}

// Requests that leave evenly do not arrive so; with up to a second of delay
// for each the portal still refuses none.
func TestLimitsBearJitter(t *testing.T) {
	clock := newTestClock()
	limits := NewLimits(StandardPlan(), WithLimitsClock(clock))
	portal := &portalBucket{Plan: StandardPlan(), last: clock.Now()}
	var arrivals []time.Time
	for i := range 400 {
		if err := limits.Wait(t.Context(), "user.get"); err != nil {
			t.Fatal(err)
		}
		delay := time.Second
		if i%100 == 99 {
			delay = 0 // a fast one overtakes
		}
		arrivals = append(arrivals, clock.Now().Add(delay))
	}
	slices.SortFunc(arrivals, time.Time.Compare)
	for i, at := range arrivals {
		if !portal.add(at) {
			t.Fatalf("arrival %d was refused", i)
		}
	}
}

func TestLimitsRest(t *testing.T) {
	clock := newTestClock()
	limits := NewLimits(Plan{Burst: 12, PerSecond: 2}, WithLimitsClock(clock))
	burst := func() (n int) {
		for start := clock.Now(); ; n++ {
			if limits.Wait(t.Context(), "m"); clock.Now().After(start) {
				return n
			}
		}
	}
	if n := burst(); n != 10 {
		t.Errorf("%d calls at once, want 10", n)
	}
	clock.Sleep(t.Context(), time.Hour)
	if n := burst(); n != 10 {
		t.Errorf("%d calls at once after a rest, want 10", n)
	}
}

func TestRefusalFillsTheBucket(t *testing.T) {
	clock := newTestClock()
	limits := NewLimits(StandardPlan(), WithLimitsClock(clock))
	start := clock.Now()
	limits.Report(t.Context(), "m", Outcome{Code: ErrQueryLimitExceeded})
	for i := range 3 {
		if err := limits.Wait(t.Context(), "m"); err != nil {
			t.Fatal(err)
		}
		want := time.Duration(i+1) * 500 * time.Millisecond
		if waited := clock.Now().Sub(start); waited != want {
			t.Errorf("call %d left after %v, want %v: one leaves each half second", i, waited, want)
		}
	}
}

func TestLimitsWaitForOperatingTime(t *testing.T) {
	const method = "crm.deal.list"
	const none = time.Duration(0)
	start := newTestClock().Now()
	reset := start.Add(3 * time.Minute)
	tests := []struct {
		name    string
		reports []Outcome
		want    time.Duration
	}{
		{"nothing known", nil, none},
		{"budget left", []Outcome{{Operating: 479 * time.Second, ResetAt: reset}}, none},
		{"budget used", []Outcome{{Operating: 481 * time.Second, ResetAt: reset}}, 3 * time.Minute},
		{"budget back", []Outcome{{Operating: 481 * time.Second, ResetAt: reset}, {Operating: 9 * time.Second, ResetAt: reset}}, none},
		{"answer without timings", []Outcome{{Operating: 481 * time.Second, ResetAt: reset}, {}}, 3 * time.Minute},
		{"refused, reset known", []Outcome{{Operating: 5 * time.Second, ResetAt: reset}, {Code: ErrOperationTimeLimit}}, 3 * time.Minute},
		{"refused, reset over", []Outcome{{ResetAt: start.Add(-time.Hour)}, {Code: ErrOperationTimeLimit}}, time.Minute},
		{"refused, reset not known", []Outcome{{Code: ErrOperationTimeLimit}}, time.Minute},
		{"refused, then it ran", []Outcome{{Code: ErrOperationTimeLimit}, {Operating: time.Second, ResetAt: reset}}, none},
		{"in a batch", []Outcome{{Operating: 481 * time.Second, ResetAt: reset, InBatch: true}}, none},
		{"refused in a batch", []Outcome{{ResetAt: reset, InBatch: true}, {Code: ErrOperationTimeLimit, InBatch: true}}, 3 * time.Minute},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			clock := newTestClock()
			limits := NewLimits(StandardPlan(), WithLimitsClock(clock))
			for _, o := range tt.reports {
				limits.Report(t.Context(), method, o)
			}
			if limits.Wait(t.Context(), "crm.deal.get"); clock.Now() != start {
				t.Error("another method waits too")
			}
			limits.Wait(t.Context(), "CRM.Deal.List")
			if waited := clock.Now().Sub(start); waited != tt.want {
				t.Errorf("waited %v, want %v", waited, tt.want)
			}
		})
	}
}

func TestNoBudget(t *testing.T) {
	clock := newTestClock()
	start := clock.Now()
	limits := NewLimits(StandardPlan(), WithLimitsClock(clock), WithOperatingBudget(0))
	limits.Report(t.Context(), "m", Outcome{Operating: time.Hour, ResetAt: start.Add(time.Minute)})
	if limits.Wait(t.Context(), "m"); clock.Now() != start {
		t.Error("waited without a budget")
	}
}

func TestNoPlan(t *testing.T) {
	clock := newTestClock()
	start := clock.Now()
	limits := NewLimits(Plan{}, WithLimitsClock(clock))
	limits.Report(t.Context(), "m", Outcome{Code: ErrQueryLimitExceeded})
	for range 1000 {
		if err := limits.Wait(t.Context(), "m"); err != nil {
			t.Fatal(err)
		}
	}
	limits.Report(t.Context(), "m", Outcome{Code: ErrOperationTimeLimit})
	limits.Wait(t.Context(), "m")
	if waited := clock.Now().Sub(start); waited != time.Minute {
		t.Errorf("waited %v, want a minute for operating time and none for the rate", waited)
	}
}

func TestWaitInVain(t *testing.T) {
	limits := NewLimits(Plan{Burst: 1, PerSecond: 0.001})
	if err := limits.Wait(t.Context(), "m"); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := limits.Wait(ctx, "m"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v to find out", took)
	}
}

// cancelling is a LimitStore after whose update the caller gives up.
type cancelling struct {
	LimitStore
	cancel func()
}

func (s cancelling) Update(ctx context.Context, key string, change func(time.Time) time.Time) error {
	defer s.cancel()
	return s.LimitStore.Update(ctx, key, change)
}

// A call that gives up leaves its place to the next one.
func TestCancelledWaitGivesItsPlaceBack(t *testing.T) {
	clock := newTestClock()
	start := clock.Now()
	store := &memoryLimits{}
	plan := Plan{Burst: 1, PerSecond: 1}
	patient := NewLimits(plan, WithLimitsClock(clock), WithSharedLimits(store, "p"))
	patient.Wait(t.Context(), "m")
	for range 100 {
		ctx, cancel := context.WithCancel(t.Context())
		hasty := NewLimits(plan, WithLimitsClock(clock), WithSharedLimits(cancelling{store, cancel}, "p"))
		if err := hasty.Wait(ctx, "m"); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
	}
	patient.Wait(t.Context(), "m")
	if waited := clock.Now().Sub(start); waited != time.Second {
		t.Errorf("waited %v, want 1s", waited)
	}
}

func TestSharedLimits(t *testing.T) {
	clock := newTestClock()
	store := &memoryLimits{}
	portal := &portalBucket{Plan: StandardPlan(), last: clock.Now()}
	var processes []*Limits
	for range 3 {
		processes = append(processes, NewLimits(StandardPlan(), WithLimitsClock(clock), WithSharedLimits(store, "portal.example")))
	}
	other := NewLimits(StandardPlan(), WithLimitsClock(clock), WithSharedLimits(store, "other.example"))
	for i := range 200 {
		if err := processes[i%3].Wait(t.Context(), "m"); err != nil {
			t.Fatal(err)
		}
		if !portal.add(clock.Now()) {
			t.Fatalf("call %d was refused", i)
		}
	}
	start := clock.Now()
	if other.Wait(t.Context(), "m"); clock.Now() != start {
		t.Error("one portal waits for another")
	}
}

// brokenStore is a LimitStore out of reach.
type brokenStore struct{}

func (brokenStore) Update(context.Context, string, func(time.Time) time.Time) error {
	return errors.New("connection refused")
}

func TestLimitStoreFails(t *testing.T) {
	if err := NewLimits(StandardPlan(), WithSharedLimits(brokenStore{}, "p")).Wait(t.Context(), "m"); err == nil {
		t.Error("no error")
	}
}

func TestLimitsConcurrently(t *testing.T) {
	clock := newTestClock()
	limits := NewLimits(Plan{Burst: 102, PerSecond: 2}, WithLimitsClock(clock))
	start := clock.Now()
	var wg sync.WaitGroup
	for range 100 {
		wg.Go(func() {
			limits.Wait(t.Context(), "m")
			limits.Report(t.Context(), "m", Outcome{Operating: time.Second, ResetAt: start})
		})
	}
	wg.Wait()
	if now := clock.Now(); now != start {
		t.Errorf("100 calls within the burst waited %v", now.Sub(start))
	}
}

// A portal cannot stop a client for longer than it remembers what it counts.
func TestResetsAreBounded(t *testing.T) {
	clock := newTestClock()
	l := NewLimits(Plan{}, WithLimitsClock(clock))
	l.Report(t.Context(), "x.list", Outcome{Operating: time.Hour, ResetAt: clock.now.AddDate(5000, 0, 0)})
	l.Report(t.Context(), "x.list", Outcome{Code: ErrOperationTimeLimit})
	before := clock.Now()
	if err := l.Wait(t.Context(), "x.list"); err != nil {
		t.Fatal(err)
	}
	if waited := clock.Now().Sub(before); waited > 10*time.Minute {
		t.Errorf("waited %s", waited)
	}
}
