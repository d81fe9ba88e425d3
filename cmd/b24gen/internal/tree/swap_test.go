package tree

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// witness looks at the targets after each step, as one would see them who kills
// the program there.
type witness struct {
	disk
	look func()
}

func (w witness) Mkdir(name string) error { defer w.look(); return w.disk.Mkdir(name) }
func (w witness) MkdirLike(name, like string) error {
	defer w.look()
	return w.disk.MkdirLike(name, like)
}
func (w witness) Link(from, to string) error   { defer w.look(); return w.disk.Link(from, to) }
func (w witness) Rename(from, to string) error { defer w.look(); return w.disk.Rename(from, to) }
func (w witness) Exchange(a, b string) error   { defer w.look(); return w.disk.Exchange(a, b) }
func (w witness) Remove(name string) error     { defer w.look(); return w.disk.Remove(name) }
func (w witness) Create(name string, data []byte) error {
	defer w.look()
	return w.disk.Create(name, data)
}

// withoutTemp is the content without what the next run sweeps up, and without
// empty folders.
func withoutTemp(t *testing.T, dir string) map[string]string {
	t.Helper()
	got := content(t, dir)
	maps.DeleteFunc(got, func(name, _ string) bool {
		return strings.Contains(name, tempPrefix) || strings.HasSuffix(name, "/")
	})
	return got
}

// TestWhole: at every moment the folder is the old one or the new one.
func TestWhole(t *testing.T) {
	if !canExchange {
		t.Log("this system cannot exchange folders; only new ones are put in place as a whole")
	}
	hand := map[string]string{"README.md": "by hand", "crm/hand.go": "package crm", "deep/er/hand.txt": ""}
	old := map[string]string{"crm/a.go": ours("1"), "crm/b.go": ours("1"), "crm/same.go": ours("same"), "gone/x.go": ours("1")}
	next := map[string]string{"crm/a.go": ours("2"), "crm/b.go": ours("2"), "crm/same.go": ours("same"), "v3/crm/x.go": ours("2")}
	for name, before := range map[string]map[string]string{"old": old, "none": {}} {
		if name == "old" && !canExchange {
			continue
		}
		t.Run(name, func(t *testing.T) {
			after := maps.Clone(next)
			if name == "old" {
				before = maps.Clone(before)
				maps.Copy(before, hand)
				maps.Copy(after, hand)
			}
			dir := folder(t, before)
			var mu sync.Mutex
			seen := 0
			w := witness{osDisk{}, func() {
				mu.Lock()
				defer mu.Unlock()
				if got := withoutTemp(t, dir); cmp.Equal(got, before) || cmp.Equal(got, after) {
					seen++
				} else {
					t.Errorf("neither old nor new:\n%s", cmp.Diff(after, got))
				}
			}}
			stats, err := write(t.Context(), w, []Tree{wanted(dir, next)})
			must(t, err)
			if seen < 10 || stats.Written == 0 {
				t.Errorf("looked %d times, %+v", seen, stats)
			}
			if diff := cmp.Diff(after, content(t, dir)); diff != "" {
				t.Errorf("folder (-want +got):\n%s", diff)
			}
		})
	}
}

// TestExchangeKeeps: what did not change is the same file in a folder like the
// one before.
func TestExchangeKeeps(t *testing.T) {
	dir := folder(t, map[string]string{"crm/a.go": ours("1"), "crm/b.go": ours("1"), "crm/hand.go": "package crm", "crm/same.go": ours("same")})
	must(t, os.Chmod(filepath.Join(dir, "crm"), 0o750))
	must(t, os.Mkdir(filepath.Join(dir, "crm", "empty"), 0o700))
	before := map[string]os.FileInfo{}
	kept := []string{"crm/hand.go", "crm/same.go", "crm", "crm/empty"}
	for _, name := range kept {
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		before[name] = info
	}
	_, err := Write(t.Context(), wanted(dir, map[string]string{"crm/a.go": ours("2"), "crm/b.go": ours("2"), "crm/same.go": ours("same")}))
	must(t, err)
	for _, name := range kept {
		info, err := os.Stat(filepath.Join(dir, name))
		must(t, err)
		if info.Mode() != before[name].Mode() {
			t.Errorf("%s: mode %v, want %v", name, info.Mode(), before[name].Mode())
		}
		if !info.IsDir() && !os.SameFile(info, before[name]) {
			t.Errorf("%s is another file", name)
		}
	}
}

// unable is a system that cannot exchange folders, or not link files, or both.
type unable struct {
	disk
	exchange, link bool
}

func (u unable) Exchange(a, b string) error {
	if u.exchange {
		return u.disk.Exchange(a, b)
	}
	return errors.ErrUnsupported
}

func (u unable) Link(from, to string) error {
	if u.link {
		return u.disk.Link(from, to)
	}
	return errors.ErrUnsupported
}

// TestUnable: what the system cannot do at once is done file by file, with the
// same end.
func TestUnable(t *testing.T) {
	hand := map[string]string{"hand.txt": "", "crm/hand.go": "package crm"}
	for _, d := range []unable{{osDisk{}, true, true}, {osDisk{}, true, false}, {osDisk{}, false, true}, {osDisk{}, false, false}} {
		before := map[string]string{"crm/a.go": ours("1"), "crm/b.go": ours("1"), "gone/x.go": ours("1"), "gone/y.go": ours("1")}
		maps.Copy(before, hand)
		dir := folder(t, before)
		files := map[string]string{"crm/a.go": ours("2"), "crm/b.go": ours("2"), "new/deep/c.go": ours("2"), "d.go": ours("2")}
		_, err := write(t.Context(), d, []Tree{wanted(dir, files)})
		must(t, err)
		maps.Copy(files, hand)
		if diff := cmp.Diff(files, content(t, dir)); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", d, diff)
		}
	}
}

// TestUnfit: a folder with what is not ours to copy stays, its subfolders are
// exchanged.
func TestUnfit(t *testing.T) {
	before := map[string]string{".git/x": "", "crm/a.go": ours("1"), "crm/b.go": ours("1"), "top.go": ours("1")}
	dir := folder(t, before)
	root, err := os.Stat(dir)
	must(t, err)
	files := map[string]string{"crm/a.go": ours("2"), "crm/b.go": ours("2"), "top.go": ours("2")}
	exchanged := ""
	w := exchanges{osDisk{}, func(b string) { exchanged += filepath.Base(b) }}
	_, err = write(t.Context(), w, []Tree{wanted(dir, files)})
	must(t, err)
	now, err := os.Stat(dir)
	must(t, err)
	if !os.SameFile(root, now) || exchanged != "crm" {
		t.Errorf("exchanged %q, want crm alone", exchanged)
	}
	files[".git/x"] = ""
	if diff := cmp.Diff(files, content(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
}

// TestWorkingDir: the folder in which the program runs is never exchanged.
func TestWorkingDir(t *testing.T) {
	dir := folder(t, map[string]string{"crm/a.go": ours("1"), "crm/b.go": ours("1"), "im/a.go": ours("1"), "im/b.go": ours("1")})
	t.Chdir(filepath.Join(dir, "crm"))
	files := map[string]string{"crm/a.go": ours("2"), "crm/b.go": ours("2"), "im/a.go": ours("2"), "im/b.go": ours("2")}
	exchanged := ""
	_, err := write(t.Context(), exchanges{osDisk{}, func(b string) { exchanged += filepath.Base(b) }}, []Tree{wanted("..", files)})
	must(t, err)
	if exchanged != "im" {
		t.Errorf("exchanged %q, want im alone", exchanged)
	}
	if diff := cmp.Diff(files, content(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
}

// exchanges does something before each exchange.
type exchanges struct {
	disk
	before func(dir string)
}

func (e exchanges) Exchange(a, b string) error {
	e.before(b)
	return e.disk.Exchange(a, b)
}

// TestRescue: what others write until the very exchange is not lost.
func TestRescue(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": ours("1"), "b.go": ours("1"), "hand.go": "package hand"})
	files := map[string]string{"a.go": ours("2"), "b.go": ours("2")}
	meanwhile := map[string]string{"hand.go": "package edited", "late/new.go": "package late"}
	d := exchanges{osDisk{}, func(dir string) {
		for name, text := range meanwhile {
			full := filepath.Join(dir, name)
			must(t, os.MkdirAll(filepath.Dir(full), 0o755))
			must(t, os.WriteFile(full+"~", []byte(text), 0o644)) // as editors save
			must(t, os.Rename(full+"~", full))
		}
	}}
	_, err := write(t.Context(), d, []Tree{wanted(dir, files)})
	must(t, err)
	maps.Copy(files, meanwhile)
	if diff := cmp.Diff(files, content(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
}

// TestLeftovers: what a killed run left behind, beside the target and in it, is
// no content of the target and is gone after the next run.
func TestLeftovers(t *testing.T) {
	files := map[string]string{"a.go": ours("a"), "crm/b.go": ours("b")}
	dir := folder(t, files)
	clean := DigestOf(dir, header, ".go")
	if want := wanted(dir, files).Digest(); clean != want {
		t.Errorf("digest %v, want %v", clean, want)
	}
	for _, left := range []string{temporary(dir) + "/crm/b.go", dir + "/.b24gen-crm.tmp/b.go", dir + "/crm/.b24gen-b.go.tmp"} {
		must(t, os.MkdirAll(filepath.Dir(left), 0o755))
		must(t, os.WriteFile(left, []byte(ours("half")), 0o644))
		if got := DigestOf(dir, header, ".go"); got != (Digest{}) {
			t.Errorf("%s: digest %v, want none", left, got)
		}
		_, err := Write(t.Context(), wanted(dir, files))
		must(t, err)
		if got := DigestOf(dir, header, ".go"); got != clean {
			t.Errorf("%s: digest %v after the next run, want %v", left, got, clean)
		}
	}
	if diff := cmp.Diff(files, content(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
	if entries, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(entries) != 1 {
		t.Errorf("beside the target: %v, %v", entries, err)
	}
}

// TestNested: the folder of one tree lies in that of another, given by another
// path.
func TestNested(t *testing.T) {
	before := map[string]string{"a.go": ours("1"), "spec/x.yaml": ours("1"), "spec/y.yaml": ours("1")}
	dir := folder(t, before)
	t.Chdir(filepath.Dir(dir))
	outer := wanted(dir, map[string]string{"a.go": ours("2"), "b.go": ours("2")})
	inner := wanted("target/spec", map[string]string{"x.yaml": ours("2"), "y.yaml": ours("2")})
	_, err := Write(t.Context(), outer, inner)
	must(t, err)
	want := map[string]string{"a.go": ours("2"), "b.go": ours("2"), "spec/x.yaml": ours("2"), "spec/y.yaml": ours("2")}
	if diff := cmp.Diff(want, content(t, dir)); diff != "" {
		t.Errorf("folder (-want +got):\n%s", diff)
	}
}
