//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// siteOf makes the site of the pages in a folder, and gives its files and the spec it is
// made of.
func siteOf(t *testing.T, pages string) (files map[string]string, spec string) {
	t.Helper()
	dir := t.TempDir()
	spec = filepath.Join(dir, "spec")
	b24gen(t, "-q", "scrape", pages, "--spec", spec)
	b24gen(t, "-q", "site", "--spec", spec, "--out", filepath.Join(dir, "site"))
	return contents(t, filepath.Join(dir, "site")), spec
}

// TestSiteKilled kills and interrupts the program while it makes a site over another one.
// Each file is then whole, the old one or the new one, and the next run completes it.
func TestSiteKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs the program many times")
	}
	t.Parallel()
	before, _ := siteOf(t, someOf(t, 10))
	after, spec := siteOf(t, someOf(t, 5))
	self, err := exec.LookPath("b24gen") // testscript puts the program there
	if err != nil {
		t.Fatal(err)
	}
	start := func(dir string) *exec.Cmd {
		cmd := exec.Command(self, "-q", "site", "--spec", spec, "--out", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	cut := 0
	for i := range 2 * kills {
		dir := filepath.Join(t.TempDir(), "site")
		restore(t, dir, before)
		cmd := start(dir)
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end) && !preparesSite(dir); {
			time.Sleep(100 * time.Microsecond)
		}
		time.Sleep(rand.N(20 * time.Millisecond))
		_ = cmd.Process.Signal([]os.Signal{syscall.SIGKILL, os.Interrupt}[i%2])
		if cmd.Wait() != nil {
			cut++
		}
		got := contents(t, dir)
		for name := range got {
			if strings.Contains(name, ".b24gen-") {
				delete(got, name)
			}
		}
		valid(t, before, got, after)
		if err := start(dir).Wait(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(after, contents(t, dir)); diff != "" {
			t.Fatalf("the run after it (-want +got):\n%.2000s", diff)
		}
	}
	t.Logf("%d of %d runs were ended", cut, 2*kills)
	if cut == 0 {
		t.Error("no run was ended before its end")
	}
}

// preparesSite reports whether there are temporary files below the folder.
func preparesSite(dir string) bool {
	for _, pattern := range []string{".b24gen-*", "*/.b24gen-*", "*/*/.b24gen-*"} {
		if found, _ := filepath.Glob(filepath.Join(dir, pattern)); len(found) > 0 {
			return true
		}
	}
	return false
}
