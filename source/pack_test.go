package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// file is a member of a test archive.
type file struct {
	name, body string
	link       bool
}

// site is a saved site of two pages and a script.
var site = []file{
	{name: "index.html", body: `<base href="./" /><main>home</main>`},
	{name: "api-reference/x.html", body: `<base href="../" /><main>x</main>`},
	{name: "toc.js", body: "\xff"},
}

var packers = map[string]func(testing.TB, []file) []byte{
	".tar":     packTar,
	".tar.gz":  func(t testing.TB, f []file) []byte { return packSqueezed(t, f, newGzip) },
	".tar.zst": func(t testing.TB, f []file) []byte { return packSqueezed(t, f, newZstd) },
	".zip":     packZip,
}

func packTar(t testing.TB, files []file) []byte {
	t.Helper()
	var out bytes.Buffer
	writeTar(t, &out, files)
	return out.Bytes()
}

func packSqueezed(t testing.TB, files []file, to func(io.Writer) (io.WriteCloser, error)) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := to(&out)
	must(t, err)
	writeTar(t, w, files)
	must(t, w.Close())
	return out.Bytes()
}

func writeTar(t testing.TB, to io.Writer, files []file) {
	t.Helper()
	w := tar.NewWriter(to)
	for _, f := range files {
		h := &tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.body)), Typeflag: tar.TypeReg}
		if f.link {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, f.body, 0
			f.body = ""
		}
		must(t, w.WriteHeader(h))
		writeText(t, w, f.body)
	}
	must(t, w.Close())
}

// writeText writes the text in pieces, so that none that is huge is copied as a whole.
func writeText(t testing.TB, w io.Writer, text string) {
	t.Helper()
	_, err := io.Copy(struct{ io.Writer }{w}, io.LimitReader(strings.NewReader(text), int64(len(text))))
	must(t, err)
}

func packZip(t testing.TB, files []file) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate}
		if f.link {
			h.SetMode(os.ModeSymlink | 0o777)
		}
		member, err := w.CreateHeader(h)
		must(t, err)
		writeText(t, member, f.body)
	}
	must(t, w.Close())
	return out.Bytes()
}

func newGzip(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, gzip.BestSpeed) }
func newZstd(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }

// saveAs writes an archive and gives its name.
func saveAs(t testing.TB, name string, data []byte) string {
	t.Helper()
	full := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(full, data, 0o644))
	return full
}

// unpack writes the files into a new folder and gives its name.
func unpack(t testing.TB, files []file) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		full := filepath.Join(dir, filepath.FromSlash(f.name))
		must(t, os.MkdirAll(filepath.Dir(full), 0o755))
		if f.link {
			must(t, os.Symlink(f.body, full))
			continue
		}
		must(t, os.WriteFile(full, []byte(f.body), 0o644))
	}
	return dir
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
