package oauth_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/b24"
	"github.com/b24gen/b24gen/b24/oauth"
)

func TestStores(t *testing.T) {
	files, err := oauth.NewFileStore(filepath.Join(t.TempDir(), "tokens"))
	if err != nil {
		t.Fatal(err)
	}
	for name, store := range map[string]oauth.Store{"memory": &oauth.MemoryStore{}, "file": files} {
		t.Run(name, func(t *testing.T) { testStore(t, store) })
	}
}

func testStore(t *testing.T, store oauth.Store) {
	ctx := t.Context()
	if _, err := store.Load(ctx, memberID); !errors.Is(err, oauth.ErrNoToken) {
		t.Errorf("Load from an empty store: %v", err)
	}
	want := oauth.Token{
		MemberID: memberID, AccessToken: b24.NewSecret("a"), RefreshToken: b24.NewSecret("r"), Expiry: noon.Add(time.Hour), ClientEndpoint: "https://p.example/rest/",
		ServerEndpoint: "https://oauth.bitrix.info/rest/", ApplicationToken: b24.NewSecret("t"), Scope: []string{"crm"}, Status: "L", UserID: 7,
	}
	for _, access := range []string{"first", "second"} {
		want.AccessToken = b24.NewSecret(access)
		if err := store.Save(ctx, want); err != nil {
			t.Fatal(err)
		}
	}
	got, err := store.Load(ctx, memberID)
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(err, d)
	}
	for range 2 {
		if err := store.Delete(ctx, memberID); err != nil {
			t.Error(err)
		}
	}
	if _, err := store.Load(ctx, memberID); !errors.Is(err, oauth.ErrNoToken) {
		t.Errorf("Load of a deleted token: %v", err)
	}
	if err := store.Save(ctx, oauth.Token{MemberID: "../../etc/x"}); err == nil {
		t.Error("a path was accepted for a member_id")
	}
}

func TestFileStoreFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tokens")
	store, err := oauth.NewFileStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, memberID+".json")
	if err := os.WriteFile(path, []byte(`{"access_token":"half`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Load(t.Context(), memberID); err == nil || errors.Is(err, oauth.ErrNoToken) {
		t.Errorf("Load of a damaged file: %v", err)
	}
	if err := store.Save(t.Context(), oauth.Token{MemberID: memberID, AccessToken: b24.NewSecret("a")}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("the file is %v, want it readable by the owner only", mode)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v; want the token alone", entries, err)
	}
}

// A write that fails leaves the token that was there.
func TestFileStoreKeepsTheOldToken(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tokens")
	store, err := oauth.NewFileStore(dir)
	if err != nil {
		t.Fatal(err)
	}
	// A folder in the way of the file makes the last step fail.
	if err := os.MkdirAll(filepath.Join(dir, memberID+".json", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := store.Save(t.Context(), oauth.Token{MemberID: memberID}); err == nil {
		t.Error("no error")
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Errorf("a failed write left %v", entries)
	}
}
