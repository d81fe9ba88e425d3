package oauth_test

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

// newTokens is a Tokens whose store holds the first token.
func newTokens(t *testing.T, s *authServer, options ...oauth.Option) (*oauth.Tokens, *oauth.MemoryStore) {
	t.Helper()
	store := &oauth.MemoryStore{}
	if err := store.Save(t.Context(), s.stored()); err != nil {
		t.Fatal(err)
	}
	return oauth.NewTokens(s.app(), store, options...), store
}

func TestRefreshIsShared(t *testing.T) {
	s := newAuthServer(t)
	s.slow = make(chan struct{})
	tokens, _ := newTokens(t, s)
	const callers = 32
	got := make([]string, callers)
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() {
			token, err := tokens.Portal(memberID).Refresh(t.Context(), "access-0")
			if err != nil {
				t.Error(err)
			}
			got[i] = token.AccessToken.Reveal()
		})
	}
	close(s.slow)
	wg.Wait()
	for _, access := range got {
		if access != "access-1" {
			t.Errorf("a caller got %q, want access-1", access)
		}
	}
	if n := s.count(); n != 1 {
		t.Errorf("%d renewals, want 1", n)
	}
}

func TestRefreshUsesTheRotatedToken(t *testing.T) {
	s := newAuthServer(t)
	tokens, store := newTokens(t, s)
	portal := tokens.Portal(memberID)
	for _, stale := range []string{"access-0", "access-1", "access-2"} {
		if _, err := portal.Refresh(t.Context(), stale); err != nil {
			t.Fatalf("after %s: %v", stale, err)
		}
	}
	token, err := portal.Token(t.Context())
	stored, _ := store.Load(t.Context(), memberID)
	if err != nil || token.RefreshToken != b24.NewSecret("refresh-3") || stored.RefreshToken != b24.NewSecret("refresh-3") {
		t.Errorf("%v: in use %q, stored %q, want refresh-3", err, token.RefreshToken, stored.RefreshToken)
	}
	if stored.ApplicationToken != b24.NewSecret("application-0") {
		t.Errorf("the application token is %q now", stored.ApplicationToken)
	}
}

// failingStore fails as many saves as it is told to.
type failingStore struct {
	oauth.MemoryStore
	failures int
}

func (s *failingStore) Save(ctx context.Context, token oauth.Token) error {
	if s.failures > 0 {
		s.failures--
		return errors.New("disk full")
	}
	return s.MemoryStore.Save(ctx, token)
}

func TestTokenIsNotUsedBeforeItIsStored(t *testing.T) {
	s := newAuthServer(t)
	store := &failingStore{}
	if err := store.Save(t.Context(), s.stored()); err != nil {
		t.Fatal(err)
	}
	portal := oauth.NewTokens(s.app(), store).Portal(memberID)

	store.failures = 1
	if token, err := portal.Refresh(t.Context(), "access-0"); err == nil {
		t.Fatalf("got %v though it could not be stored", token)
	}
	if token, _ := portal.Token(t.Context()); token.AccessToken != b24.NewSecret("access-0") {
		t.Errorf("%s is in use and not stored", token.AccessToken)
	}
	token, err := portal.Refresh(t.Context(), "access-0")
	if err != nil || token.AccessToken != b24.NewSecret("access-1") {
		t.Fatalf("got %q, %v; want the token that waited", token.AccessToken, err)
	}
	if n := s.count(); n != 1 {
		t.Errorf("%d renewals, want 1: the old refresh token was void", n)
	}
	if stored, _ := store.Load(t.Context(), memberID); stored.RefreshToken != b24.NewSecret("refresh-1") {
		t.Errorf("stored %q", stored.RefreshToken)
	}
}

func TestRefreshOutlivesItsCaller(t *testing.T) {
	s := newAuthServer(t)
	s.slow = make(chan struct{})
	tokens, store := newTokens(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := tokens.Portal(memberID).Refresh(ctx, "access-0"); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	close(s.slow)
	token, err := tokens.Portal(memberID).Refresh(t.Context(), "access-0")
	stored, _ := store.Load(t.Context(), memberID)
	if err != nil || token.AccessToken != b24.NewSecret("access-1") || stored.AccessToken != b24.NewSecret("access-1") {
		t.Errorf("got %q, stored %q, %v; want access-1", token.AccessToken, stored.AccessToken, err)
	}
	if n := s.count(); n != 1 {
		t.Errorf("%d renewals, want 1", n)
	}
}

func TestRefreshTakesTheTokenOfAnotherProcess(t *testing.T) {
	s := newAuthServer(t)
	tokens, store := newTokens(t, s)
	portal := tokens.Portal(memberID)
	if _, err := portal.Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	theirs := s.stored()
	theirs.AccessToken, theirs.RefreshToken = b24.NewSecret("access-theirs"), b24.NewSecret("refresh-theirs")
	if err := store.Save(t.Context(), theirs); err != nil {
		t.Fatal(err)
	}
	token, err := portal.Refresh(t.Context(), "access-0")
	if err != nil || token.AccessToken != b24.NewSecret("access-theirs") {
		t.Errorf("got %q, %v", token.AccessToken, err)
	}
	if n := s.count(); n != 0 {
		t.Errorf("%d renewals, want none", n)
	}
}

func TestRefreshLosesARaceToAnotherProcess(t *testing.T) {
	s := newAuthServer(t)
	tokens, store := newTokens(t, s)
	theirs := s.stored()
	theirs.AccessToken = b24.NewSecret("access-theirs")
	s.answerWith(func(w http.ResponseWriter, r *http.Request) {
		store.Save(r.Context(), theirs)
		text(400, `{"error":"invalid_grant"}`)(w, r)
	})
	token, err := tokens.Portal(memberID).Refresh(t.Context(), "access-0")
	if err != nil || token.AccessToken != b24.NewSecret("access-theirs") {
		t.Errorf("got %q, %v", token.AccessToken, err)
	}
}

func TestRefreshRefused(t *testing.T) {
	s := newAuthServer(t)
	s.refresh = "another"
	tokens, _ := newTokens(t, s)
	if _, err := tokens.Portal(memberID).Refresh(t.Context(), "access-0"); !errors.Is(err, oauth.ErrInvalidGrant) {
		t.Errorf("got %v", err)
	}
	if _, err := tokens.Portal("unknown").Refresh(t.Context(), ""); !errors.Is(err, oauth.ErrNoToken) {
		t.Errorf("unknown portal: %v", err)
	}
}

func TestInstall(t *testing.T) {
	s := newAuthServer(t)
	store := &oauth.MemoryStore{}
	tokens := oauth.NewTokens(s.app(), store)
	claimed := s.stored()
	claimed.ClientEndpoint = "https://evil.example/rest/"
	if _, err := tokens.Install(t.Context(), claimed); err != nil {
		t.Fatal(err)
	}
	stored, err := store.Load(t.Context(), memberID)
	if err != nil || stored.ClientEndpoint != "https://portal.example/rest/" || stored.AccessToken != b24.NewSecret("access-1") {
		t.Errorf("stored %v, %v: want what the authorization server says", stored, err)
	}
	if token, err := tokens.ApplicationToken(t.Context(), memberID); err != nil || token != "application-0" {
		t.Errorf("application token %q, %v", token, err)
	}
}

func TestInstallRefusesWhatNobodyVouchesFor(t *testing.T) {
	tests := []struct {
		name   string
		change func(*oauth.Token)
	}{
		{"tokens of another portal", func(t *oauth.Token) { t.MemberID = "b223c6b3710f85df22e9377d6c4f7553" }},
		{"no tokens", func(t *oauth.Token) { t.RefreshToken = b24.NewSecret("") }},
		{"false tokens", func(t *oauth.Token) { t.RefreshToken = b24.NewSecret("guessed") }},
		{"an authorization server of their own", func(t *oauth.Token) { t.ServerEndpoint = "https://evil.example/rest/" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newAuthServer(t)
			store := &oauth.MemoryStore{}
			claimed := s.stored()
			tt.change(&claimed)
			if _, err := oauth.NewTokens(s.app(), store).Install(t.Context(), claimed); err == nil {
				t.Error("no error")
			}
			if _, err := store.Load(t.Context(), claimed.MemberID); !errors.Is(err, oauth.ErrNoToken) {
				t.Errorf("it was stored: %v", err)
			}
		})
	}
}

func TestAuthorizeKeepsTheApplicationToken(t *testing.T) {
	s := newAuthServer(t)
	tokens, store := newTokens(t, s)
	if _, err := tokens.Authorize(t.Context(), oauth.Callback{Code: b24.NewSecret("c0de")}); err != nil {
		t.Fatal(err)
	}
	stored, _ := store.Load(t.Context(), memberID)
	if stored.AccessToken != b24.NewSecret("access-1") || stored.ApplicationToken != b24.NewSecret("application-0") {
		t.Errorf("stored %q, %q", stored.AccessToken, stored.ApplicationToken)
	}
}

func TestRemove(t *testing.T) {
	s := newAuthServer(t)
	tokens, _ := newTokens(t, s)
	portal := tokens.Portal(memberID)
	if _, err := portal.Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := tokens.Remove(t.Context(), memberID); err != nil {
		t.Fatal(err)
	}
	if token, err := portal.Token(t.Context()); !errors.Is(err, oauth.ErrNoToken) {
		t.Errorf("after removal: %v, %v", token, err)
	}
}

func TestMoved(t *testing.T) {
	s := newAuthServer(t)
	var told []string
	tokens, store := newTokens(t, s, oauth.WithMovedHook(func(ctx context.Context, token oauth.Token) {
		told = append(told, token.ClientEndpoint)
	}))
	portal := tokens.Portal(memberID)
	old, err := portal.Access(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const renamed = "https://renamed.example/rest/"
	want := b24.Access{Endpoint: renamed, Token: b24.NewSecret("access-0")}
	for range 2 { // the second call was on its way when the first one moved
		if err := portal.Moved(t.Context(), old, renamed); err != nil {
			t.Error(err)
		}
	}
	if got, err := portal.Access(t.Context()); err != nil || got != want {
		t.Errorf("in use: %v, %v", got, err)
	}
	if stored, _ := store.Load(t.Context(), memberID); stored.ClientEndpoint != renamed {
		t.Errorf("stored %q", stored.ClientEndpoint)
	}
	if len(told) != 1 || told[0] != renamed {
		t.Errorf("the hook was told %v, want the new address once", told)
	}
}

func TestMovedIsNotUsedBeforeItIsStored(t *testing.T) {
	s := newAuthServer(t)
	store := &failingStore{}
	if err := store.Save(t.Context(), s.stored()); err != nil {
		t.Fatal(err)
	}
	portal := oauth.NewTokens(s.app(), store).Portal(memberID)
	old, _ := portal.Access(t.Context())
	store.failures = 1
	if err := portal.Moved(t.Context(), old, "https://renamed.example/rest/"); err == nil {
		t.Error("no error though it could not be stored")
	}
	if got, err := portal.Access(t.Context()); err != nil || got != old {
		t.Errorf("in use: %v, %v", got, err)
	}
}

func TestPortalIsAuth(t *testing.T) {
	s := newAuthServer(t)
	tokens, _ := newTokens(t, s)
	var auth b24.Auth = tokens.Portal(memberID)
	first, err := auth.Access(t.Context())
	if want := (b24.Access{Endpoint: "https://portal.example/rest/", Token: b24.NewSecret("access-0")}); err != nil || first != want {
		t.Fatalf("got %v, %v", first, err)
	}
	second, err := auth.Renew(t.Context(), first)
	if err != nil || second.Token != b24.NewSecret("access-1") {
		t.Errorf("renewed: %v, %v", second, err)
	}
}
