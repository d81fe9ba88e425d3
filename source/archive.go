package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"sync/atomic"
)

// format is a kind of archive, known by the ending of its name.
type format struct {
	ending string
	pages  func(*os.File, *reading) error
}

var formats = []format{
	{".tar", plainTar},
	{".tar.zst", zstdTar},
	{".tar.gz", gzipTar},
	{".tgz", gzipTar},
	{".zip", zipPages},
}

func endings() string {
	var all []string
	for _, f := range formats {
		all = append(all, f.ending)
	}
	last := len(all) - 1
	return strings.Join(all[:last], ", ") + " or " + all[last]
}

// archive is a packed folder of pages.
type archive struct {
	name   string
	size   int64
	pages  func(*os.File, *reading) error
	limits limits

	done atomic.Int64 // bytes of the file
}

func (a *archive) Progress() (done, total int64) { return a.done.Load(), a.size }

// Pages yields the pages in the order of the archive.
func (a *archive) Pages(ctx context.Context) iter.Seq2[Page, error] {
	return unique(a.name, func(yield func(Page, error) bool) {
		file, err := os.Open(a.name)
		if err != nil {
			yield(Page{}, fmt.Errorf("%s: %w", a.name, reason(err)))
			return
		}
		defer file.Close()
		r := &reading{archive: a, ctx: ctx, yield: yield}
		err = a.pages(file, r)
		if err == nil && r.found == 0 {
			err = errNoPages
		}
		switch {
		case errors.Is(err, errStopped):
		case ctx.Err() != nil:
			yield(Page{}, context.Cause(ctx))
		case err != nil:
			yield(Page{}, fmt.Errorf("%s: %w", a.name, err))
		}
	})
}

// reading is one pass over an archive.
type reading struct {
	*archive
	ctx   context.Context
	yield func(Page, error) bool
	found int // pages
}

// entry is a member of an archive, of whatever format.
type entry struct {
	name    string
	size    int64
	dir     bool
	regular bool
	open    func() (io.ReadCloser, error)
}

// errStopped says that the receiver wants no more pages.
var errStopped = errors.New("stopped")

// add yields the entry if it is a page. Its error ends the pass.
func (r *reading) add(e entry) error {
	if r.ctx.Err() != nil {
		return context.Cause(r.ctx)
	}
	name, err := entryName(e.name)
	if err != nil {
		return fmt.Errorf("%s: %w", e.name, err)
	}
	if e.dir || !isPage(name) {
		return nil
	}
	r.found++
	p, err := r.read(name, e)
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
		if !errors.As(err, new(pageError)) {
			return err
		}
		err = &Missing{Path: Address(name), Err: fmt.Errorf("%s: %w", r.archive.name, err)}
	}
	if !r.yield(p, err) {
		return errStopped
	}
	return nil
}

func (r *reading) read(name string, e entry) (Page, error) {
	if !e.regular {
		return Page{}, pageError{errNotRegular}
	}
	content, err := e.open()
	if err != nil {
		return Page{}, err
	}
	defer content.Close()
	html, err := r.limits.read(content, e.size)
	if err != nil {
		return Page{}, err
	}
	return page(name, html)
}

// counted counts the bytes of the file that were read, for Progress.
type counted struct {
	r    io.Reader
	done *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.done.Add(int64(n))
	return n, err
}
