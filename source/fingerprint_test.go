package source

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func fingerprint(t *testing.T, name string) string {
	t.Helper()
	src, err := Open(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := src.(Fingerprinted).Fingerprint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// settledFingerprint waits for the fingerprint of a folder in which something was just
// changed.
func settledFingerprint(t *testing.T, name string) string {
	t.Helper()
	for end := time.Now().Add(10 * settled); time.Now().Before(end); time.Sleep(settled / 20) {
		if got := fingerprint(t, name); got != "" {
			return got
		}
	}
	t.Fatal("no fingerprint")
	return ""
}

var then = time.Date(2026, 8, 14, 0, 0, 0, 0, time.UTC)

func writeAt(t *testing.T, name, text string, at time.Time) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, at, at); err != nil {
		t.Fatal(err)
	}
}

// TestFingerprintOfArchive: an edit that keeps size and time of the file does not go
// unnoticed, and a new time alone is no edit.
func TestFingerprintOfArchive(t *testing.T) {
	name := filepath.Join(t.TempDir(), "site.tar")
	writeAt(t, name, "one", then)
	first := fingerprint(t, name)
	writeAt(t, name, "one", then.Add(time.Hour))
	if fingerprint(t, name) != first {
		t.Error("a new time is another fingerprint")
	}
	writeAt(t, name, "two", then)
	if fingerprint(t, name) == first {
		t.Error("the edit leaves the fingerprint as it is")
	}
}

// TestFingerprintOfFolder: one that rests keeps its fingerprint. Where the system tells
// changes, an edit that keeps size and time of a file does not, and right after it
// there is none.
func TestFingerprintOfFolder(t *testing.T) {
	t.Parallel() // it waits
	if testing.Short() {
		t.Skip("it waits for changes to settle")
	}
	dir := t.TempDir()
	page := filepath.Join(dir, "a.html")
	writeAt(t, page, "one", then)
	info, err := os.Stat(page)
	if err != nil {
		t.Fatal(err)
	}
	_, changed := identity(info)
	first := settledFingerprint(t, dir)
	if again := fingerprint(t, dir); again != first {
		t.Errorf("fingerprint %s, then %s", first, again)
	}
	writeAt(t, page, "two", then)
	if tells := !changed.Equal(info.ModTime()); tells {
		if got := fingerprint(t, dir); got == first {
			t.Errorf("a fingerprint, %q, right after a change", got)
		}
		if settledFingerprint(t, dir) == first {
			t.Error("the edit leaves the fingerprint as it is")
		}
	}
}

// TestFingerprintOfNames: a folder whose page has another name is another folder.
func TestFingerprintOfNames(t *testing.T) {
	t.Parallel() // it waits
	if testing.Short() {
		t.Skip("it waits for changes to settle")
	}
	dir := t.TempDir()
	writeAt(t, filepath.Join(dir, "a.html"), "one", then)
	writeAt(t, filepath.Join(dir, "b.html"), "", then)
	with := settledFingerprint(t, dir)
	if err := os.Rename(filepath.Join(dir, "b.html"), filepath.Join(dir, "c.html")); err != nil {
		t.Fatal(err)
	}
	if settledFingerprint(t, dir) == with {
		t.Error("a page of another name leaves the fingerprint as it is")
	}
}
