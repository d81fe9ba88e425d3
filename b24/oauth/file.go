package oauth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// FileStore is a [Store] of one JSON file per portal, readable by its owner
// only. A file is replaced in one step, so a crash leaves the old token or the
// new one, never half of one.
type FileStore struct {
	dir string
}

// NewFileStore returns a store in the folder dir and creates the folder where
// it is missing.
func NewFileStore(dir string) (*FileStore, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("oauth: token folder: %w", err)
	}
	return &FileStore{dir: dir}, nil
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
	if err := json.Unmarshal(data, &token); err != nil {
		return Token{}, fmt.Errorf("oauth: token file %s is damaged: %w", path, err)
	}
	return token, nil
}

// Save implements [Store].
func (s *FileStore) Save(_ context.Context, token Token) error {
	path, err := s.path(token.MemberID)
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(token, "", "  ")
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
	f, err := os.CreateTemp(filepath.Dir(path), ".token-*")
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
