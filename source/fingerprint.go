package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// Fingerprinted is a source that can say without reading its pages whether they are
// those of the last time.
type Fingerprinted interface {
	Source
	// Fingerprint is another one when the pages are others. It is empty where it
	// cannot be told in advance, as of a pipe.
	Fingerprint(ctx context.Context) (string, error)
}

// Fingerprint is the hash of the packed file. Its times say little.
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
	_, err = io.Copy(h, file)
	return hex.EncodeToString(h.Sum(nil)), err
}

// settled is the age at which a change can be told from the next one: much more than
// the steps in which file systems count time.
const settled = 2 * time.Second

// Fingerprint is made of the names, sizes, numbers and times of all pages, since reading
// them all takes long. The time of the last change is set by the system alone: who
// edits a file and sets its modification time back, as archives do, changes it. After
// a change that is too recent there is no fingerprint: the next one could bear the
// same time.
func (f *folder) Fingerprint(ctx context.Context) (string, error) {
	names, unread, err := f.names()
	if err != nil || len(unread) > 0 {
		return "", err
	}
	h := sha256.New()
	for _, name := range names {
		if ctx.Err() != nil {
			return "", context.Cause(ctx)
		}
		info, err := fs.Stat(f.files, name) // of the file that a link leads to
		if err != nil {
			return "", err
		}
		number, changed := identity(info)
		if time.Since(changed) < settled {
			return "", nil
		}
		fmt.Fprintf(h, "%s %d %d %d %d\n", name, info.Size(), number, changed.UnixNano(), info.ModTime().UnixNano())
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
