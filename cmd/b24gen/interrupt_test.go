//go:build unix

package main

import (
	"archive/tar"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// TestInterrupt sends Ctrl-C in the middle of reading: the archive is a pipe
// that never ends.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pipe, target := filepath.Join(dir, "site.tar"), filepath.Join(dir, "spec")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := exec.LookPath("b24gen") // testscript puts the program there
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "scrape", pipe, "--spec", target)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	feed(t, pipe, func(page int) {
		if page == 3 {
			_ = cmd.Process.Signal(os.Interrupt)
		}
	})
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitTrouble {
		t.Errorf("exit code %d, want %d", code, exitTrouble)
	}
	if got := stderr.String(); !strings.HasPrefix(got, "interrupt") {
		t.Errorf("stderr is %q", got)
	}
	if _, err := os.Stat(target); !os.IsNotExist(err) {
		t.Error("the target is there")
	}
}

// feed writes pages into the pipe until nobody reads them any more.
func feed(t *testing.T, pipe string, onPage func(int)) {
	t.Helper()
	f, err := os.OpenFile(pipe, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := tar.NewWriter(f)
	body := []byte("<main><h1>a page</h1></main>" + strings.Repeat(" ", 1<<10))
	for page := 0; page < 1<<20; page++ {
		onPage(page)
		err := w.WriteHeader(&tar.Header{Name: strconv.Itoa(page) + ".html", Mode: 0o644, Size: int64(len(body))})
		if err == nil {
			_, err = w.Write(body)
		}
		if err != nil {
			return
		}
	}
	t.Error("the program went on reading after the interrupt")
}
