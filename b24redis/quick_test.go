package b24redis_test

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24redis"
)

const portal = "a223c6b3710f85df22e9377d6c4f7553"

// mini is a Redis in this process, on a clock that sleeping moves.
type mini struct {
	*miniredis.Miniredis
	mu    sync.Mutex
	now   time.Time
	slept time.Duration
}

func newMini(t *testing.T) *mini {
	t.Helper()
	m := &mini{Miniredis: miniredis.RunT(t), now: time.Date(2026, time.March, 2, 12, 0, 0, 0, time.UTC)}
	m.SetTime(m.now)
	return m
}

// Now implements [b24.Clock].
func (m *mini) Now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

// Sleep implements [b24.Clock].
func (m *mini) Sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now = m.now.Add(d)
	m.slept += d
	m.SetTime(m.now)
	m.FastForward(d)
	return nil
}

// waited returns how long has been slept since it was asked last.
func (m *mini) waited() time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	d := m.slept
	m.slept = 0
	return d
}

func (m *mini) client(t *testing.T) *redis.Client {
	t.Helper()
	c := redis.NewClient(&redis.Options{Addr: m.Addr(), MaxRetries: -1})
	t.Cleanup(func() { c.Close() })
	return c
}

// plan has a bucket of which ten are used, and which loses one in a second.
var plan = b24.Plan{Burst: 11, PerSecond: 1}

// limits are those of one process.
func (m *mini) limits(t *testing.T, options ...b24redis.LimitsOption) *b24redis.Limits {
	t.Helper()
	options = append([]b24redis.LimitsOption{b24redis.WithClock(m), b24redis.WithLogger(silent())}, options...)
	l, err := b24redis.NewLimits(m.client(t), portal, plan, options...)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func silent() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

// wait makes n calls and returns how long they waited.
func (m *mini) wait(t *testing.T, l *b24redis.Limits, n int) time.Duration {
	t.Helper()
	for range n {
		if err := l.Wait(t.Context(), "crm.deal.get"); err != nil {
			t.Fatal(err)
		}
	}
	return m.waited()
}

// near compares times that have gone through microseconds and the way of messages.
func near(got, want time.Duration) bool { return (got - want).Abs() < 5*time.Millisecond }

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 400 {
		if ok() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("not within two seconds: %s", what)
}

func TestNamesAreChecked(t *testing.T) {
	client := newMini(t).client(t)
	address := "https://portal.example/rest/1/s3cr3t/"
	_, err := b24redis.NewLimits(client, address, plan)
	if err == nil || strings.Contains(err.Error(), "s3cr3t") {
		t.Errorf("the address of a webhook as a name: %v", err)
	}
	for _, option := range []b24redis.LimitsOption{b24redis.WithSource("a b"), b24redis.WithCaller("{x}")} {
		if _, err := b24redis.NewLimits(client, portal, plan, option); err == nil {
			t.Error("a name with odd characters was accepted")
		}
	}
	store := b24redis.NewStore(client)
	if _, err := store.Load(t.Context(), "a}b"); err == nil {
		t.Error("a member_id with odd characters was accepted")
	}
	if _, err := store.Lock(t.Context(), ""); err == nil {
		t.Error("an empty member_id was accepted")
	}
}
