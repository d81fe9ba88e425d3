package memo

import (
	"os"
	"path/filepath"
	"testing"
)

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestGet(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	s := open(t, dir)
	if err := s.Put("slot", "key", []int{1, 2}); err != nil {
		t.Fatal(err)
	}
	var got []int
	if !open(t, dir).Get("slot", "key", &got) || len(got) != 2 {
		t.Errorf("got %v from what was put", got)
	}
	other := open(t, dir)
	other.build = "of another parser"
	for name, found := range map[string]bool{
		"another key":   s.Get("slot", "other", &got),
		"another slot":  s.Get("other", "key", &got),
		"another build": other.Get("slot", "key", &got),
		"no store":      (*Store)(nil).Get("slot", "key", &got),
	} {
		if found {
			t.Errorf("%s: found what was put for other inputs", name)
		}
	}
	if err := s.Put("slot", "other", 3); err != nil {
		t.Fatal(err)
	}
	if s.Get("slot", "key", &got) {
		t.Error("the slot still holds what was put before")
	}
}

// TestDamage: a file in which one byte has changed counts as none, wherever.
func TestDamage(t *testing.T) {
	s := open(t, t.TempDir())
	if err := s.Put("slot", "key", "text"); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(s.file("slot"))
	if err != nil {
		t.Fatal(err)
	}
	var got string
	for i := range whole {
		damaged := append([]byte(nil), whole...)
		damaged[i] ^= 1
		if err := os.WriteFile(s.file("slot"), damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		if s.Get("slot", "key", &got) {
			t.Errorf("found %q with byte %d damaged", got, i)
		}
	}
	for _, short := range [][]byte{nil, whole[:10], whole[:len(whole)-1]} {
		if err := os.WriteFile(s.file("slot"), short, 0o644); err != nil {
			t.Fatal(err)
		}
		if s.Get("slot", "key", &got) {
			t.Errorf("found %q in %q", got, short)
		}
	}
}

func TestPutWhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := open(t, filepath.Join(file, "cache")).Put("slot", "key", 1); err == nil {
		t.Error("no error")
	}
	if err := (*Store)(nil).Put("slot", "key", 1); err != nil {
		t.Error("without a store:", err)
	}
}
