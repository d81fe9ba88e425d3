// Package cache remembers results between runs of the program. A result counts only
// for the same inputs and for the same build of the program: its executable is part of
// every key, so that a changed parser never sees what an older one has read.
//
// Each slot holds one result, in a file of its own. A file that is damaged counts as
// none: the packed form has a checksum.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/b24gen/b24gen/internal/lazyregexp"
)

// Cache is a folder of results. A nil cache remembers nothing.
type Cache struct{ dir, program string }

// Open uses the folder, which need not be there yet.
func Open(dir string) (*Cache, error) {
	program, err := program()
	if err != nil {
		return nil, fmt.Errorf("cache: the program cannot be told from another one: %w", err)
	}
	return &Cache{dir, program}, nil
}

// program tells the program that runs from other ones.
var program = sync.OnceValues(func() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	return identity(file)
})

// buildID is what the linker writes near the beginning of a program: hashes of all that it
// is made of, and of itself.
var buildID = lazyregexp.New(`[\w-]{20}/[\w-]{20}/[\w-]{20}/[\w-]{20}`)

// identity is the build ID of a program or, where it was linked without one, the hash of
// the program, which takes longer.
func identity(program io.Reader) (string, error) {
	begin, err := io.ReadAll(io.LimitReader(program, 64<<10))
	if err != nil {
		return "", err
	}
	if id := buildID.FindString(string(begin)); id != "" {
		return id, nil
	}
	h := sha256.New()
	h.Write(begin)
	_, err = io.Copy(h, program)
	return hex.EncodeToString(h.Sum(nil)), err
}

// Key makes one text of many, which no other ones make.
func Key(inputs ...string) string {
	h := sha256.New()
	for _, input := range inputs {
		fmt.Fprintf(h, "%d %s", len(input), input)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// entry is the content of a file.
type entry[T any] struct {
	Key    string
	Result T
}

func (c *Cache) file(slot string) string {
	return filepath.Join(c.dir, Key(slot)[:32]+".json.zst")
}

var (
	packer = sync.OnceValue(func() *zstd.Encoder {
		w, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1)) // the options are valid
		return w
	})
	unpacker = sync.OnceValue(func() *zstd.Decoder {
		r, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1)) // as are these
		return r
	})
)

// Get gives the result in the slot, and says whether there is one for the key.
func Get[T any](c *Cache, slot, key string) (result T, ok bool) {
	if c == nil {
		return result, false
	}
	packed, err := os.ReadFile(c.file(slot))
	if err != nil {
		return result, false
	}
	data, err := unpacker().DecodeAll(packed, nil)
	var e entry[T]
	if err != nil || json.Unmarshal(data, &e) != nil || e.Key != Key(c.program, key) {
		return result, false
	}
	return e.Result, true
}

// Put remembers the result for the key, and forgets what the slot held before.
func Put[T any](c *Cache, slot, key string, result T) error {
	if c == nil {
		return nil
	}
	data, err := json.Marshal(entry[T]{Key(c.program, key), result})
	if err == nil {
		err = replace(c.file(slot), packer().EncodeAll(data, nil))
	}
	if err != nil {
		return fmt.Errorf("cache: nothing is kept for the next run: %w", err)
	}
	return nil
}

// replace writes the file as a whole or not at all.
func replace(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(name), "*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) // nothing to remove once it is in place
	_, err = temp.Write(data)
	if err := errors.Join(err, temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}
