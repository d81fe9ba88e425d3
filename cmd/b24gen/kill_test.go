//go:build unix

package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestKilled kills the program with SIGKILL at random moments. Its target is
// then wholly old, or every file in it is as it was or as it is to be; and the
// next run, with the cache that was left behind, ends with the same bytes as one
// that nobody disturbed.
func TestKilled(t *testing.T) {
	pages := someOf(t, 5)
	before, after := outputs(t, someOf(t, 10)), outputs(t, pages)
	begin := time.Now()
	whole := t.TempDir()
	program(t, pages, whole).wait(t)
	took := time.Since(begin)
	var cut, old int
	for range 20 {
		dir := t.TempDir()
		restore(t, dir, before)
		p := program(t, pages, dir)
		time.Sleep(rand.N(took))
		if p.kill() {
			cut++
		}
		got := outputsIn(t, dir)
		if cmp.Equal(before, got) {
			old++
		}
		for name, text := range got {
			if text != before[name] && text != after[name] && !strings.HasSuffix(name, ".tmp") {
				t.Errorf("%s is neither old nor new after a kill", name)
			}
		}
		program(t, pages, dir).wait(t)
		if diff := cmp.Diff(after, outputsIn(t, dir)); diff != "" {
			t.Fatalf("the run after the kill (-want +got):\n%.2000s", diff)
		}
	}
	t.Logf("%d of 20 runs killed within %v, %d targets wholly old", cut, took, old)
	if cut == 0 {
		t.Error("no run was killed before its end")
	}
}

// someOf is a folder with every nth of the test pages.
func someOf(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	files := contents(t, testPages)
	for i, name := range slices.Sorted(maps.Keys(files)) {
		if i%n == 0 {
			restore(t, dir, map[string]string{name: files[name]})
		}
	}
	return dir
}

// outputs are the files that a run over the pages writes.
func outputs(t *testing.T, pages string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	b24gen(t, "run", pages, "--spec", filepath.Join(dir, "spec"), "--out", filepath.Join(dir, "sdk"), "--module", demoModule)
	return outputsIn(t, dir)
}

// outputsIn are the files in the targets below the folder.
func outputsIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := contents(t, dir)
	for name := range files {
		if strings.HasPrefix(name, "cache") {
			delete(files, name)
		}
	}
	return files
}

func restore(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// running is a run of the program over the pages into the folder, with a cache of its own.
type running struct{ cmd *exec.Cmd }

func program(t *testing.T, pages, dir string) running {
	t.Helper()
	self, err := exec.LookPath("b24gen") // testscript puts the program there
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "run", pages, "--spec", filepath.Join(dir, "spec"), "--out", filepath.Join(dir, "sdk"),
		"--module", demoModule, "--cache", filepath.Join(dir, "cache"))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return running{cmd}
}

func (r running) wait(t *testing.T) {
	t.Helper()
	if err := r.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

// kill kills the program, and says whether it was still running.
func (r running) kill() bool {
	_ = r.cmd.Process.Kill()
	return r.cmd.Wait() != nil
}
