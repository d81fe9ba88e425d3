package live

import (
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
)

// TestUnlockedThoughInherited: a program that is started meanwhile, and has a copy of the open
// file until it runs, does not keep the lock.
func TestUnlockedThoughInherited(t *testing.T) {
	dir := t.TempDir()
	unlock, err := lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	copied, err := syscall.Dup(openFile(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(copied)
	unlock()
	again, err := lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	again()
}

// openFile is the number of the open file of the path.
func openFile(t *testing.T, path string) int {
	t.Helper()
	open, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range open {
		number, err := strconv.Atoi(f.Name())
		if to, _ := os.Readlink(filepath.Join("/proc/self/fd", f.Name())); err == nil && to == path {
			return number
		}
	}
	t.Fatalf("%s is not open", path)
	return 0
}
