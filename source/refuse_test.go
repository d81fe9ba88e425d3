package source

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// refused fails the test unless reading gives one error, that begins with the
// name of the source and holds the text.
func refused(t *testing.T, s Source, name, text string) {
	t.Helper()
	_, errs := read(t, s)
	if len(errs) != 1 {
		t.Fatalf("got %d errors, want 1: %v", len(errs), errs)
	}
	got := errs[0].Error()
	if !strings.HasPrefix(got, name+": ") || !strings.Contains(got, text) {
		t.Errorf("got %q, want it to begin with %q and to say %q", got, name, text)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	rar := filepath.Join(dir, "site.rar")
	must(t, os.WriteFile(rar, nil, 0o644))
	missing := filepath.Join(dir, "missing")
	for name, want := range map[string]string{
		rar:     rar + ": not a source of pages: give a folder, or an archive that ends in .tar, .tar.zst, .tar.gz, .tgz or .zip",
		missing: missing + ": no such file or directory",
	} {
		_, err := Open(name)
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestNoPages(t *testing.T) {
	scripts := []file{{name: "toc.js", body: "x"}}
	dir := unpack(t, scripts)
	refused(t, open(t, dir), dir, "no pages")
	for ending, pack := range packers {
		name := saveAs(t, "site"+ending, pack(t, scripts))
		refused(t, open(t, name), name, "no pages")
	}
}

// TestCutShort cuts every archive at every place that is worth one, among them
// the border between two files, where a tar archive looks whole.
func TestCutShort(t *testing.T) {
	for ending, pack := range packers {
		t.Run(ending, func(t *testing.T) {
			whole := pack(t, site)
			for cut := 1; cut < len(whole); cut += max(1, min(len(whole)-1-cut, 37)) {
				checkCut(t, ending, whole, cut)
			}
			if ending == ".tar" {
				for cut := 512; cut < len(whole); cut += 512 {
					checkCut(t, ending, whole, cut)
				}
			}
		})
	}
}

func checkCut(t *testing.T, ending string, whole []byte, cut int) {
	t.Helper()
	name := saveAs(t, "site"+ending, whole[:cut])
	_, errs := read(t, open(t, name))
	if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), name+": ") {
		t.Errorf("cut at %d of %d: got %v, want one error that begins with %s", cut, len(whole), errs, name)
	}
}

func TestArchiveOfTheWrongKind(t *testing.T) {
	for ending := range packers {
		name := saveAs(t, "site"+ending, []byte(strings.Repeat("this is no archive ", 100)))
		_, errs := read(t, open(t, name))
		if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), name+": ") {
			t.Errorf("%s: got %v, want one error", ending, errs)
		}
	}
}

func TestBadNames(t *testing.T) {
	for bad, want := range map[string]string{
		"../x.html":       "../x.html: name that leads out of the archive",
		"a/../../x.html":  "a/../../x.html: name that leads out of the archive",
		"a/../x.html":     "a/../x.html: name that leads out of the archive",
		"/etc/x.html":     "/etc/x.html: absolute name",
		`a\x.html`:        `a\x.html: name with a backslash`,
		`..\..\evil.html`: `..\..\evil.html: name with a backslash`,
	} {
		for ending, pack := range packers {
			t.Run(ending+" "+bad, func(t *testing.T) {
				name := saveAs(t, "site"+ending, pack(t, append([]file{{name: bad, body: "x"}}, site...)))
				refused(t, open(t, name), name, want)
			})
		}
	}
}

// TestHugePage reads a page above the limit, which must cost no such memory.
func TestHugePage(t *testing.T) {
	huge := strings.Repeat("x", 33<<20)
	dir := unpack(t, []file{{name: "huge.html", body: huge}})
	names := []string{dir}
	for ending, pack := range packers {
		names = append(names, saveAs(t, "site"+ending, pack(t, []file{{name: "huge.html", body: huge}})))
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			before := allocated()
			refused(t, open(t, name), name, "huge.html: 34603008 bytes are too much for a page, the limit is 33554432")
			if grown := allocated() - before; grown > 30<<20 {
				t.Errorf("refusing it allocated %d MB", grown>>20)
			}
		})
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// TestLimits: what an archive announces is not believed.
func TestLimits(t *testing.T) {
	l := limits{page: 10, total: 1 << 20}
	for _, announced := range []int64{-1, 0, 3, 10} {
		if _, err := l.read(strings.NewReader("01234567890"), announced); err == nil {
			t.Errorf("11 bytes announced as %d: read, want an error", announced)
		}
		got, err := l.read(strings.NewReader("0123456789"), announced)
		if err != nil || string(got) != "0123456789" {
			t.Errorf("10 bytes announced as %d: got %q, %v", announced, got, err)
		}
	}
}

func TestTotalLimit(t *testing.T) {
	files := []file{{name: "a.html", body: strings.Repeat("x", 20<<10)}, {name: "b.html", body: strings.Repeat("y", 20<<10)}}
	for ending, pack := range packers {
		name := saveAs(t, "site"+ending, pack(t, files))
		s := open(t, name).(*archive)
		s.limits.total = 30 << 10
		_, errs := read(t, s)
		if len(errs) != 1 || !strings.Contains(errs[0].Error(), "unpacks to more") {
			t.Errorf("%s: got %v, want the total to be limited", ending, errs)
		}
	}
}

// FuzzArchive: whatever the bytes, an archive gives pages or errors.
func FuzzArchive(f *testing.F) {
	for ending, pack := range packers {
		f.Add(ending, pack(f, site))
	}
	f.Fuzz(func(t *testing.T, ending string, data []byte) {
		if packers[ending] == nil {
			return
		}
		name := saveAs(t, "site"+ending, data)
		s := open(t, name).(*archive)
		s.limits = limits{page: 1 << 16, total: 1 << 20}
		for p, err := range s.Pages(t.Context()) {
			if err != nil && !strings.HasPrefix(err.Error(), name+": ") {
				t.Errorf("error does not begin with where: %v", err)
			}
			if bytes.ContainsAny([]byte(p.Path), `\`) {
				t.Errorf("page at %q", p.Path)
			}
		}
	})
}

// TestOneAddressTwice: of two files that have one address the first is read, and the other
// named. They are no reason to refuse a site.
func TestOneAddressTwice(t *testing.T) {
	const want = "a/x%20y.html: there are two files of this address, the first is read; remove one"
	names := []string{unpack(t, append([]file{{name: "a/x y.html", body: "1"}, {name: "a/x%20y.html", body: "1"}}, site...))}
	for ending, pack := range packers {
		names = append(names, saveAs(t, "site"+ending, pack(t, append([]file{{name: "a/x y.html", body: "1"}, {name: "a/x y.html", body: "2"}}, site...))))
	}
	for _, name := range names {
		pages, errs := read(t, open(t, name))
		if len(errs) != 1 || errs[0].Error() != name+": "+want || len(pages) != 3 || pages["a/x%20y.html"] != "1" {
			t.Errorf("%s: %v, %d pages", name, errs, len(pages))
		}
	}
}

// TestDamagedMember: the files of a .zip stand for themselves.
func TestDamagedMember(t *testing.T) {
	data := packZip(t, append([]file{{name: "a.html", body: strings.Repeat("one of many ", 100)}}, site...))
	data[bytes.Index(data, []byte("a.html"))+len("a.html")+5] ^= 0xff
	name := saveAs(t, "site.zip", data)
	pages, errs := read(t, open(t, name))
	if len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), name+": a.html: ") || len(pages) != len(site)-1 {
		t.Errorf("%v, %d pages", errs, len(pages))
	}
}

// closed is a tree with a folder that cannot be read.
type closed struct {
	fs.FS
	dir string
}

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == c.dir {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return fs.ReadDir(c.FS, name)
}

// TestFolderThatCannotBeRead: its pages are missing, all others are read.
func TestFolderThatCannotBeRead(t *testing.T) {
	dir := unpack(t, append([]file{{name: "closed/a.html"}}, site...))
	s := newFolder("site", closed{os.DirFS(dir), "closed"})
	pages, errs := read(t, s)
	var missing *Missing
	if len(errs) != 1 || !errors.As(errs[0], &missing) || missing.Path != "closed/" || errs[0].Error() != "site: closed: permission denied" || len(pages) != len(wantSite) {
		t.Errorf("%v, %d pages", errs, len(pages))
	}
	if print, err := s.Fingerprint(t.Context()); print != "" || err != nil {
		t.Errorf("fingerprint %q, %v", print, err)
	}
}
