package source

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
)

// zipPages reads the members in place. The directory of a .zip stands at its
// end, so that one cut short fails before its first page.
func zipPages(file *os.File, r *reading) error {
	z, err := zip.NewReader(file, r.size)
	if errors.Is(err, zip.ErrFormat) {
		return fmt.Errorf("not a zip archive, or one that is cut short (%w)", err)
	}
	// An insecure path is reported with its name further down.
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return err
	}
	left := r.limits.total
	for _, f := range z.File {
		mode := f.Mode()
		err := r.add(entry{
			name:    f.Name,
			size:    int64(min(f.UncompressedSize64, 1<<62)),
			dir:     mode.IsDir(),
			regular: mode.IsRegular(),
			open: func() (io.ReadCloser, error) {
				content, err := f.Open()
				if err != nil {
					return nil, pageError{err}
				}
				return member{&bounded{alone{content}, left}, content}, nil
			},
		})
		if err != nil {
			return cutShort(err)
		}
		left -= int64(min(f.UncompressedSize64, 1<<62))
		r.done.Add(int64(f.CompressedSize64))
	}
	return nil
}

// alone reads a file whose damage concerns no other.
type alone struct{ r io.Reader }

func (a alone) Read(p []byte) (int, error) {
	n, err := a.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = pageError{err}
	}
	return n, err
}

// member is a file in a .zip: read through a bound, closed itself.
type member struct {
	io.Reader
	io.Closer
}
