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
	".tar.gz":  func(t testing.TB, f []file) []byte { return squeeze(t, packTar(t, f), newGzip) },
	".tar.zst": func(t testing.TB, f []file) []byte { return squeeze(t, packTar(t, f), newZstd) },
	".zip":     packZip,
}

func packTar(t testing.TB, files []file) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, f := range files {
		out.Grow(len(f.body))
		h := &tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.body)), Typeflag: tar.TypeReg}
		if f.link {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, f.body, 0
			f.body = ""
		}
		must(t, w.WriteHeader(h))
		_, err := io.WriteString(w, f.body)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
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
		_, err = io.WriteString(member, f.body)
		must(t, err)
	}
	must(t, w.Close())
	return out.Bytes()
}

func newGzip(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriterLevel(w, gzip.BestSpeed) }
func newZstd(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }

func squeeze(t testing.TB, data []byte, to func(io.Writer) (io.WriteCloser, error)) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := to(&out)
	must(t, err)
	_, err = w.Write(data)
	must(t, err)
	must(t, w.Close())
	return out.Bytes()
}

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
