//go:build unix

package main

import (
	"maps"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// kills is how often TestKilled kills the program in each way.
const kills = 6

// TestKilled kills the program with SIGKILL: at moments that are spread over its run, and
// at moments at which it is putting files in place. Each file is then whole, the old one or the new
// one; and the next run, with the cache that was left behind, ends with the same bytes
// as one that nobody disturbed.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs the program many times")
	}
	t.Parallel()
	pages := someOf(t, 5)
	before, after := outputs(t, someOf(t, 10)), outputs(t, pages)
	begin := time.Now()
	whole := t.TempDir()
	program(t, pages, whole).wait(t)
	took, commit := time.Since(begin), 8*time.Millisecond
	for name, wait := range map[string]func(i int, dir string){
		"spread": func(i int, _ string) { time.Sleep(took*time.Duration(i)/kills + rand.N(took/kills)) },
		"at commit": func(i int, dir string) {
			for end := time.Now().Add(2 * took); !isPreparing(dir) && time.Now().Before(end); {
				time.Sleep(100 * time.Microsecond)
			}
			time.Sleep(commit*time.Duration(i)/kills + rand.N(commit/kills))
		},
	} {
		var cut, old, new int
		for i := range kills {
			dir, start := t.TempDir(), before
			if i%3 == 0 {
				start = nil // the first run ever
			}
			restore(t, dir, start)
			p := program(t, pages, dir)
			wait(i, dir)
			if p.kill() {
				cut++
			}
			got := outputsIn(t, dir)
			if maps.Equal(got, start) {
				old++
			}
			if maps.Equal(got, after) {
				new++
			}
			valid(t, start, got, after)
			program(t, pages, dir).wait(t)
			if diff := cmp.Diff(after, outputsIn(t, dir)); diff != "" {
				t.Fatalf("the run after the kill (-want +got):\n%.2000s", diff)
			}
			if isPreparing(dir) {
				t.Error("temporary files are left after the next run")
			}
		}
		t.Logf("%s: %d of %d runs killed within %v, %d targets wholly old, %d wholly new", name, cut, kills, took, old, new)
		if cut == 0 {
			t.Errorf("%s: no run was killed before its end", name)
		}
	}
}

// isPreparing reports whether there are temporary files of the program.
func isPreparing(dir string) bool {
	for _, pattern := range []string{"s*/.b24gen-*", "s*/*/.b24gen-*", "s*/*/*/.b24gen-*"} {
		if found, _ := filepath.Glob(filepath.Join(dir, pattern)); len(found) > 0 {
			return true
		}
	}
	return false
}

// valid fails unless each file is as it was or as it is to be.
func valid(t *testing.T, before, got, after map[string]string) {
	t.Helper()
	for name, text := range got {
		old, wasThere := before[name]
		next, willBe := after[name]
		if !(wasThere && text == old) && !(willBe && text == next) {
			t.Errorf("%s is neither old nor new after a kill", name)
		}
	}
	for name := range before {
		if _, isThere := got[name]; !isThere && after[name] != "" {
			t.Errorf("%s is missing after a kill", name)
		}
	}
}

// outputs are the files that a run over the pages writes.
func outputs(t *testing.T, pages string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	b24gen(t, "run", pages, "--spec", filepath.Join(dir, "spec"), "--out", filepath.Join(dir, "sdk"), "--module", demoModule)
	return outputsIn(t, dir)
}

// outputsIn are the files in the targets below the folder, without temporary ones.
func outputsIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := contents(t, dir)
	for name := range files {
		if strings.HasPrefix(name, "cache") || strings.Contains(name, ".b24gen-") {
			delete(files, name)
		}
	}
	return files
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
