// Package source gives the pages of the documentation site from wherever they
// were saved: a folder, an archive that is read as a stream and never unpacked,
// or the few pages bundled with the program.
//
// It refuses what cannot be such a page: names that lead out of the site, pages
// that are no UTF-8 text or are too large, archives cut short, and sources
// without a single page. It does not look at what a page says.
package source

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/b24gen/b24gen/testdata/pages"
)

// Source is a place from which pages come.
type Source interface {
	// Pages yields every page once, in an order of the source's own. An error
	// that concerns one page is yielded in its place and the next pages follow;
	// after any other error the sequence ends. Errors begin with where.
	Pages(ctx context.Context) iter.Seq2[Page, error]
	// Progress says how much of the source was read so far, in a unit of the
	// source's own. It may be called while Pages runs. A total of 0 is unknown.
	Progress() (done, total int64)
}

// Bundled is the source of the pages that come with the program.
func Bundled() Source { return newFolder("bundled pages", pages.Site) }

// Open finds out what the name stands for: a folder of saved pages, or an
// archive of one in the format that its ending says.
func Open(name string) (Source, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, reason(err))
	}
	if info.IsDir() {
		return newFolder(name, os.DirFS(name)), nil
	}
	for _, f := range formats {
		if strings.HasSuffix(strings.ToLower(filepath.Base(name)), f.ending) {
			return &archive{name: name, size: info.Size(), pages: f.pages, limits: defaultLimits}, nil
		}
	}
	return nil, fmt.Errorf("%s: not a source of pages: give a folder, or an archive that ends in %s", name, endings())
}

// reason takes the operation and the path off an error of the file system,
// because the caller's text has begun with the place already.
func reason(err error) error {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err
	}
	return err
}
