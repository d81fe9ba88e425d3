package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Fingerprinted is a source that can say without reading its pages whether they
// are those of the last time. It goes by contents alone: times and sizes of
// files say little where archives set them.
type Fingerprinted interface {
	Source
	// Fingerprint is the same as long as the pages are. It is empty where it
	// cannot be told in advance, as of a pipe.
	Fingerprint(ctx context.Context) (string, error)
}

// Fingerprint is that of the packed file.
func (a *archive) Fingerprint(context.Context) (string, error) {
	info, err := os.Stat(a.name)
	if err != nil || !info.Mode().IsRegular() {
		return "", err
	}
	file, err := os.Open(a.name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Fingerprint is that of the names and contents of all pages.
func (f *folder) Fingerprint(ctx context.Context) (string, error) {
	names, err := f.names()
	if err != nil {
		return "", err
	}
	sums := make([][sha256.Size]byte, len(names))
	g, ctx := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		g.Go(func() error {
			buffer := make([]byte, 256<<10)
			for i := w; i < len(names); i += workers {
				if ctx.Err() != nil {
					return context.Cause(ctx)
				}
				sum, err := f.sum(names[i], buffer)
				if err != nil {
					return err
				}
				sums[i] = sum
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return "", err
	}
	h := sha256.New()
	for i, name := range names {
		fmt.Fprintf(h, "%s\n%x\n", name, sums[i])
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func (f *folder) sum(name string, buffer []byte) (sum [sha256.Size]byte, err error) {
	file, err := f.files.Open(name)
	if err != nil {
		return sum, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return sum, err
	}
	if !info.Mode().IsRegular() {
		return sum, errNotRegular
	}
	h := sha256.New()
	_, err = io.CopyBuffer(h, struct{ io.Reader }{file}, buffer) // a file alone would bring a buffer of its own
	return [sha256.Size]byte(h.Sum(nil)), err
}
