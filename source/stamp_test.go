package source

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestStamp: a folder that rests keeps its stamp; an edit that keeps size and
// time of the file does not.
func TestStamp(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "a.html")
	then := time.Date(2026, 8, 14, 0, 0, 0, 0, time.UTC)
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(page, then, then); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	info, err := os.Stat(page)
	if err != nil {
		t.Fatal(err)
	}
	_, written, ok := identity(info)
	if !ok {
		if got := stamp(t, dir); got != "" {
			t.Errorf("a stamp, %q, on a system that does not tell changes", got)
		}
		return
	}
	if got := stamp(t, dir); got != "" && time.Since(written) < settled {
		t.Errorf("a stamp, %q, so soon after a change", got)
	}
	first := settledStamp(t, dir)
	if again := stamp(t, dir); again != first {
		t.Errorf("stamp %s, then %s", first, again)
	}
	write("two")
	if settledStamp(t, dir) == first {
		t.Error("the edit leaves the stamp as it is")
	}
	if src := Bundled(); src != nil {
		if got, err := src.(Stamped).Stamp(t.Context()); got != "" || err != nil {
			t.Errorf("stamp of pages that are no files: %q, %v", got, err)
		}
	}
}

func stamp(t *testing.T, dir string) string {
	t.Helper()
	src, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := src.(Stamped).Stamp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// settledStamp waits for a stamp.
func settledStamp(t *testing.T, dir string) string {
	t.Helper()
	for end := time.Now().Add(10 * settled); time.Now().Before(end); time.Sleep(settled / 20) {
		if got := stamp(t, dir); got != "" {
			return got
		}
	}
	t.Fatal("no stamp")
	return ""
}
