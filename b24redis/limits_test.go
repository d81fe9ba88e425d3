package b24redis_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24redis"
)

func TestProcessesShareTheBucket(t *testing.T) {
	m := newMini(t)
	a, b := m.limits(t), m.limits(t)
	if d := m.wait(t, a, 6) + m.wait(t, b, 4); d != 0 {
		t.Errorf("the first ten calls waited %v", d)
	}
	if d := m.wait(t, b, 1); !near(d, time.Second) {
		t.Errorf("the eleventh waited %v, want a second", d)
	}
	if d := m.wait(t, a, 3); !near(d, 3*time.Second) {
		t.Errorf("three more waited %v, want three seconds", d)
	}
	_ = m.Sleep(t.Context(), time.Hour)
	m.waited()
	if d := m.wait(t, a, 10); d != 0 {
		t.Errorf("an hour later ten calls waited %v", d)
	}
}

func TestSourcesHaveBucketsOfTheirOwn(t *testing.T) {
	m := newMini(t)
	a, b := m.limits(t, b24redis.WithSource("192.0.2.1")), m.limits(t, b24redis.WithSource("192.0.2.2"))
	if d := m.wait(t, a, 10) + m.wait(t, b, 10); d != 0 {
		t.Errorf("waited %v", d)
	}
}

func TestWaitInVainBooksNothing(t *testing.T) {
	m := newMini(t)
	l := m.limits(t)
	m.wait(t, l, 10)
	ctx := deadline{t.Context(), m.Now().Add(100 * time.Millisecond)}
	for range 5 {
		if err := l.Wait(ctx, "crm.deal.get"); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("got %v", err)
		}
	}
	if d := m.wait(t, l, 1); !near(d, time.Second) {
		t.Errorf("the next call waited %v, want a second", d)
	}
}

// deadline is a context with a deadline of the test's clock.
type deadline struct {
	context.Context
	at time.Time
}

func (d deadline) Deadline() (time.Time, bool) { return d.at, true }

func TestCancelledWaitGivesItsPlaceBack(t *testing.T) {
	m := newMini(t)
	a, b := m.limits(t), m.limits(t, b24redis.WithClock(ending{m}))
	m.wait(t, a, 10)
	for range 20 {
		if err := b.Wait(t.Context(), "crm.deal.get"); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
	}
	if d := m.wait(t, a, 1); !near(d, time.Second) {
		t.Errorf("the next call waited %v, want a second", d)
	}
}

// ending is a clock on which every sleep is cancelled.
type ending struct{ *mini }

func (ending) Sleep(context.Context, time.Duration) error { return context.Canceled }

func TestFullBucketIsTold(t *testing.T) {
	m := newMini(t)
	a, b := m.limits(t), m.limits(t)
	a.Report(t.Context(), "crm.deal.get", b24.Outcome{Code: b24.ErrQueryLimitExceeded})
	if d := m.wait(t, a, 1); !near(d, time.Second) {
		t.Errorf("the refused process waited %v, want a second", d)
	}
	if d := m.wait(t, b, 1); !near(d, time.Second) {
		t.Errorf("the other process waited %v, want a second", d)
	}
}

func TestOperatingTimeIsShared(t *testing.T) {
	m := newMini(t)
	a, b, other := m.limits(t), m.limits(t), m.limits(t, b24redis.WithCaller("other"))
	a.Report(t.Context(), "crm.deal.List", b24.Outcome{Operating: 480 * time.Second, ResetAt: m.Now().Add(40 * time.Second)})
	eventually(t, "the block is in Redis", func() bool { return m.blocks() == 1 })
	if err := other.Wait(t.Context(), "crm.deal.list"); err != nil || m.waited() != 0 {
		t.Errorf("another caller waited too, or %v", err)
	}
	if d := m.wait(t, b, 1); d != 0 {
		t.Errorf("another method waited %v", d)
	}
	if err := b.Wait(t.Context(), "crm.deal.list"); err != nil {
		t.Fatal(err)
	}
	if d := m.waited(); !near(d, 40*time.Second) {
		t.Errorf("the other process waited %v, want 40 s", d)
	}
}

func (m *mini) blocks() (n int) {
	for _, key := range m.Keys() {
		if strings.Contains(key, "}:operating:") {
			n++
		}
	}
	return n
}

// A refusal carries no timings: the last ones told hold, and else a minute.
func TestRefusedMethodIsBlocked(t *testing.T) {
	tests := []struct {
		name  string
		reset time.Duration
		want  time.Duration
	}{
		{"with timings before", 25 * time.Second, 25 * time.Second},
		{"with old timings", -time.Second, time.Minute},
		{"without", 0, time.Minute},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := newMini(t)
			a, b := m.limits(t), m.limits(t)
			if tt.reset != 0 {
				a.Report(t.Context(), "crm.deal.list", b24.Outcome{Operating: time.Second, ResetAt: m.Now().Add(tt.reset)})
			}
			a.Report(t.Context(), "crm.deal.list", b24.Outcome{Code: b24.ErrOperationTimeLimit})
			eventually(t, "the block is in Redis", func() bool { return m.blocks() == 1 })
			if err := b.Wait(t.Context(), "crm.deal.list"); err != nil {
				t.Fatal(err)
			}
			if d := m.waited(); !near(d, tt.want) {
				t.Errorf("waited %v, want %v", d, tt.want)
			}
		})
	}
}

func TestPlanWithoutRate(t *testing.T) {
	m := newMini(t)
	l, err := b24redis.NewLimits(m.client(t), portal, b24.Plan{}, b24redis.WithClock(m))
	if err != nil {
		t.Fatal(err)
	}
	if d := m.wait(t, l, 200); d != 0 || len(m.Keys()) != 0 {
		t.Errorf("waited %v, keys %v", d, m.Keys())
	}
}

func TestKeysOfLimits(t *testing.T) {
	m := newMini(t)
	l := m.limits(t, b24redis.WithPrefix("app1:"), b24redis.WithSource("192.0.2.1"))
	m.wait(t, l, 1)
	const key = "app1:{" + portal + "}:bucket:192.0.2.1"
	if keys := m.Keys(); len(keys) != 1 || keys[0] != key {
		t.Fatalf("keys %v, want %s", keys, key)
	}
	if ttl := m.TTL(key); ttl <= 0 || ttl > 2*time.Minute {
		t.Errorf("it is kept for %v", ttl)
	}
}
