package b24test_test

import (
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24/b24test"
)

func TestLeakyBucket(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.get", b24test.Result(1))
	p.LimitRate(3, 2)
	status := func() int { return call(t, p, "crm.deal.get", `{}`).status }
	for i, want := range []int{200, 200, 200, 503} {
		if got := status(); got != want {
			t.Errorf("call %d: status %d, want %d", i, got, want)
		}
	}
	p.Clock.Advance(time.Second) // two leak away
	for i, want := range []int{200, 200, 503} {
		if got := status(); got != want {
			t.Errorf("call %d after a second: status %d, want %d", i, got, want)
		}
	}
	if p.Refused() != 2 || p.Level() != 3 || p.Count("crm.deal.get") != 5 {
		t.Errorf("refused %d, level %v, ran %d", p.Refused(), p.Level(), p.Count("crm.deal.get"))
	}
}

func TestOperatingBudget(t *testing.T) {
	p := b24test.New(t)
	p.Handle("crm.deal.list", b24test.Costs(30*time.Second, b24test.Result(1)))
	p.Handle("crm.deal.get", b24test.Result(1))
	p.LimitOperating(50 * time.Second)

	times := func(a answer) map[string]any { return a.body["time"].(map[string]any) }
	first := times(call(t, p, "crm.deal.list", `{}`))
	p.Clock.Advance(2 * time.Minute)
	second := times(call(t, p, "crm.deal.list", `{}`)) // crosses the limit and completes
	if first["operating"] != 30.0 || second["operating"] != 60.0 {
		t.Errorf("operating %v and %v, want 30 and 60", first["operating"], second["operating"])
	}
	reset := float64(b24test.NewClock().Now().Add(10 * time.Minute).Unix())
	if second["operating_reset_at"] != reset {
		t.Errorf("reset at %v, want %v: when the oldest bucket drops out", second["operating_reset_at"], reset)
	}
	refused := call(t, p, "crm.deal.list", `{}`)
	if refused.status != 429 || refused.body["error"] != "OPERATION_TIME_LIMIT" || refused.body["time"] != nil {
		t.Errorf("got %d %s", refused.status, refused.text)
	}
	if got := call(t, p, "crm.deal.get", `{}`); got.status != 200 {
		t.Errorf("another method answers %d: budgets are per method", got.status)
	}
	p.Clock.Advance(8 * time.Minute)
	if got := call(t, p, "crm.deal.list", `{}`); got.status != 200 || times(got)["operating"] != 60.0 {
		t.Errorf("after the reset: %d %s", got.status, got.text)
	}
}

func TestClock(t *testing.T) {
	c := b24test.NewClock()
	start := c.Now()
	if err := c.Sleep(t.Context(), time.Hour); err != nil {
		t.Fatal(err)
	}
	c.Advance(time.Minute)
	if got := c.Now().Sub(start); got != 61*time.Minute {
		t.Errorf("the clock moved by %v", got)
	}
	if got := c.Slept(); len(got) != 1 || got[0] != time.Hour {
		t.Errorf("slept %v", got)
	}
}
