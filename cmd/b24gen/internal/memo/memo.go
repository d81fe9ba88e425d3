// Package memo remembers results between runs of the program, so that what did
// not change is not worked out again. A result counts only for the very same
// inputs and for the very same build of the program: the executable is part of
// the key, so that a changed parser never sees what an older one has read.
//
// Each slot holds the last result, in a file of its own. One that is damaged, or
// that another version wrote, counts as none.
package memo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Store is a folder of results. A nil store remembers nothing.
type Store struct {
	dir   string
	build string
}

// Open uses the folder, which need not be there yet.
func Open(dir string) (*Store, error) {
	build, err := build()
	if err != nil {
		return nil, fmt.Errorf("cache: %w", err)
	}
	return &Store{dir: dir, build: build}, nil
}

// build is the hash of the program that runs.
var build = sync.OnceValues(func() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
})

// Key makes one text of all inputs. It panics on what has no JSON form.
func Key(inputs ...any) string {
	h := sha256.New()
	e := json.NewEncoder(h)
	for _, input := range inputs {
		if err := e.Encode(input); err != nil {
			panic(err)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (s *Store) file(slot string) string {
	return filepath.Join(s.dir, Key(slot)[:32]+".json")
}

// head is the first line of a slot's file, which says what the rest is worth.
func (s *Store) head(key string, body []byte) []byte {
	return []byte(Key(s.build, key) + " " + sum(body) + "\n")
}

func sum(data []byte) string {
	hash := sha256.Sum256(data)
	return hex.EncodeToString(hash[:])
}

// Get reads the result in the slot, and says whether there is one for the key.
func (s *Store) Get(slot, key string, into any) bool {
	if s == nil {
		return false
	}
	data, err := os.ReadFile(s.file(slot))
	if err != nil {
		return false
	}
	end := bytes.IndexByte(data, '\n') + 1
	return bytes.Equal(data[:end], s.head(key, data[end:])) && json.Unmarshal(data[end:], into) == nil
}

// Put remembers the result for the key, and forgets what the slot held before.
func (s *Store) Put(slot, key string, result any) error {
	if s == nil {
		return nil
	}
	body, err := json.Marshal(result)
	if err == nil {
		err = replace(s.file(slot), s.head(key, body), body)
	}
	if err != nil {
		return fmt.Errorf("cache: %w", err)
	}
	return nil
}

// replace writes the file as a whole or not at all.
func replace(name string, parts ...[]byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "*.tmp")
	if err != nil {
		return err
	}
	_, err = temp.Write(bytes.Join(parts, nil))
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}
