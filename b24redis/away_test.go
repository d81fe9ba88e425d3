package b24redis_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24redis"
)

// While Redis is away a process goes on from what it knew, with its part of the rate, and
// tells Redis afterwards what it took.
func TestRedisAway(t *testing.T) {
	var log bytes.Buffer
	m := newMini(t)
	options := []b24redis.LimitsOption{b24redis.WithProcesses(2), b24redis.WithLogger(slog.New(slog.NewTextHandler(&log, nil)))}
	a, b := m.limits(t, options...), m.limits(t, options...)
	m.wait(t, b, 8)
	m.wait(t, a, 2)

	m.SetError("LOADING Redis is loading the dataset in memory")
	if d := m.wait(t, a, 3); !near(d, 6*time.Second) {
		t.Errorf("three calls waited %v, want two seconds each, for two processes", d)
	}
	if n := strings.Count(log.String(), "each process keeps its own limits"); n != 1 {
		t.Errorf("it was logged %d times that Redis is away, want once:\n%s", n, &log)
	}

	m.SetError("")
	_ = m.Sleep(t.Context(), 1500*time.Millisecond) // Redis is asked again after a second
	m.waited()
	if d := m.wait(t, a, 1); d != 0 {
		t.Errorf("the next call waited %v, want none: the bucket had a place", d)
	}
	if d := m.wait(t, b, 1); !near(d, 500*time.Millisecond) {
		t.Errorf("the other process waited %v, want half a second: it is told what was taken", d)
	}
	if !strings.Contains(log.String(), "Redis is back") {
		t.Errorf("it was not logged that Redis is back:\n%s", &log)
	}
}

// A server that has lost its data takes the bucket for empty; the processes know better.
func TestRedisLosesItsData(t *testing.T) {
	m := newMini(t)
	a, b := m.limits(t), m.limits(t)
	m.wait(t, a, 6)
	m.wait(t, b, 4)
	m.FlushAll()
	if d := m.wait(t, b, 1); !near(d, time.Second) {
		t.Errorf("the next call waited %v, want a second", d)
	}
}

func TestWaitWithoutRedisObeysItsContext(t *testing.T) {
	m := newMini(t)
	l := m.limits(t)
	m.SetError("LOADING")
	m.wait(t, l, 10)
	ctx := deadline{t.Context(), m.Now().Add(100 * time.Millisecond)}
	if err := l.Wait(ctx, "crm.deal.get"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	cancelled := m.limits(t, b24redis.WithClock(ending{m}))
	cancelled.Report(t.Context(), "crm.deal.get", b24.Outcome{Code: b24.ErrQueryLimitExceeded})
	for range 5 {
		if err := cancelled.Wait(t.Context(), "crm.deal.get"); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	if d := m.wait(t, l, 1); !near(d, time.Second) {
		t.Errorf("the next call waited %v, want a second", d)
	}
}

// A server that takes connections and does not answer must not hold up calls for long,
// whatever timeouts its client has.
func TestRedisHangs(t *testing.T) {
	m := newMini(t)
	client := redis.NewClient(&redis.Options{Addr: hangingServer(t)})
	t.Cleanup(func() { client.Close() })
	l, err := b24redis.NewLimits(client, portal, plan, b24redis.WithClock(m), b24redis.WithLogger(silent()), b24redis.WithTimeout(20*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	m.wait(t, l, 10) // virtual time: Redis is asked once
	if d := time.Since(start); d > time.Second {
		t.Errorf("ten calls took %v", d)
	}
}

// Some errors of Redis repeat what it was sent.
func TestErrorsShowNoToken(t *testing.T) {
	m := newMini(t)
	store := b24redis.NewStore(m.client(t))
	for _, reply := range []string{
		"ERR unknown command 'EVALSHA', with args beginning with: '{\"access_token\":\"access-0\"}'",
		"access-0",
		"NOPERM access-0",
	} {
		m.SetError(reply)
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		err := store.Save(ctx, token("0"))
		if !errors.Is(err, b24redis.ErrAway) || strings.Contains(err.Error(), "access-0") {
			t.Errorf("%s: got %v", reply, err)
		}
		for err := range allErrors(err) {
			if strings.Contains(err.Error(), "access-0") {
				t.Errorf("%s: wraps %v", reply, err)
			}
		}
	}
}

// printed is what is logged, also by connections that the Redis client makes on its own.
type printed struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (p *printed) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(text)
}

func (p *printed) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

func (p *printed) Printf(_ context.Context, format string, args ...any) {
	fmt.Fprintf(p, format+"\n", args...)
}

// Neither our log and errors nor those of the Redis client show how one gets into Redis,
// be it away or refusing.
func TestPasswordIsNotShown(t *testing.T) {
	const user, password = "gatekeeper", "open-sesame-7"
	m := newMini(t)
	m.RequireUserAuth(user, "another")
	var all printed
	redis.SetLogger(&all)
	t.Cleanup(func() { redis.SetLogger(quiet{}) })
	for name, addr := range map[string]string{"refuses": m.Addr(), "away": "127.0.0.1:1"} {
		client := redis.NewClient(&redis.Options{Addr: addr, Username: user, Password: password})
		logger := slog.New(slog.NewTextHandler(&all, nil))
		limits, err := b24redis.NewLimits(client, "m", b24.StandardPlan(), b24redis.WithLogger(logger))
		if err != nil {
			t.Fatal(err)
		}
		err = limits.Wait(t.Context(), "crm.deal.get")
		_, loadErr := b24redis.NewStore(client).Load(t.Context(), "m")
		fmt.Fprintf(&all, "%v %+v %#v %v %#v\n", err, client, limits, loadErr, loadErr)
		if !errors.Is(loadErr, b24redis.ErrAway) {
			t.Errorf("%s: error %v", name, loadErr)
		}
		client.Close()
	}
	if text := all.String(); strings.Contains(text, password) || !strings.Contains(text, "each process keeps its own limits") {
		t.Errorf("shown:\n%s", text)
	}
}
