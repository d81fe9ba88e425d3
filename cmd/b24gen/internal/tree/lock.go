//go:build linux || darwin

package tree

import (
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// lock waits until no other run of the program writes to the folders of the
// trees, because each sweeps up what it takes for the leftovers of a killed one.
// What is locked are the folders around them: these are not exchanged. Where a
// file system knows no locks there are none.
func lock(trees []Tree) (unlock func()) {
	var around []string
	for _, t := range trees {
		if root, err := filepath.Abs(t.Dir); err == nil {
			around = append(around, existing(filepath.Dir(root)))
		}
	}
	slices.Sort(around) // so that two runs do not wait for each other
	var held []*os.File
	for _, dir := range slices.Compact(around) {
		f, err := os.Open(dir)
		if err != nil {
			continue
		}
		_ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
		held = append(held, f)
	}
	return func() {
		for _, f := range held {
			f.Close()
		}
	}
}

// existing is the folder, or the innermost one around it that is there.
func existing(dir string) string {
	for {
		if info, err := os.Stat(dir); err == nil && info.IsDir() || dir == filepath.Dir(dir) {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}
