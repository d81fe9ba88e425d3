package source

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"
)

// maxWindow bounds the memory that a .zst file may ask for; it is what
// zstd --long=27 uses, the most that the zstd tool itself unpacks unasked.
const maxWindow = 128 << 20

func plainTar(file *os.File, r *reading) error {
	return tarPages(bufio.NewReaderSize(counted{file, &r.done}, 1<<20), r)
}

func zstdTar(file *os.File, r *reading) error {
	z, err := zstd.NewReader(counted{file, &r.done}, zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true))
	if err != nil {
		return err
	}
	defer z.Close()
	return tarPages(z, r)
}

func gzipTar(file *os.File, r *reading) error {
	z, err := gzip.NewReader(bufio.NewReader(counted{file, &r.done}))
	if err != nil {
		return cutShort(err)
	}
	return tarPages(z, r)
}

// tarPages reads the stream to its very end, so that a checksum behind the
// last page is checked too.
func tarPages(stream io.Reader, r *reading) error {
	tail := &zeroTail{r: &bounded{stream, r.limits.total}}
	members := tar.NewReader(tail)
	for {
		h, err := members.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return cutShort(err)
		}
		err = r.add(entry{
			name:    h.Name,
			size:    h.Size,
			dir:     h.Typeflag == tar.TypeDir,
			regular: h.Typeflag == tar.TypeReg,
			open:    func() (io.ReadCloser, error) { return io.NopCloser(members), nil },
		})
		if err != nil {
			return cutShort(err)
		}
	}
	if tail.zeros < tarTrailer {
		return errCutShort
	}
	_, err := io.Copy(io.Discard, tail)
	return cutShort(err)
}

// tarTrailer is the number of zero bytes that end a tar archive. Go's reader
// does without them, and then takes an archive cut between two files for whole.
const tarTrailer = 1024

// zeroTail counts the zero bytes at the end of what was read so far.
type zeroTail struct {
	r     io.Reader
	zeros int
}

func (z *zeroTail) Read(p []byte) (int, error) {
	n, err := z.r.Read(p)
	i := n
	for i > 0 && p[i-1] == 0 {
		i--
	}
	if i > 0 {
		z.zeros = 0
	}
	z.zeros += n - i
	return n, err
}

var errCutShort = errors.New("the archive is cut short; fetch it again")

func cutShort(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w (%w)", errCutShort, err)
	}
	return err
}
