package tree

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const header = "// ours"

func ours(text string) string { return header + "\n" + text }

// folder makes a folder with the files in it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "target")
	for name, text := range files {
		full := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(full), 0o755))
		must(t, os.WriteFile(full, []byte(text), 0o644))
	}
	return dir
}

// content is what the folder holds; empty folders end in a slash.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		if !d.IsDir() {
			data, err := os.ReadFile(name)
			got[rel] = string(data)
			return err
		}
		if entries, _ := os.ReadDir(name); len(entries) == 0 {
			got[rel+"/"] = ""
		}
		return nil
	})
	if !errors.Is(err, fs.ErrNotExist) {
		must(t, err)
	}
	return got
}

func wanted(dir string, files map[string]string) Tree {
	t := Tree{Dir: dir, Files: map[string][]byte{}, Header: header}
	for name, text := range files {
		t.Files[name] = []byte(text)
	}
	return t
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWrite(t *testing.T) {
	kept := map[string]string{
		"same.go":        ours("same"),
		"hand.go":        "package hand",
		"partly/hand.go": "package hand",
		"short.go":       "//",
		"other.txt":      ours("of a kind that we do not write"),
		".git/x.go":      ours("in a hidden folder"),
	}
	before := map[string]string{
		"old.go":                ours("old"),
		"gone/gone.go":          ours("gone"),
		"partly/gone.go":        ours("gone"),
		".b24gen-killed.go.tmp": "half",
	}
	maps.Copy(before, kept)
	dir := folder(t, before)

	files := map[string]string{"same.go": ours("same"), "old.go": ours("new"), "a/b/new.go": ours("new")}
	stats, err := Write(t.Context(), wanted(dir, files))
	must(t, err)
	if diff := cmp.Diff(Stats{Written: 2, Unchanged: 1, Removed: 2}, stats); diff != "" {
		t.Errorf("stats (-want +got):\n%s", diff)
	}
	maps.Copy(kept, files)
	if diff := cmp.Diff(kept, content(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
}

func TestUnchangedFilesKeepTheirTime(t *testing.T) {
	files := map[string]string{"a.go": ours("a")}
	dir := folder(t, files)
	old := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	must(t, os.Chtimes(filepath.Join(dir, "a.go"), old, old))
	_, err := Write(t.Context(), wanted(dir, files))
	must(t, err)
	info, err := os.Stat(filepath.Join(dir, "a.go"))
	must(t, err)
	if !info.ModTime().Equal(old) {
		t.Errorf("modified at %v, want %v", info.ModTime(), old)
	}
}

func TestEverythingRemoved(t *testing.T) {
	dir := folder(t, map[string]string{"a/a.go": ours("a"), "b.go": ours("b")})
	_, err := Write(t.Context(), Tree{Dir: dir, Header: header, Files: map[string][]byte{"c.go": []byte(ours(""))}})
	must(t, err)
	if diff := cmp.Diff(map[string]string{"c.go": ours("")}, content(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestEndings: files of a kind of which there are none any more are known still.
func TestEndings(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": ours("a"), "b.txt": ours("b"), "c.md": ours("c")})
	want := wanted(dir, map[string]string{"a.go": ours("a")})
	want.Endings = []string{".go", ".txt"}
	_, err := Write(t.Context(), want)
	must(t, err)
	if diff := cmp.Diff(map[string]string{"a.go": ours("a"), "c.md": ours("c")}, content(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestRefuses: every problem of every tree is reported, and nothing changes.
func TestRefuses(t *testing.T) {
	before := map[string]string{
		"hand.go":     "package hand",
		"file":        "not a folder",
		"folder.go/x": "x",
		"stale.go":    ours("stale"),
		"old.go":      ours("old"),
	}
	dir := folder(t, before)
	must(t, os.Symlink("old.go", filepath.Join(dir, "link.go")))
	before["link.go"] = ours("old")
	_, err := Write(t.Context(),
		wanted(dir, map[string]string{
			"hand.go":   ours(""),
			"file/x.go": ours(""),
			"folder.go": ours(""),
			"link.go":   ours(""),
			"old.go":    ours("new"),
			"../out.go": ours(""),
		}),
		wanted(filepath.Join(dir, "file"), map[string]string{"y.go": ours("")}))
	want := []string{
		"DIR: ../out.go: a path that leads out of the folder",
		"DIR/file/x.go: not a directory",
		"DIR/folder.go: not a regular file; move it away",
		"DIR/hand.go: there is a file of this name that b24gen did not write; move it away",
		"DIR/link.go: not a regular file; move it away",
		"DIR/file/y.go: not a directory",
	}
	if err == nil {
		t.Fatal("written")
	}
	got := strings.Split(strings.ReplaceAll(err.Error(), dir, "DIR"), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, content(t, dir)); diff != "" {
		t.Errorf("the folder changed (-before +after):\n%s", diff)
	}
}

func TestHeaderIsNotNeededForTheSameContent(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": "package a"})
	_, err := Write(t.Context(), wanted(dir, map[string]string{"a.go": "package a"}))
	must(t, err)
}

// full fails from a certain step on.
type full struct {
	disk
	mu   sync.Mutex
	left int
	err  error
}

func (f *full) step() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left--
	if f.left < 0 {
		return f.err
	}
	return nil
}

func (f *full) Mkdir(name string) error {
	if err := f.step(); err != nil {
		return &fs.PathError{Op: "mkdir", Path: name, Err: err}
	}
	return f.disk.Mkdir(name)
}

// Create leaves half a file behind, as a full disk does.
func (f *full) Create(name string, data []byte) error {
	if err := f.step(); err != nil {
		return errors.Join(f.disk.Create(name, data[:len(data)/2]), &fs.PathError{Op: "write", Path: name, Err: err})
	}
	return f.disk.Create(name, data)
}

// TestFullDisk fails at each step of preparing, in a target that is there and
// in one that is not.
func TestFullDisk(t *testing.T) {
	for _, before := range []map[string]string{{}, {"a.go": ours("old"), "stale/stale.go": ours("stale")}} {
		dir := folder(t, before)
		trees := []Tree{
			wanted(dir, map[string]string{"a.go": ours("new"), "b/c/d.go": ours("d"), "b/e.go": ours("e")}),
			wanted(filepath.Join(dir, "second"), map[string]string{"f.go": ours("f")}),
		}
		for left := 0; ; left++ {
			d := &full{disk: osDisk{}, left: left, err: syscall.ENOSPC}
			_, err := write(t.Context(), d, trees)
			if err == nil {
				break
			}
			if !strings.HasPrefix(err.Error(), dir) || !errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "\n") {
				t.Errorf("step %d: got %q, want where and that the disk is full", left, err)
			}
			if diff := cmp.Diff(before, content(t, dir)); diff != "" {
				t.Fatalf("step %d: the folder changed (-before +after):\n%s", left, diff)
			}
		}
		if got := len(content(t, dir)); got != 4 {
			t.Errorf("%d files in the end, want 4", got)
		}
	}
}

// interrupted cancels the context when the first file is prepared.
type interrupted struct {
	disk
	cancel context.CancelCauseFunc
}

func (i interrupted) Create(name string, data []byte) error {
	i.cancel(errors.New("interrupted"))
	return i.disk.Create(name, data)
}

func TestInterrupt(t *testing.T) {
	before := map[string]string{"a.go": ours("old")}
	dir := folder(t, before)
	ctx, cancel := context.WithCancelCause(t.Context())
	_, err := write(ctx, interrupted{osDisk{}, cancel}, []Tree{wanted(dir, map[string]string{"a.go": ours("new"), "b.go": ours("b")})})
	if err == nil || err.Error() != "interrupted, nothing was changed" {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, content(t, dir)); diff != "" {
		t.Errorf("the folder changed (-before +after):\n%s", diff)
	}
}

// stubborn refuses to rename one file, as some systems do with one in use, and
// cannot exchange folders.
type stubborn struct{ disk }

func (stubborn) Exchange(a, b string) error { return errors.ErrUnsupported }

func (s stubborn) Rename(from, to string) error {
	if filepath.Base(to) == "a.go" {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.EBUSY}
	}
	return s.disk.Rename(from, to)
}

// TestRenameFails: the next run must be able to complete it, so nothing may be
// removed yet.
func TestRenameFails(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": ours("old"), "stale.go": ours("stale")})
	trees := []Tree{wanted(dir, map[string]string{"a.go": ours("new"), "b.go": ours("b")})}
	_, err := write(t.Context(), stubborn{osDisk{}}, trees)
	want := dir + "/a.go: device or resource busy\nsome files are new and some are old now; run again"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if _, ok := content(t, dir)["stale.go"]; !ok {
		t.Error("a file was removed before all others were in place")
	}
	_, err = Write(t.Context(), trees...)
	must(t, err)
	if diff := cmp.Diff(map[string]string{"a.go": ours("new"), "b.go": ours("b")}, content(t, dir)); diff != "" {
		t.Errorf("after the second run (-want +got):\n%s", diff)
	}
}
