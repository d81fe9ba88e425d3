package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSiteFullDisk makes a site over another one on small disks, each with more room than the
// last. Until all has room, nothing changes.
func TestSiteFullDisk(t *testing.T) {
	before, _ := siteOf(t, someOf(t, 10))
	after, spec := siteOf(t, someOf(t, 5))
	pages, failed := 0, 0
	for _, text := range before {
		pages += len(text)/4096 + 1
	}
	for more := 0; ; more += 16 {
		disk := t.TempDir()
		err := syscall.Mount("tmpfs", disk, "tmpfs", 0, fmt.Sprintf("size=%dk", 4*(pages+more)))
		if errors.Is(err, syscall.EPERM) {
			t.Skip("NOT TESTED: this user may not mount a file system; run the test as root")
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := syscall.Unmount(disk, 0); err != nil {
				t.Error(err)
			}
		})
		dir := filepath.Join(disk, "site")
		restore(t, dir, before)
		code, stderr := exitCode("-q", "site", "--spec", spec, "--out", dir)
		want := before
		if code == exitFine {
			want = after
		} else if failed++; !strings.HasPrefix(stderr, dir) || !strings.HasSuffix(stderr, "no space left on device\n") {
			t.Errorf("%d pages more: exit code %d, %q", more, code, stderr)
		}
		if diff := cmp.Diff(want, contents(t, dir)); diff != "" {
			t.Fatalf("%d pages more (-want +got):\n%.2000s", more, diff)
		}
		if code == exitFine {
			break
		}
	}
	if failed < 2 {
		t.Errorf("only %d disks were full", failed)
	}
}
