package b24check

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFailing: a new failure is told, and so is one for another reason, and what holds now.
func TestFailing(t *testing.T) {
	known := failing{"v2/a.get response 1": "ID: cannot read", "v2/b.get request 2": "SORT is sent as 10", "v2/c.get list 1": "no rows"}
	now := failing{"v2/a.get response 1": "ID: cannot read", "v2/b.get request 2": "SORT is sent as 11", "v2/d.get error 1": "no constant"}
	want := []string{
		"v2/b.get request 2: SORT is sent as 11\n\tknown is: SORT is sent as 10",
		"v2/d.get error 1: no constant",
		"v2/c.get list 1: holds now, or is gone",
	}
	if diff := cmp.Diff(want, known.differences(now)); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
	if got := known.differences(known); got != nil {
		t.Errorf("nothing has changed: %v", got)
	}
}

// TestFailingFile: what is written is read again, and without failures there is no file.
func TestFailingFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), FailingFile)
	empty, err := readFailing(name)
	if err != nil || len(empty) > 0 {
		t.Fatalf("no file: %v, %v", empty, err)
	}
	want := failing{"v2/a.get response 1": reason(errors.New("ID: cannot read \"se\\\"ven\"\n of: 7"))}
	if err := want.write(name); err != nil {
		t.Fatal(err)
	}
	got, err := readFailing(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(failing{"v2/a.get response 1": `ID: cannot read "…" of: 7`}, got); diff != "" {
		t.Errorf("read again (-want +got):\n%s", diff)
	}
	for range 2 {
		if err := (failing{}).write(name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is still there: %v", err)
	}
	if err := os.WriteFile(name, []byte("v2/a.get response 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := readFailing(name); err == nil {
		t.Error("a line without a reason is read")
	}
}
