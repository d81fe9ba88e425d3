package live

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

var errLocked = errors.New("another run is reading this site into the same cache; wait for its end, or give another --cache")

// lock keeps other crawls out of the folder of a cache until unlock is called, or
// until the program ends in whatever way.
func lock(dir string) (unlock func() error, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, inCache(err)
	}
	l := flock.New(filepath.Join(dir, "lock"))
	switch locked, err := l.TryLock(); {
	case err != nil:
		return nil, inCache(err)
	case !locked:
		return nil, inCache(fmt.Errorf("%s: %w", dir, errLocked))
	}
	return l.Unlock, nil
}
