package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"time"
)

// Stamped is a source of which it can be told at a glance that nobody touched
// it since.
type Stamped interface {
	Fingerprinted
	// Stamp is the same as long as the file system has seen no change of the
	// pages. Another one says nothing: the contents may be what they were. It is
	// empty where the system does not tell, or the last change is so recent that
	// the next one could bear the same time.
	Stamp(ctx context.Context) (string, error)
}

// settled is the age at which a change can be told from the next one: much more
// than the steps in which file systems count time.
const settled = 2 * time.Second

// Stamp is made of the names, sizes, numbers and change times of all pages. The
// change time is set by the system alone: who writes a file and sets its
// modification time back, as archives do, changes it.
func (f *folder) Stamp(ctx context.Context) (string, error) {
	names, err := f.names()
	if err != nil {
		return "", err
	}
	h := sha256.New()
	var last time.Time
	for _, name := range names {
		if ctx.Err() != nil {
			return "", context.Cause(ctx)
		}
		info, err := fs.Stat(f.files, name) // of the file that a link leads to
		if err != nil {
			return "", err
		}
		number, changed, ok := identity(info)
		if !ok {
			return "", nil
		}
		if changed.After(last) {
			last = changed
		}
		fmt.Fprintf(h, "%s %d %d %d %d\n", name, info.Size(), number, changed.UnixNano(), info.ModTime().UnixNano())
	}
	if time.Since(last) < settled {
		return "", nil
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
