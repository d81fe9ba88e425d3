package output

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
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

func wanted(dir string, files map[string]string) Folder {
	t := Folder{Dir: dir, Files: map[string][]byte{}, Headers: map[string]string{".go": header}}
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
	_, err := Write(t.Context(), wanted(dir, map[string]string{"c.go": ours("")}))
	must(t, err)
	if diff := cmp.Diff(map[string]string{"c.go": ours("")}, content(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestEndings: files of a kind of which there are none any more are known still.
func TestEndings(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": ours("a"), "b.txt": ours("b"), "c.md": ours("c")})
	want := wanted(dir, map[string]string{"a.go": ours("a")})
	want.Headers[".txt"] = header
	_, err := Write(t.Context(), want)
	must(t, err)
	if diff := cmp.Diff(map[string]string{"a.go": ours("a"), "c.md": ours("c")}, content(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// TestRefuses: every problem of every folder is reported, and nothing changes.
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
			"file/y.go": ours(""),
			"folder.go": ours(""),
			"link.go":   ours(""),
			"old.go":    ours("new"),
		}),
		wanted(filepath.Join(dir, "folder.go"), map[string]string{"x": ours("")}))
	want := []string{
		"DIR/file: not a folder, or only a link to one; move it away",
		"DIR/folder.go: not a regular file; move it away",
		"DIR/link.go: not a regular file; move it away",
		"DIR/hand.go: there is a file of this name that b24gen did not write; move it away",
		"DIR/folder.go/x: there is a file of this name that b24gen did not write; move it away",
	}
	refused(t, err, dir, want)
	unchanged(t, dir, before)
	_, err = Write(t.Context(), wanted(dir, map[string]string{"../out.go": ours("")}))
	refused(t, err, dir, []string{filepath.Dir(dir) + "/out.go: path escapes from parent"})
	unchanged(t, dir, before)
}

// refused fails unless the error has the lines, in which DIR is the folder.
func refused(t *testing.T, err error, dir string, want []string) {
	t.Helper()
	if err == nil {
		t.Fatal("written")
	}
	got := strings.Split(strings.ReplaceAll(err.Error(), dir, "DIR"), "\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
}

// unchanged fails unless the folder holds what it did.
func unchanged(t *testing.T, dir string, before map[string]string) {
	t.Helper()
	if diff := cmp.Diff(before, content(t, dir)); diff != "" {
		t.Fatalf("the folder changed (-before +after):\n%s", diff)
	}
}

func TestHeaderIsNotNeededForTheSameContent(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": "package a"})
	_, err := Write(t.Context(), wanted(dir, map[string]string{"a.go": "package a"}))
	must(t, err)
}

// cutOff is a context that ends when it has been asked so often.
type cutOff struct {
	context.Context
	left int
}

func (c *cutOff) Err() error {
	if c.left--; c.left < 0 {
		return errors.New("interrupted")
	}
	return nil
}

// TestInterrupt: until the last file is prepared, an interrupt leaves the folder as it
// was, also one that was not there.
func TestInterrupt(t *testing.T) {
	for _, before := range []map[string]string{{}, {"a.go": ours("old"), "stale/stale.go": ours("stale")}} {
		dir := folder(t, before)
		want := []Folder{
			wanted(dir, map[string]string{"a.go": ours("new"), "b/c/d.go": ours("d")}),
			wanted(filepath.Join(dir, "in", "it"), map[string]string{"e.go": ours("e")}),
		}
		steps := 0
		for ; ; steps++ {
			ctx, cancel := context.WithCancelCause(t.Context())
			cancel(errors.New("interrupted"))
			_, err := Write(&cutOff{ctx, steps}, want...)
			if err == nil {
				break
			}
			if err.Error() != "interrupted, nothing was changed" {
				t.Errorf("step %d: %v", steps, err)
			}
			unchanged(t, dir, before)
		}
		if steps < 3 {
			t.Errorf("only %d steps", steps)
		}
		unchanged(t, dir, map[string]string{"a.go": ours("new"), "b/c/d.go": ours("d"), "in/it/e.go": ours("e")})
	}
}

// TestNested: the folder of one target lies in that of another, given by another path.
func TestNested(t *testing.T) {
	dir := folder(t, map[string]string{"a.go": ours("1"), "spec/x.yaml": ours("1"), "spec/y.yaml": ours("1")})
	t.Chdir(filepath.Dir(dir))
	outer := wanted(dir, map[string]string{"a.go": ours("2"), "b.go": ours("2")})
	inner := wanted("target/spec", map[string]string{"x.yaml": ours("2")})
	inner.Headers = map[string]string{".yaml": header}
	_, err := Write(t.Context(), outer, inner)
	must(t, err)
	unchanged(t, dir, map[string]string{"a.go": ours("2"), "b.go": ours("2"), "spec/x.yaml": ours("2")})
}

// TestWithoutEndings: one file is written into a folder of others, with what a killed
// run has left of it; nothing else is touched.
func TestWithoutEndings(t *testing.T) {
	dir := folder(t, map[string]string{
		"names.yaml": "by hand", "other.yaml": ours("x"),
		".b24gen-names.yaml.tmp": "half", ".b24gen-other.yaml.tmp": "another's", "deep/.b24gen-names.yaml.tmp": "another's",
	})
	want := Folder{Dir: dir, Files: map[string][]byte{"names.yaml": []byte("new")}}
	_, err := Write(t.Context(), want)
	must(t, err)
	unchanged(t, dir, map[string]string{
		"names.yaml": "new", "other.yaml": ours("x"),
		".b24gen-other.yaml.tmp": "another's", "deep/.b24gen-names.yaml.tmp": "another's",
	})
}

// TestAfterKill: whatever a run has done when it is killed, the next one completes it.
// The runs are cut off between any two steps of a commit, which renames in order and
// removes last.
func TestAfterKill(t *testing.T) {
	before := map[string]string{"a.go": ours("1"), "b/b.go": ours("1"), "gone/gone.go": ours("1"), "hand.go": "package hand"}
	after := map[string]string{"a.go": ours("2"), "b/b.go": ours("2"), "c/c.go": ours("2"), "hand.go": "package hand"}
	steps := []func(dir string) error{
		func(dir string) error { return os.Rename(dir+"/.b24gen-a.go.tmp", dir+"/a.go") },
		func(dir string) error { return os.Rename(dir+"/b/.b24gen-b.go.tmp", dir+"/b/b.go") },
		func(dir string) error { return os.Rename(dir+"/c/.b24gen-c.go.tmp", dir+"/c/c.go") },
		func(dir string) error { return os.Remove(dir + "/gone/gone.go") },
	}
	want := maps.Clone(after)
	delete(want, "hand.go")
	for done := range len(steps) + 1 {
		dir := folder(t, before)
		p, err := plan([]Folder{wanted(dir, want)})
		must(t, err)
		must(t, p.prepare(t.Context()))
		p.close()
		for _, step := range steps[:done] {
			must(t, step(dir))
		}
		_, err = Write(t.Context(), wanted(dir, want))
		must(t, err)
		unchanged(t, dir, after)
	}
}

// TestLinks: no link is followed, be it the target, a folder of a package, a file, or
// one that is called like a temporary file. What lies behind stays, and so does the
// link.
func TestLinks(t *testing.T) {
	behind := map[string]string{"a.go": ours("behind"), "stale.go": ours("stale"), "deep/b.go": ours("behind")}
	for name, test := range map[string]struct {
		link string // its name in the target, empty for the target itself
		want []string
	}{
		"target":            {"", []string{"DIR: not a folder, or only a link to one; move it away"}},
		"package":           {"crm", []string{"DIR/crm: not a folder, or only a link to one; move it away"}},
		"nested package":    {"v3/crm", []string{"DIR/v3/crm: not a folder, or only a link to one; move it away"}},
		"other folder":      {"other", nil},
		"file":              {"a.go", []string{"DIR/a.go: not a regular file; move it away"}},
		"stale file":        {"stale.go", nil},
		"temporary file":    {".b24gen-a.go.tmp", []string{"DIR/a.go: .b24gen-a.go.tmp beside it: not a regular file; move it away"}},
		"another temporary": {".b24gen-x.go.tmp", nil},
		"temporary folder":  {".b24gen-x.tmp", nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir, outside := filepath.Join(t.TempDir(), "target"), folder(t, behind)
			link := filepath.Join(dir, test.link)
			must(t, os.MkdirAll(filepath.Dir(link), 0o755))
			must(t, os.Symlink(outside, link))
			_, err := Write(t.Context(), wanted(dir, map[string]string{"a.go": ours("a"), "crm/b.go": ours("b"), "v3/crm/c.go": ours("c")}))
			if test.want != nil {
				refused(t, err, dir, test.want)
			} else {
				must(t, err)
			}
			unchanged(t, outside, behind)
			if info, err := os.Lstat(link); err != nil || info.Mode().Type() != fs.ModeSymlink {
				t.Errorf("the link is gone: %v, %v", info, err)
			}
		})
	}
}

// TestLinkUpwards: a repository may carry links that are called like temporary files and
// folders and lead out of it. Nothing behind them is removed or written, whatever is
// to be done, and where one stands in the way of our own temporary file nothing is.
func TestLinkUpwards(t *testing.T) {
	for _, name := range []string{".b24gen-x.tmp", ".b24gen-x.go.tmp", ".b24gen-.tmp", "crm/.b24gen-x.tmp", "crm/.b24gen-b.go.tmp"} {
		for _, to := range []string{"..", "../..", "../../outside", "../hand.go", "nowhere"} {
			dir := folder(t, map[string]string{"in/sdk/a.go": ours("1"), "in/sdk/stale.go": ours("1"), "in/hand.go": ours("1"), "outside/deep/c.go": ours("1"), "d.go": ours("1")})
			sdk := filepath.Join(dir, "in", "sdk")
			link := filepath.Join(sdk, name)
			must(t, os.MkdirAll(filepath.Dir(link), 0o755))
			must(t, os.Symlink(to, link))
			_, err := Write(t.Context(), wanted(sdk, map[string]string{"a.go": ours("2"), "crm/b.go": ours("2")}))
			if refused := name == "crm/.b24gen-b.go.tmp"; refused != (err != nil) {
				t.Errorf("%s -> %s: %v", name, to, err)
			}
			for _, file := range []string{"in/hand.go", "outside/deep/c.go", "d.go"} {
				if data, err := os.ReadFile(filepath.Join(dir, file)); err != nil || string(data) != ours("1") {
					t.Errorf("%s -> %s: %s is %q, %v", name, to, file, data, err)
				}
			}
			if got, err := os.Readlink(link); err != nil || got != to {
				t.Errorf("%s -> %s: the link is gone: %v", name, to, err)
			}
		}
	}
}

// TestLinkAround: links above the target are the user's own.
func TestLinkAround(t *testing.T) {
	dir := folder(t, map[string]string{"sdk/a.go": ours("1")})
	link := filepath.Join(t.TempDir(), "link")
	must(t, os.Symlink(dir, link))
	_, err := Write(t.Context(), wanted(filepath.Join(link, "sdk"), map[string]string{"a.go": ours("2")}),
		wanted(filepath.Join(dir, "spec"), map[string]string{"b.go": ours("2")})) // two names of one folder around them
	must(t, err)
	unchanged(t, dir, map[string]string{"sdk/a.go": ours("2"), "spec/b.go": ours("2")})
}

// TestFoldersStay: whoever stands in a folder sees the new files there.
func TestFoldersStay(t *testing.T) {
	dir := folder(t, map[string]string{"crm/a.go": ours("1"), "crm/stale.go": ours("1")})
	t.Chdir(filepath.Join(dir, "crm"))
	_, err := Write(t.Context(), wanted(dir, map[string]string{"crm/a.go": ours("2"), "crm/b.go": ours("2")}))
	must(t, err)
	unchanged(t, ".", map[string]string{"a.go": ours("2"), "b.go": ours("2")})
}

func TestCompare(t *testing.T) {
	before := map[string]string{"a.go": ours("1"), "same.go": ours("1"), "stale.go": ours("1"), "hand.go": "package hand"}
	dir := folder(t, before)
	got, err := Compare(wanted(dir, map[string]string{"a.go": ours("2"), "same.go": ours("1"), "new/b.go": ours("2")}))
	must(t, err)
	want := []Difference{
		{filepath.Join(dir, "a.go"), []byte(ours("1")), []byte(ours("2"))},
		{filepath.Join(dir, "new/b.go"), nil, []byte(ours("2"))},
		{filepath.Join(dir, "stale.go"), []byte(ours("1")), nil},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differences (-want +got):\n%s", diff)
	}
	unchanged(t, dir, before)
}
