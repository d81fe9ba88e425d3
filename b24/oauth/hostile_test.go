package oauth_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

func TestFileStoreRefusesAFolderOfOthers(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // rights are no bits there
	}
	for mode, refused := range map[os.FileMode]bool{0o700: false, 0o750: false, 0o755: false, 0o770: true, 0o777: true, 0o702: true} {
		dir := filepath.Join(t.TempDir(), "tokens")
		if err := errors.Join(os.Mkdir(dir, 0o700), os.Chmod(dir, mode)); err != nil {
			t.Fatal(err)
		}
		_, err := oauth.NewFileStore(dir)
		if (err != nil) != refused || refused && !strings.Contains(err.Error(), "chmod go-w") {
			t.Errorf("%v: error %v", mode, err)
		}
	}
}

// A write that was killed leaves a file with tokens; one that goes on must keep it.
func TestFileStoreSweeps(t *testing.T) {
	dir := t.TempDir()
	old, young, other := filepath.Join(dir, ".token-1"), filepath.Join(dir, ".token-2"), filepath.Join(dir, "notes")
	for _, path := range []string{old, young, other} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	long := time.Now().Add(-2 * time.Hour)
	if err := errors.Join(os.Chtimes(old, long, long), os.Chtimes(other, long, long), os.Chmod(dir, 0o700)); err != nil {
		t.Fatal(err)
	}
	if _, err := oauth.NewFileStore(dir); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{old: false, young: true, other: true} {
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
}

// stuckStore does not answer until it is let go.
type stuckStore struct {
	oauth.MemoryStore
	enter, leave chan struct{}
}

func (s *stuckStore) Save(ctx context.Context, token oauth.Token) error {
	s.enter <- struct{}{}
	<-s.leave
	return s.MemoryStore.Save(ctx, token)
}

// Who waits for a change of the token that does not end can give up.
func TestLocksCanBeGivenUp(t *testing.T) {
	s := newAuthServer(t)
	store := &stuckStore{enter: make(chan struct{}), leave: make(chan struct{})}
	tokens := oauth.NewTokens(s.app(), store)
	var first sync.WaitGroup
	first.Go(func() {
		if err := tokens.Put(context.Background(), s.stored()); err != nil {
			t.Error(err)
		}
	})
	<-store.enter
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	portal := tokens.Portal(memberID)
	_, access := portal.Access(ctx)
	_, refresh := portal.Refresh(ctx, "access-0")
	for what, err := range map[string]error{
		"access": access, "refresh": refresh, "put": tokens.Put(ctx, s.stored()), "remove": tokens.Remove(ctx, memberID),
		"moved": portal.Moved(ctx, b24.Access{}, "https://new.example/rest/"),
	} {
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: error %v", what, err)
		}
	}
	close(store.leave)
	first.Wait()
}

// lockedStore is a store with a lock that one has at a time.
type lockedStore struct {
	oauth.MemoryStore
	lock chan struct{}
}

func (s *lockedStore) Lock(context.Context, string) (oauth.Lease, error) {
	s.lock <- struct{}{}
	return held{s}, nil
}

// held is the lock, held.
type held struct{ *lockedStore }

func (h held) Void(context.Context, oauth.Token) error { return nil }
func (h held) Unlock(context.Context)                  { <-h.lock }

// Two processes with one store renew one after the other, and the second one takes the
// token of the first.
func TestProcessesShareALock(t *testing.T) {
	s := newAuthServer(t)
	store := &lockedStore{lock: make(chan struct{}, 1)}
	if err := store.Save(t.Context(), s.stored()); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 4 {
		process := oauth.NewTokens(s.app(), store)
		all.Go(func() {
			token, err := process.Portal(memberID).Refresh(t.Context(), "access-0")
			if err != nil || token.AccessToken != b24.NewSecret("access-1") {
				t.Errorf("got %v, %v", token.AccessToken.Reveal(), err)
			}
		})
	}
	all.Wait()
	if n := s.count(); n != 1 {
		t.Errorf("%d renewals", n)
	}
	if len(store.lock) != 0 {
		t.Error("the lock was not given back")
	}
}
