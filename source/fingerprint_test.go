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

// TestFingerprint: an edit that keeps size and time of the file does not go
// unnoticed, and a new time alone is no edit.
func TestFingerprint(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string, at time.Time) {
		t.Helper()
		full := filepath.Join(dir, name)
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(full, at, at); err != nil {
			t.Fatal(err)
		}
	}
	then := time.Date(2026, 8, 14, 0, 0, 0, 0, time.UTC)
	for _, place := range []string{dir, filepath.Join(dir, "site.tar")} {
		write("a.html", "one", then)
		write("site.tar", "one", then)
		first := fingerprint(t, place)
		write("a.html", "one", then.Add(time.Hour))
		write("site.tar", "one", then.Add(time.Hour))
		if fingerprint(t, place) != first {
			t.Errorf("%s: a new time is another fingerprint", place)
		}
		write("a.html", "two", then)
		write("site.tar", "two", then)
		if fingerprint(t, place) == first {
			t.Errorf("%s: the edit leaves the fingerprint as it is", place)
		}
	}
	write("b.html", "", then)
	with := fingerprint(t, dir)
	if err := os.Rename(filepath.Join(dir, "b.html"), filepath.Join(dir, "c.html")); err != nil {
		t.Fatal(err)
	}
	if fingerprint(t, dir) == with {
		t.Error("a page of another name leaves the fingerprint as it is")
	}
}
