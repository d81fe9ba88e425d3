package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/source"
)

type archiveCmd struct {
	Source string `arg:"" help:"Address of the site, folder of saved pages, or an archive."`
	File   string `arg:"" help:"The archive to write; its name ends in .tar.zst."`
}

// archiveEnding is the one form that is written.
const archiveEnding = ".tar.zst"

func (c *archiveCmd) Run(a *app) error {
	if !strings.HasSuffix(c.File, archiveEnding) {
		return fmt.Errorf("%s: the archive's name ends in %s", c.File, archiveEnding)
	}
	pages, missing, err := a.collect(c.Source)
	if err != nil {
		return err
	}
	var packed bytes.Buffer
	if err := source.Pack(&packed, pages); err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	file := output.Folder{Dir: filepath.Dir(c.File), Files: map[string][]byte{filepath.Base(c.File): packed.Bytes()}}
	if _, err := output.Write(a.ctx, file); err != nil {
		return err
	}
	fmt.Fprintf(a.report(), "%8d  pages in %s, %.1f MB\n", len(pages), c.File, float64(packed.Len())/1e6)
	if len(missing) > 0 {
		return errors.Join(append(missing, fmt.Errorf("%w: pages that could not be read: %d; the archive is without them", errCheck, len(missing)))...)
	}
	return nil
}

// collect gives the pages of a source, and the errors of those that cannot be read.
func (a *app) collect(name string) (pages []source.Page, missing []error, err error) {
	src, err := a.open(name)
	if err != nil {
		return nil, nil, err
	}
	for p, err := range src.Pages(a.ctx) {
		var gone *source.Missing
		switch {
		case errors.As(err, new(*source.Moved)):
		case errors.As(err, &gone):
			missing = append(missing, err)
		case err != nil:
			return nil, nil, err
		default:
			pages = append(pages, p)
		}
	}
	return pages, missing, nil
}
