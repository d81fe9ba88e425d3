package b24redis_test

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24/oauth"
	"github.com/b24gen/b24gen/b24redis"
)

func lock(t *testing.T, s *b24redis.Store) oauth.Lease {
	t.Helper()
	lease, err := s.Lock(t.Context(), portal)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lease.Unlock(context.Background()) })
	return lease
}

func TestLockIsHeldByOne(t *testing.T) {
	m := newMini(t)
	a, b := b24redis.NewStore(m.client(t)), b24redis.NewStore(m.client(t))
	lease := lock(t, a)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := b.Lock(ctx, portal); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("the second holder: %v", err)
	}
	if _, err := b.Lock(t.Context(), "another"); err != nil {
		t.Errorf("another portal: %v", err)
	}
	lease.Unlock(t.Context())
	lease.Unlock(t.Context()) // the second time does nothing
	next := lock(t, b)
	lease.Unlock(t.Context()) // nor to a lock of somebody else
	if _, err := a.Lock(ctx, portal); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("after the unlock of a former holder: %v", err)
	}
	next.Unlock(t.Context())
}

// A holder that was away for long loses the lock, and its write is refused once a later
// holder has written. Until then it is not: its token may be the only good one.
func TestLateWriterIsRefused(t *testing.T) {
	m := newMini(t)
	store := b24redis.NewStore(m.client(t))
	save(t, store, "0")
	late := lock(t, store)
	m.FastForward(11 * time.Second)
	later := lock(t, store)
	late.Unlock(t.Context()) // it is not the late one's any more
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := store.Lock(ctx, portal); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the late holder has ended the lock of a later one: %v", err)
	}
	save(t, late, "late")
	save(t, later, "later")
	if err := late.Save(t.Context(), token("too-late")); !errors.Is(err, oauth.ErrFenced) {
		t.Errorf("the late writer: %v", err)
	}
	save(t, later, "later-2")
	if got := load(t, store); got.RefreshToken != token("later-2").RefreshToken {
		t.Errorf("stored %q", got.RefreshToken.Reveal())
	}
}

func TestLateWriterIsRefusedAfter(t *testing.T) {
	tests := []struct {
		name string
		do   func(*b24redis.Store) error
		want error
	}{
		{"a new authorization", func(s *b24redis.Store) error { return s.Save(context.Background(), token("new")) }, nil},
		{"a deletion", func(s *b24redis.Store) error { return s.Delete(context.Background(), portal) }, oauth.ErrNoToken},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := newMini(t)
			store := b24redis.NewStore(m.client(t))
			save(t, store, "0")
			lease := lock(t, store)
			m.SetTime(m.Now().Add(-time.Hour)) // the server's clock was put back
			if err := tt.do(store); err != nil {
				t.Fatal(err)
			}
			if err := lease.Save(t.Context(), token("late")); !errors.Is(err, oauth.ErrFenced) {
				t.Errorf("the late writer: %v", err)
			}
			got, err := store.Load(t.Context(), portal)
			if !errors.Is(err, tt.want) || err == nil && got.RefreshToken != token("new").RefreshToken {
				t.Errorf("stored %q, %v", got.RefreshToken.Reveal(), err)
			}
		})
	}
}

func TestVoid(t *testing.T) {
	m := newMini(t)
	store := b24redis.NewStore(m.client(t))
	save(t, store, "1")
	lease := lock(t, store)
	if err := lease.Void(t.Context(), token("0")); err != nil {
		t.Fatal(err)
	}
	if got := load(t, store); got.RefreshToken.IsZero() {
		t.Error("a token that is not stored any more voided the stored one")
	}
	if err := lease.Void(t.Context(), token("1")); err != nil {
		t.Fatal(err)
	}
	if got := load(t, store); !got.RefreshToken.IsZero() || got.ApplicationToken.IsZero() {
		t.Errorf("refresh token %q, application token %q: want only the refresh token gone", got.RefreshToken.Reveal(), got.ApplicationToken.Reveal())
	}
	save(t, lease, "2")
	if got := load(t, store); got.RefreshToken != token("2").RefreshToken {
		t.Errorf("after a new one: %q", got.RefreshToken.Reveal())
	}
}

// A renewed token is stored as soon as Redis is back; nobody gets the lock without Redis.
func TestSaveOutlastsRedisAway(t *testing.T) {
	m := newMini(t)
	store := b24redis.NewStore(m.client(t))
	save(t, store, "0")
	lease := lock(t, store)
	m.SetError("LOADING Redis is loading the dataset in memory")
	if _, err := store.Lock(t.Context(), portal); !errors.Is(err, b24redis.ErrAway) {
		t.Errorf("lock: %v", err)
	}
	saved := make(chan error, 1)
	go func() { saved <- lease.Save(t.Context(), token("1")) }()
	time.Sleep(300 * time.Millisecond)
	m.SetError("")
	if err := <-saved; err != nil {
		t.Fatal(err)
	}
	if got := load(t, store); got.RefreshToken != token("1").RefreshToken {
		t.Errorf("stored %q", got.RefreshToken.Reveal())
	}
}

// A lock outlasts its time as long as its holder lives.
func TestHeldLockDoesNotEnd(t *testing.T) {
	t.Parallel()
	server := newRedisServer(t, io.Discard)
	store := b24redis.NewStore(server.client(), b24redis.WithLockTTL(900*time.Millisecond))
	lease := lock(t, store)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	if _, err := store.Lock(ctx, portal); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("somebody else got the lock: %v", err)
	}
	lease.Unlock(t.Context())
	lock(t, store)
}
