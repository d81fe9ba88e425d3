package source

import (
	"errors"
	"fmt"
	"io"
)

// limits bound what a source may make us read. The largest page of the real
// site has less than 1 MB, the whole site about 400 MB.
type limits struct {
	page  int64 // bytes of one page
	total int64 // bytes of all that is read, after decompression
}

var defaultLimits = limits{page: 32 << 20, total: 8 << 30}

// read reads one page of the announced size from r. The announcement is only a
// hint: it may be absent (negative) or a lie.
func (l limits) read(r io.Reader, announced int64) ([]byte, error) {
	if announced > l.page {
		return nil, l.tooLarge(announced)
	}
	// One byte more than announced lets the last Read see the end at once.
	html := make([]byte, 0, max(announced, 0)+1)
	for {
		n, err := r.Read(html[len(html):cap(html)])
		html = html[:len(html)+n]
		if int64(len(html)) > l.page {
			return nil, l.tooLarge(announced)
		}
		if errors.Is(err, io.EOF) {
			return html, nil
		}
		if err != nil {
			return nil, err
		}
		if len(html) == cap(html) {
			html = append(html, 0)[:len(html)]
		}
	}
}

func (l limits) tooLarge(size int64) error {
	if size > l.page {
		return pageError{fmt.Errorf("%d bytes are too much for a page, the limit is %d", size, l.page)}
	}
	return pageError{fmt.Errorf("too large for a page, the limit is %d bytes", l.page)}
}

// bounded fails once more than the limit has been read, which stops an archive
// that unpacks into an endless stream.
type bounded struct {
	r    io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, errors.New("unpacks to more than any documentation site has; is this the right archive?")
	}
	return n, err
}
