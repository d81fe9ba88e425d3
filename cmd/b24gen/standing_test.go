//go:build unix

package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestShellStands: a shell that stands in the folder of a generated package sees what
// a run over other pages writes there, and can go on working.
func TestShellStands(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs the program twice over all pages")
	}
	t.Parallel()
	dir := t.TempDir()
	program(t, someOf(t, 2), dir).wait(t)
	shell := exec.Command("sh", "-c", "cd crm && echo here && read go && cat ./* && cd .. && cd crm && pwd -P")
	shell.Dir = filepath.Join(dir, "sdk")
	stdin, err := shell.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	shell.Stderr = os.Stderr
	stdout, err := shell.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := shell.Start(); err != nil {
		t.Fatal(err)
	}
	out := bufio.NewReader(stdout)
	if line, err := out.ReadString('\n'); line != "here\n" {
		t.Fatalf("the shell says %q, %v", line, err)
	}
	before := contents(t, filepath.Join(dir, "sdk", "crm"))
	program(t, testPages, dir).wait(t)
	after := contents(t, filepath.Join(dir, "sdk", "crm"))
	if len(after) <= len(before) {
		t.Fatalf("%d files, then %d: the test wants a package that grows", len(before), len(after))
	}
	if _, err := io.WriteString(stdin, "go\n"); err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := shell.Wait(); err != nil {
		t.Errorf("the shell: %v", err)
	}
	for name, text := range after {
		if !strings.Contains(string(said), text) {
			t.Errorf("the shell does not see the new %s", name)
		}
	}
}
