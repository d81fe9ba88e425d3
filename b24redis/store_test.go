package b24redis_test

import (
	"context"
	"errors"
	"iter"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
	"github.com/b24gen/b24gen/b24redis"
)

// token is the token with a number.
func token(number string) oauth.Token {
	return oauth.Token{
		MemberID:         portal,
		AccessToken:      b24.NewSecret("access-" + number),
		RefreshToken:     b24.NewSecret("refresh-" + number),
		ApplicationToken: b24.NewSecret("application"),
		ClientEndpoint:   "https://portal.example/rest/",
	}
}

// allErrors yields err and all that it wraps.
func allErrors(err error) iter.Seq[error] {
	return func(yield func(error) bool) { walkErrors(err, yield) }
}

func walkErrors(err error, yield func(error) bool) bool {
	if err == nil {
		return true
	}
	if !yield(err) {
		return false
	}
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range many.Unwrap() {
			if !walkErrors(err, yield) {
				return false
			}
		}
		return true
	}
	return walkErrors(errors.Unwrap(err), yield)
}

// hangingServer takes connections and says nothing.
func hangingServer(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener.Addr().String()
}

func load(t *testing.T, s *b24redis.Store) oauth.Token {
	t.Helper()
	got, err := s.Load(t.Context(), portal)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func save(t *testing.T, to interface {
	Save(context.Context, oauth.Token) error
}, number string) {
	t.Helper()
	if err := to.Save(t.Context(), token(number)); err != nil {
		t.Fatal(err)
	}
}

func TestStore(t *testing.T) {
	m := newMini(t)
	store := b24redis.NewStore(m.client(t))
	if _, err := store.Load(t.Context(), portal); !errors.Is(err, oauth.ErrNoToken) {
		t.Errorf("empty: %v", err)
	}
	save(t, store, "0")
	save(t, store, "1")
	if got := load(t, store); got.RefreshToken != token("1").RefreshToken || got.ApplicationToken != token("1").ApplicationToken {
		t.Errorf("got %q, %q", got.RefreshToken.Reveal(), got.ApplicationToken.Reveal())
	}
	if err := store.Delete(t.Context(), portal); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Load(t.Context(), portal); !errors.Is(err, oauth.ErrNoToken) {
		t.Errorf("deleted: %v", err)
	}
	m.FastForward(2 * time.Hour)
	if keys := m.Keys(); len(keys) != 0 {
		t.Errorf("%v stay after the deletion", keys)
	}
}

func TestKeysOfTokens(t *testing.T) {
	m := newMini(t)
	store := b24redis.NewStore(m.client(t), b24redis.WithPrefix("app1:"))
	save(t, store, "0")
	if _, err := store.Lock(t.Context(), portal); err != nil {
		t.Fatal(err)
	}
	want := []string{"app1:{" + portal + "}:lock", "app1:{" + portal + "}:token"}
	if got := m.Keys(); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("keys %v, want %v", got, want)
	}
	if ttl := m.TTL(want[0]); ttl <= 0 || ttl > 10*time.Second {
		t.Errorf("the lock is kept for %v", ttl)
	}
	if ttl := m.TTL(want[1]); ttl != 200*24*time.Hour {
		t.Errorf("the token is kept for %v", ttl)
	}
	save(t, b24redis.NewStore(m.client(t), b24redis.WithPrefix("app1:"), b24redis.WithTokenTTL(0)), "1")
	if ttl := m.TTL(want[1]); ttl != 0 {
		t.Errorf("the token is kept for %v, want for ever", ttl)
	}
}

func TestDamagedToken(t *testing.T) {
	m := newMini(t)
	store := b24redis.NewStore(m.client(t))
	m.HSet("b24:{"+portal+"}:token", "token", `{"access_token":"access-0"`)
	if _, err := store.Load(t.Context(), portal); err == nil || strings.Contains(err.Error(), "access-0") {
		t.Errorf("got %v", err)
	}
}
