//go:build linux || darwin

package live

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock keeps other crawls out of the folder of a cache until unlock is called, or
// until the program ends in whatever way. Where the file system knows no locks
// nobody is kept out.
func lock(dir string) (unlock func(), err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, inCache(err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, inCache(fmt.Errorf("%s: %w", dir, errLocked))
	}
	return func() {
		// A program that is being started has the file until it runs, and with it the lock.
		_ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN)
		f.Close()
	}, nil
}
