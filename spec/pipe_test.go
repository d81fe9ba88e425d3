//go:build unix

package spec_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestPipes: a pipe among the files is refused, without waiting for what nobody writes into
// it.
func TestPipes(t *testing.T) {
	dir := save(t, files(t, full()))
	if err := syscall.Mkfifo(filepath.Join(dir, "v2", "x.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	const want = "x.yaml: not a regular file"
	if _, err := spec.Load(dir); err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("spec: %v", err)
	}
	if _, err := spec.LoadOverrides(filepath.Join(dir, "v2")); err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("overrides: %v", err)
	}
}
