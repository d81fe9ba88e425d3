package oauth

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/b24gen/b24gen/b24"
)

// Store keeps the tokens of portals by their member_id, which stays when a
// portal changes its address. Tokens are secrets: keep them encrypted or
// readable by nobody else.
//
// Implementations must be safe for concurrent use. They write a token by [b24.Marshal]:
// encoding/json writes none of its secrets. A token that Save returned
// nil for must survive a crash: its refresh token is the only one that still
// works.
type Store interface {
	// Load returns the token of a portal, or an error that is [ErrNoToken].
	Load(ctx context.Context, memberID string) (Token, error)
	// Save replaces the token of the portal token.MemberID.
	Save(ctx context.Context, token Token) error
	// Delete removes the token of a portal; there need not be one.
	Delete(ctx context.Context, memberID string) error
}

// ErrNoToken is what a [Store] answers for a portal that it does not know: the
// application was never installed there, or was removed.
var ErrNoToken = errors.New("oauth: no token is stored for this portal; install the application there or authorize again")

// errMemberID does not show the id: it comes from outside and identifies a portal.
var errMemberID = errors.New("oauth: member_id is not 1 to 64 letters, digits, - or _")

var memberIDs = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`) })

// IsMemberID tells whether id can be the member_id of a portal: 1 to 64 letters, digits,
// - or _. Ids that come with requests are checked so, before they become paths, keys or
// queries.
func IsMemberID(id string) bool { return memberIDs().MatchString(id) }

func checkMemberID(id string) error {
	if !IsMemberID(id) {
		return errMemberID
	}
	return nil
}

// MemoryStore is a [Store] that forgets everything with the process, for tests
// and for tools that authorize on every start. Its zero value is empty and
// ready for use.
type MemoryStore struct {
	mu     sync.Mutex
	tokens map[string]Token
}

// Load implements [Store].
func (s *MemoryStore) Load(_ context.Context, memberID string) (Token, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	token, ok := s.tokens[memberID]
	if !ok {
		return Token{}, ErrNoToken
	}
	return token, nil
}

// Save implements [Store].
func (s *MemoryStore) Save(_ context.Context, token Token) error {
	if err := checkMemberID(token.MemberID); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tokens == nil {
		s.tokens = map[string]Token{}
	}
	s.tokens[token.MemberID] = token
	return nil
}

// Delete implements [Store].
func (s *MemoryStore) Delete(_ context.Context, memberID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.tokens, memberID)
	return nil
}

// FileStore is a [Store] of one JSON file per portal, readable by its owner
// only. A file is replaced in one step, so a crash leaves the old token or the
// new one, never half of one.
type FileStore struct {
	dir string
}

// NewFileStore returns a store in the folder dir and creates the folder where
// it is missing. It refuses a folder in which others can write, as they could put another
// portal's token in the place of one, and removes what writes that were cut off more than
// an hour ago have left.
func NewFileStore(dir string) (*FileStore, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("oauth: token folder: %w", err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("oauth: token folder: %w", err)
	}
	const othersWrite = 0o022
	if runtime.GOOS != "windows" && info.Mode().Perm()&othersWrite != 0 {
		return nil, fmt.Errorf("oauth: token folder %s: others than its owner can write there (%s); take the right away: chmod go-w", dir, info.Mode().Perm())
	}
	if err := sweep(dir, time.Now().Add(-time.Hour)); err != nil {
		return nil, fmt.Errorf("oauth: token folder: %w", err)
	}
	return &FileStore{dir: dir}, nil
}

// temporary begins the names of files that are being written.
const temporary = ".token-"

// sweep removes the temporary files that were last written before a moment: other
// processes may be writing younger ones.
func sweep(dir string, before time.Time) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !strings.HasPrefix(entry.Name(), temporary) || !info.Mode().IsRegular() || info.ModTime().After(before) {
			continue
		}
		if err := os.Remove(filepath.Join(dir, entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Load implements [Store].
func (s *FileStore) Load(_ context.Context, memberID string) (Token, error) {
	path, err := s.path(memberID)
	if err != nil {
		return Token{}, err
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Token{}, ErrNoToken
	}
	if err != nil {
		return Token{}, fmt.Errorf("oauth: read token: %w", err)
	}
	var token Token
	if odd, err := b24.Unmarshal(data, &token); err != nil || len(odd) > 0 || token.MemberID != memberID {
		return Token{}, fmt.Errorf("oauth: token file %s is damaged; install the application again", path)
	}
	return token, nil
}

// Save implements [Store].
func (s *FileStore) Save(_ context.Context, token Token) error {
	path, err := s.path(token.MemberID)
	if err != nil {
		return err
	}
	data, err := b24.Marshal(token)
	if err != nil {
		return fmt.Errorf("oauth: write token: %w", err)
	}
	if err := replaceFile(path, append(data, '\n')); err != nil {
		return fmt.Errorf("oauth: write token: %w", err)
	}
	return nil
}

// Delete implements [Store].
func (s *FileStore) Delete(_ context.Context, memberID string) error {
	path, err := s.path(memberID)
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("oauth: delete token: %w", err)
	}
	return nil
}

func (s *FileStore) path(memberID string) (string, error) {
	if err := checkMemberID(memberID); err != nil {
		return "", err
	}
	return filepath.Join(s.dir, memberID+".json"), nil
}

// replaceFile writes data beside path, readable by the owner only as
// os.CreateTemp makes it, and moves it there once it is on the disk.
func replaceFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), temporary+"*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the rename itself survive a crash. Where a folder cannot be
// synced there is nothing more to do, and the file is in place.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}
