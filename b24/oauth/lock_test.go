package oauth_test

import (
	"context"
	"errors"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

// sharedStore is a store with a lock; the errors are what the next steps answer.
type sharedStore struct {
	oauth.MemoryStore
	lockErr, saveErr error
	beforeSave       func() // what another process does meanwhile
	locks, unlocks   int
}

func (s *sharedStore) Lock(context.Context, string) (oauth.Lease, error) {
	if s.lockErr != nil {
		return nil, s.lockErr
	}
	s.locks++
	return lease{s}, nil
}

type lease struct{ store *sharedStore }

func (l lease) Save(ctx context.Context, token oauth.Token) error {
	if l.store.beforeSave != nil {
		l.store.beforeSave()
	}
	if l.store.saveErr != nil {
		return l.store.saveErr
	}
	return l.store.Save(ctx, token)
}

func (l lease) Void(ctx context.Context, stored oauth.Token) error {
	stored.RefreshToken = b24.Secret{}
	return l.store.Save(ctx, stored)
}

func (l lease) Unlock(context.Context) { l.store.unlocks++ }

func newShared(t *testing.T, s *authServer) (*oauth.Portal, *sharedStore) {
	t.Helper()
	store := &sharedStore{}
	if err := store.Save(t.Context(), s.stored()); err != nil {
		t.Fatal(err)
	}
	return oauth.NewTokens(s.app(), store).Portal(memberID), store
}

func TestRefreshHoldsTheLock(t *testing.T) {
	s := newAuthServer(t)
	portal, store := newShared(t, s)
	if _, err := portal.Refresh(t.Context(), "access-0"); err != nil {
		t.Fatal(err)
	}
	if _, err := portal.Refresh(t.Context(), "access-0"); err != nil {
		t.Fatal(err)
	}
	if store.locks != 1 || store.unlocks != 1 {
		t.Errorf("%d locks, %d unlocks: want one renewal under the lock, and none where the token is new already", store.locks, store.unlocks)
	}
}

func TestNoRefreshWithoutTheLock(t *testing.T) {
	s := newAuthServer(t)
	portal, store := newShared(t, s)
	store.lockErr = errors.New("store is away")
	if _, err := portal.Refresh(t.Context(), "access-0"); !errors.Is(err, store.lockErr) {
		t.Errorf("got %v", err)
	}
	old, _ := portal.Access(t.Context())
	if err := portal.Moved(t.Context(), old, "https://renamed.example/rest/"); !errors.Is(err, store.lockErr) {
		t.Errorf("moved: got %v", err)
	}
	if n := s.count(); n != 0 {
		t.Errorf("%d renewals, want none", n)
	}
}

// A holder that was away for long must not replace what a later one has stored.
func TestFencedRefreshTakesTheLaterToken(t *testing.T) {
	s := newAuthServer(t)
	portal, store := newShared(t, s)
	later := s.stored()
	later.AccessToken, later.RefreshToken = b24.NewSecret("access-later"), b24.NewSecret("refresh-later")
	store.saveErr = oauth.ErrFenced
	store.beforeSave = func() { store.Save(t.Context(), later) }
	token, err := portal.Refresh(t.Context(), "access-0")
	if err != nil || token.AccessToken != later.AccessToken {
		t.Errorf("got %q, %v; want the later token", token.AccessToken.Reveal(), err)
	}
	if stored, _ := store.Load(t.Context(), memberID); stored.RefreshToken != later.RefreshToken {
		t.Errorf("stored %q", stored.RefreshToken.Reveal())
	}
}

// An unsaved token keeps its lease: when it is stored at last its fence decides.
func TestUnsavedTokenIsFencedToo(t *testing.T) {
	s := newAuthServer(t)
	portal, store := newShared(t, s)
	store.saveErr = errors.New("store is away")
	if _, err := portal.Refresh(t.Context(), "access-0"); !errors.Is(err, store.saveErr) {
		t.Fatalf("got %v", err)
	}
	later := s.stored()
	later.AccessToken = b24.NewSecret("access-later")
	if err := store.Save(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	store.saveErr = oauth.ErrFenced
	token, err := portal.Refresh(t.Context(), "access-0")
	if err != nil || token.AccessToken != later.AccessToken || s.count() != 1 {
		t.Errorf("got %q, %v after %d renewals; want the later token after 1", token.AccessToken.Reveal(), err, s.count())
	}
}

func TestMovedStoresTheUnsavedTokenFirst(t *testing.T) {
	s := newAuthServer(t)
	portal, store := newShared(t, s)
	old, _ := portal.Access(t.Context())
	store.saveErr = errors.New("store is away")
	if _, err := portal.Refresh(t.Context(), "access-0"); err == nil {
		t.Fatal("no error")
	}
	store.saveErr = nil
	if err := portal.Moved(t.Context(), old, "https://renamed.example/rest/"); err != nil {
		t.Fatal(err)
	}
	stored, err := store.Load(t.Context(), memberID)
	if err != nil || stored.RefreshToken != b24.NewSecret("refresh-1") || stored.ClientEndpoint != "https://renamed.example/rest/" {
		t.Errorf("stored %v with %q, %v", stored, stored.RefreshToken.Reveal(), err)
	}
}

// A refused refresh token is not sent again, by nobody.
func TestRefusedRefreshTokenIsVoid(t *testing.T) {
	s := newAuthServer(t)
	s.refresh = "another"
	portal, _ := newShared(t, s)
	for range 3 {
		if _, err := portal.Refresh(t.Context(), "access-0"); !errors.Is(err, oauth.ErrInvalidGrant) {
			t.Errorf("got %v", err)
		}
	}
	if n := s.count(); n != 1 {
		t.Errorf("it was sent %d times, want once", n)
	}
}
