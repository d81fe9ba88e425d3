package b24test_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/b24test"
)

const (
	loadCalls   = 20_000
	loadWorkers = 64
	loadFaults  = 0.05
	loadWhole   = 1_000 // the first calls, which fill the bucket undisturbed
)

// load counts the runs of each call by its key.
type load struct {
	mu      sync.Mutex
	runs    map[string]int
	doubts  atomic.Int64 // writes that failed and may have run
	answers atomic.Int64
}

// answer runs a method for the key that the call carries, and answers the key.
func (l *load) answer(c *b24test.Call) b24test.Reply {
	key := c.Text("key")
	l.mu.Lock()
	defer l.mu.Unlock()
	l.runs[key]++
	return b24test.Reply{Result: key}
}

func (l *load) count(key string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.runs[key]
}

// TestLoad calls a portal with a leaky bucket from many goroutines while one
// answer in twenty is damaged. The bucket and the limiter are on one virtual
// clock, which only the limiter moves: the bucket stays full, and a request that
// gets by the limiter is refused.
func TestLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("it makes many calls")
	}
	before := runtime.NumGoroutine()
	p := b24test.Start()
	plan := b24.EnterprisePlan()
	p.LimitRate(plan.Burst, plan.PerSecond)
	l := &load{runs: map[string]int{}}
	p.Handle("crm.deal.add", l.answer)
	p.Handle("crm.deal.get", l.answer)
	p.HandleV3("note.add", l.answer)

	start := p.Clock.Now()
	options := []b24.Option{
		b24.WithLimiter(b24.NewLimits(plan, b24.WithLimitsClock(p.Clock))),
		b24.WithClock(b24test.NewClock()), // of its own: waits between repeats leave the bucket full
		b24.WithRetry(b24.RetryPolicy{Attempts: 12, MinWait: time.Second, MaxWait: time.Second}),
	}
	l.run(t, p, p.Client(options...), p.AppClient(options...))

	t.Logf("%d calls in %v: %d requests, %d answers, %d writes in doubt, %d renewals, the bucket rose to %.0f of %.0f",
		loadCalls, p.Clock.Now().Sub(start), len(p.Calls("")), l.answers.Load(), l.doubts.Load(),
		p.Count(b24test.TokenEndpoint), p.Level(), plan.Burst)
	if n := p.Refused(); n != 0 {
		t.Errorf("the limit was exceeded %d times", n)
	}
	if l.doubts.Load() == 0 || p.Level() < plan.Burst/2 {
		t.Error("the faults did not hit, or the bucket stayed empty")
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	waitForGoroutines(t, before)
}

// direct calls a portal without a network.
type direct struct{ handler http.Handler }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	in := r.Clone(r.Context())
	in.Host, in.RequestURI = r.URL.Host, r.URL.RequestURI()
	w := httptest.NewRecorder()
	d.handler.ServeHTTP(w, in)
	return w.Result(), nil
}

// An hour at the limit of a plan, with batches in between, has no call that is refused,
// and wastes less than one request in a hundred.
func TestHourAtTheLimit(t *testing.T) {
	for name, plan := range map[string]b24.Plan{"standard": b24.StandardPlan(), "enterprise": b24.EnterprisePlan()} {
		t.Run(name, func(t *testing.T) {
			p := b24test.New(t)
			p.LimitRate(plan.Burst, plan.PerSecond)
			p.Handle("crm.deal.get", b24test.Result(1))
			c := p.Client(b24.WithHTTPClient(&http.Client{Transport: direct{p.Server().Handler}}), b24.WithLogger(slog.New(slog.DiscardHandler)),
				b24.WithLimiter(b24.NewLimits(plan, b24.WithLimitsClock(p.Clock))))
			start, requests := p.Clock.Now(), 0
			for ; p.Clock.Now().Sub(start) < time.Hour; requests++ {
				if err := tenthByBatch(t.Context(), c, requests); err != nil {
					t.Fatal(err)
				}
			}
			if n := p.Refused(); n != 0 {
				t.Errorf("%d of %d requests were refused", n, requests)
			}
			if least := 0.99 * plan.PerSecond * 3600; float64(requests) < least {
				t.Errorf("%d requests in an hour, want %.0f", requests, least)
			}
		})
	}
}

// tenthByBatch makes a call, one in ten by a batch.
func tenthByBatch(ctx context.Context, c *b24.Client, i int) error {
	if i%10 > 0 {
		_, err := b24.Do(ctx, c, read[int]("crm.deal.get"))
		return err
	}
	batch := c.NewBatch()
	b24.Add(batch, read[int]("crm.deal.get"))
	return batch.Run(ctx)
}

// run makes all calls, by two clients that share the limits.
func (l *load) run(t *testing.T, p *b24test.Portal, clients ...*b24.Client) {
	var next atomic.Int64
	var group sync.WaitGroup
	for worker := range loadWorkers {
		group.Go(func() {
			for {
				i := next.Add(1)
				if i > loadCalls || t.Failed() {
					return
				}
				if i == loadWhole {
					p.Inject(loadFaults, b24test.CloseBeforeRun, b24test.CloseAfterRun, b24test.CutOff, b24test.Truncated,
						b24test.EmptyBody, b24test.Status500HTML, b24test.Status502HTML, b24test.Instead(b24test.QueryLimit()))
				}
				if err := l.call(t.Context(), clients[worker%len(clients)], int(i)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
}

// call makes one call, of one of three kinds, and checks what became of it.
func (l *load) call(ctx context.Context, c *b24.Client, i int) error {
	key := fmt.Sprint("call ", i)
	in := []request[string]{write[string]("crm.deal.add"), read[string]("crm.deal.get"), writeV3[string]("note.add")}[i%3]
	res, err := b24.Do(ctx, c, in.with(b24.Extra{"key": key}))
	runs := l.count(key)
	if !in.method.Idempotent && runs > 1 {
		return fmt.Errorf("%s: a write ran %d times", key, runs)
	}
	if err == nil {
		l.answers.Add(1)
		return l.answered(key, res.Result, runs)
	}
	e, ok := errors.AsType[*b24.Error](err)
	if in.method.Idempotent || in.method.API == b24.V3 || !ok || !e.MayHaveRun {
		return fmt.Errorf("%s: the answer is lost: %w", key, err)
	}
	l.doubts.Add(1)
	return nil
}

func (l *load) answered(key, got string, runs int) error {
	if got != key || runs == 0 {
		return fmt.Errorf("%s: answer %q after %d runs", key, got, runs)
	}
	return nil
}

// waitForGoroutines fails when more goroutines are left than there were; the
// last ones of closed connections need a moment.
func waitForGoroutines(t *testing.T, before int) {
	t.Helper()
	for range 200 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	buf := make([]byte, 1<<16)
	t.Errorf("%d goroutines are left, there were %d:\n%s", runtime.NumGoroutine(), before, buf[:runtime.Stack(buf, true)])
}
