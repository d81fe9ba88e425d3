//go:build unix

package source

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPipeInFolder: a pipe among the pages is refused without waiting for what nobody
// writes into it. The other pages are read.
func TestPipeInFolder(t *testing.T) {
	dir := unpack(t, site)
	must(t, syscall.Mkfifo(filepath.Join(dir, "pipe.html"), 0o600))
	pages, errs := read(t, open(t, dir))
	if len(pages) != 2 || len(errs) != 1 || !strings.HasSuffix(errs[0].Error(), "pipe.html: not a regular file") {
		t.Errorf("%d pages, %v", len(pages), errs)
	}
}
