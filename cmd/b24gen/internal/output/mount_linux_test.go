package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mount mounts a file system until the end of the test. It needs the rights of root,
// which CI has.
func mount(t *testing.T, source, dir, kind string, flags uintptr, options string) {
	t.Helper()
	err := syscall.Mount(source, dir, kind, flags, options)
	if errors.Is(err, syscall.EPERM) {
		t.Skipf("NOT TESTED: this user may not mount a %s file system; run the test as root", kind)
	}
	must(t, err)
	t.Cleanup(func() { must(t, syscall.Unmount(dir, 0)) })
}

func readOnly(t *testing.T, dir string) {
	t.Helper()
	mount(t, dir, dir, "bind", syscall.MS_BIND, "")
	must(t, syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_BIND|syscall.MS_RDONLY, ""))
}

// TestFullDisk writes to small disks, each with room for one more file or folder or
// for one more page than the last. Until all has room, nothing changes.
func TestFullDisk(t *testing.T) {
	before := map[string]string{"a.go": ours("old"), "stale/stale.go": ours("stale")}
	after := map[string]string{"a.go": ours("new"), "b/c/d.go": ours(strings.Repeat("d", 30000)), "b/e.go": ours("e"), "second/f.go": ours("f")}
	const page = 4096
	for option, step := range map[string]int{"nr_inodes": 1, "size": page} {
		failed := 0
		for room := step; ; room += step {
			disk := t.TempDir()
			mount(t, "tmpfs", disk, "tmpfs", 0, fmt.Sprintf("%s=%d", option, room))
			dir := filepath.Join(disk, "target")
			if !fill(dir, before) {
				continue
			}
			_, err := Write(t.Context(),
				wanted(dir, map[string]string{"a.go": after["a.go"], "b/c/d.go": after["b/c/d.go"], "b/e.go": after["b/e.go"]}),
				wanted(filepath.Join(dir, "second"), map[string]string{"f.go": after["second/f.go"]}))
			if err == nil {
				unchanged(t, dir, after)
				break
			}
			failed++
			if !strings.HasPrefix(err.Error(), dir) || !errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s=%d: got %q, want where and that the disk is full", option, room, err)
			}
			unchanged(t, dir, before)
		}
		if failed < 6 {
			t.Errorf("%s: only %d disks were full", option, failed)
		}
	}
}

// fill writes the files, if they have room.
func fill(dir string, files map[string]string) bool {
	for name, text := range files {
		full := filepath.Join(dir, name)
		if os.MkdirAll(filepath.Dir(full), 0o755) != nil || os.WriteFile(full, []byte(text), 0o644) != nil {
			return false
		}
	}
	return true
}

// TestReadOnly: one folder that cannot be written to, even if files are only to be
// removed from it, is met before anything is changed.
func TestReadOnly(t *testing.T) {
	for _, locked := range []string{".", "crm", "stale", "v3"} {
		before := map[string]string{"a.go": ours("1"), "crm/a.go": ours("1"), "stale/x.go": ours("1"), "v3/hand.go": "package v3", "z.go": ours("1")}
		dir := folder(t, before)
		readOnly(t, filepath.Join(dir, locked))
		_, err := Write(t.Context(), wanted(dir, map[string]string{
			"a.go": ours("2"), "crm/a.go": ours("2"), "v3/crm/a.go": ours("2"), "z.go": ours("2"),
		}))
		if !errors.Is(err, syscall.EROFS) || !strings.HasPrefix(err.Error(), filepath.Join(dir, locked)) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %q, want where and that it is read-only", locked, err)
		}
		unchanged(t, dir, before)
	}
}

// TestRenameFails: a file that cannot be replaced, as some systems have it with one
// in use, is completed by the next run. Nothing may be removed yet.
func TestRenameFails(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": ours("old"), "b.go": ours("old"), "stale.go": ours("stale")})
	busy := filepath.Join(dir, "a.go")
	want := wanted(dir, map[string]string{"a.go": ours("new"), "b.go": ours("new")})
	t.Run("busy", func(t *testing.T) {
		mount(t, busy, busy, "bind", syscall.MS_BIND, "")
		_, err := Write(t.Context(), want)
		refused(t, err, dir, []string{
			"DIR/a.go: renameat .b24gen-a.go.tmp a.go: device or resource busy",
			"some files are new and some are old now; run again",
		})
		unchanged(t, dir, map[string]string{"a.go": ours("old"), "b.go": ours("new"), "stale.go": ours("stale")})
	})
	_, err := Write(t.Context(), want)
	must(t, err)
	unchanged(t, dir, map[string]string{"a.go": ours("new"), "b.go": ours("new")})
}
