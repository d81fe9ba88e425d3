package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Temporary files have names that the go command does not take for source, and that
// tell the next run what to remove.
const (
	temporaryPrefix = ".b24gen-"
	temporarySuffix = ".tmp"
)

// temporaryPath is where the new content lies until it is put in place.
func (e *edit) temporaryPath() string {
	dir, base := filepath.Split(e.path)
	return dir + temporaryPrefix + base + temporarySuffix
}

// isTemporary says whether the path can only be that of a temporary file of ours.
func (t *target) isTemporary(name string) bool {
	base, isPrefixed := strings.CutPrefix(path.Base(name), temporaryPrefix)
	base, isSuffixed := strings.CutSuffix(base, temporarySuffix)
	_, wanted := t.Files[path.Join(path.Dir(name), base)]
	_, canBeOurs := t.Headers[path.Ext(base)]
	return isPrefixed && isSuffixed && (wanted || canBeOurs)
}

// prepare removes the temporary files of killed runs, and writes everything that is new
// to temporary files of its own.
func (p *edits) prepare(ctx context.Context) error {
	for _, e := range p.edits {
		if !e.temporary {
			continue
		}
		if err := e.root.Remove(e.path); err != nil && !errors.Is(err, fs.ErrNotExist) { // two folders may see it
			return where(e.Name, err)
		}
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, e := range p.edits {
		if ctx.Err() != nil {
			g.Go(func() error { return fmt.Errorf("%w, nothing was changed", context.Cause(ctx)) })
			break
		}
		g.Go(func() error { return where(e.Name, e.prepare()) })
	}
	return g.Wait()
}

// prepare writes the new content beside its place. Of a file that is to be removed the
// temporary one is empty: it shows that the folder can be written to. Errors of
// closing count, because some file systems say only then that the disk is full.
func (e *edit) prepare() error {
	if e.temporary {
		return nil
	}
	f, err := e.create()
	if errors.Is(err, fs.ErrNotExist) {
		if err := e.root.MkdirAll(filepath.Dir(e.path), 0o755); err != nil {
			return err
		}
		f, err = e.create()
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s beside it: %w", filepath.Base(e.temporaryPath()), errNotFile)
	}
	if err != nil {
		return err
	}
	e.prepared = true
	_, err = f.Write(e.New)
	return errors.Join(err, f.Close())
}

func (e *edit) create() (*os.File, error) {
	return e.root.OpenFile(e.temporaryPath(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// removeTemporary removes the temporary files that are there, and all folders that are
// empty then: those of removed files, and those that were made for files that could
// not be written. What stays is removed by the next run.
func (p *edits) removeTemporary() error {
	var problems []error
	for _, e := range p.edits {
		if e.prepared {
			problems = append(problems, where(e.Name, e.root.Remove(e.temporaryPath())))
		}
	}
	tried := ""
	for _, e := range p.edits { // the system refuses to remove a folder that is not empty
		if filepath.Dir(e.Name) == tried {
			continue
		}
		tried = filepath.Dir(e.Name)
		for dir := filepath.Dir(e.path); dir != "." && e.root.Remove(dir) == nil; {
			dir = filepath.Dir(dir)
		}
	}
	return errors.Join(problems...)
}

// commit puts the new files in place, and then removes what no longer belongs. It goes
// on after an error, because a second run can only complete what is left, not undo
// what is done.
func (p *edits) commit() error {
	var problems []error
	for _, e := range p.edits {
		if e.New != nil {
			err := e.root.Rename(e.temporaryPath(), e.path)
			e.prepared = err != nil
			problems = append(problems, where(e.Name, err))
		}
	}
	if err := errors.Join(problems...); err != nil {
		return errors.Join(err, errors.New("some files are new and some are old now; run again"), p.removeTemporary())
	}
	for _, e := range p.edits {
		if e.New == nil && !e.temporary {
			problems = append(problems, where(e.Name, e.root.Remove(e.path)))
		}
	}
	return errors.Join(append(problems, p.removeTemporary())...)
}
