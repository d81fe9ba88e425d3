//go:build linux || darwin

package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// lock waits until no other run of the program writes to the folders, because each
// removes what it takes for the temporary files of a killed one. What is locked are
// the folders around them, which are mostly there before the first run. Where a file
// system knows no locks there are none.
func lock(ctx context.Context, folders []Folder) (unlock func(), err error) {
	var held []*os.File
	unlock = func() {
		for _, f := range held {
			f.Close()
		}
	}
	for _, dir := range around(folders) {
		f, err := os.Open(dir)
		if err != nil {
			continue
		}
		held = append(held, f)
		for errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK) {
			select {
			case <-ctx.Done():
				unlock()
				return nil, fmt.Errorf("%w while another run writes below %s, nothing was changed", context.Cause(ctx), dir)
			case <-time.After(20 * time.Millisecond):
			}
		}
	}
	return unlock, nil
}

// around are the innermost folders around the given ones that are there, in an order
// in which two runs do not wait for each other.
func around(folders []Folder) (dirs []string) {
	for _, f := range folders {
		full, _ := filepath.Abs(f.Dir) // fails only where no relative path works at all
		dir, _ := innermost(filepath.Dir(full))
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dirs = append(dirs, real)
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}
