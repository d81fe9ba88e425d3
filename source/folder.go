package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"sync/atomic"
)

// folder is a tree of files, on disk or bundled.
type folder struct {
	name   string
	files  fs.FS
	limits limits

	done, total atomic.Int64 // pages
}

func newFolder(name string, files fs.FS) *folder {
	return &folder{name: name, files: files, limits: defaultLimits}
}

func (f *folder) Progress() (done, total int64) { return f.done.Load(), f.total.Load() }

// Pages yields the pages in the order of their names.
func (f *folder) Pages(ctx context.Context) iter.Seq2[Page, error] {
	return unique(f.name, func(yield func(Page, error) bool) {
		names, unread, err := f.names()
		if err != nil {
			yield(Page{}, fmt.Errorf("%s: %w", f.name, err))
			return
		}
		for _, err := range unread {
			if !yield(Page{}, err) {
				return
			}
		}
		f.total.Store(int64(len(names)))
		for i, name := range names {
			if ctx.Err() != nil {
				yield(Page{}, context.Cause(ctx))
				return
			}
			p, err := f.read(name)
			if err != nil {
				err = &Missing{Path: Address(name), Err: fmt.Errorf("%s: %s: %w", f.name, name, reason(err))}
			}
			f.done.Store(int64(i + 1))
			if !yield(p, err) {
				return
			}
		}
	})
}

// names are the names of all pages, and the folders that cannot be read.
func (f *folder) names() (names []string, unread []*Missing, err error) {
	err = fs.WalkDir(f.files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name != ".":
			unread = append(unread, &Missing{Path: Address(name) + "/", Err: fmt.Errorf("%s: %s: %w", f.name, name, reason(err))})
			return fs.SkipDir
		case err == nil && !d.IsDir() && isPage(name):
			names = append(names, name)
		}
		return err
	})
	if err == nil && len(names) == 0 {
		err = errNoPages
	}
	return names, unread, err
}

// read reads one page. An error here never ends the sequence, the other files
// are still there.
func (f *folder) read(name string) (Page, error) {
	info, err := fs.Stat(f.files, name)
	if err != nil {
		return Page{}, err
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for whoever writes into it
		return Page{}, errNotRegular
	}
	file, err := f.files.Open(name)
	if err != nil {
		return Page{}, err
	}
	defer file.Close()
	html, err := f.limits.read(file, info.Size())
	if err != nil {
		return Page{}, err
	}
	return page(name, html)
}

var (
	errNoPages    = errors.New("no pages: nothing in it ends in .html")
	errNotRegular = errors.New("not a regular file")
)
