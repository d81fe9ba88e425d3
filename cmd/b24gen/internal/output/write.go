package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Temporary files have names that the go command does not take for source, and that
// tell the next run what to remove.
const (
	temporaryPrefix = ".b24gen-"
	temporarySuffix = ".tmp"
)

// temporary is where the new content lies until it is put in place.
func (e *edit) temporary() string {
	dir, base := filepath.Split(e.path)
	return dir + temporaryPrefix + base + temporarySuffix
}

// isTemporary says whether the path can only be that of a temporary file of ours.
func (t *target) isTemporary(name string) bool {
	base, isPrefixed := strings.CutPrefix(path.Base(name), temporaryPrefix)
	base, isSuffixed := strings.CutSuffix(base, temporarySuffix)
	_, wanted := t.Files[path.Join(path.Dir(name), base)]
	return isPrefixed && isSuffixed && (wanted || slices.Contains(t.Endings, path.Ext(base)))
}

// prepare writes everything that is new to temporary files.
func (c *change) prepare(ctx context.Context) error {
	for _, e := range c.left {
		if err := e.root.Remove(e.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return where(e.Name, err)
		}
	}
	for _, e := range c.edits {
		if ctx.Err() != nil {
			return fmt.Errorf("%w, nothing was changed", context.Cause(ctx))
		}
		if err := e.prepare(); err != nil {
			return where(e.Name, err)
		}
	}
	return nil
}

// prepare writes the new content beside its place. Of a file that is to be removed the
// temporary one is empty: it shows that the folder can be written to. Errors of
// closing count, because some file systems say only then that the disk is full.
func (e *edit) prepare() error {
	if err := e.root.MkdirAll(filepath.Dir(e.path), 0o755); err != nil {
		return err
	}
	f, err := e.root.OpenFile(e.temporary(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	e.prepared = true
	_, err = f.Write(e.New)
	return errors.Join(err, f.Close())
}

// abandon takes back what prepare did. What cannot be taken back is removed by the
// next run.
func (c *change) abandon() error {
	err := c.removeTemporary()
	for _, e := range c.edits {
		e.removeEmpty()
	}
	return err
}

func (c *change) removeTemporary() error {
	var problems []error
	for _, e := range c.edits {
		if e.prepared {
			problems = append(problems, where(e.Name, e.root.Remove(e.temporary())))
		}
	}
	return errors.Join(problems...)
}

// removeEmpty removes the folder of a file that is gone if it is empty now, and so on
// with those around it up to the root. The system refuses where something is left.
func (e *edit) removeEmpty() {
	for dir := filepath.Dir(e.path); dir != "." && e.root.Remove(dir) == nil; {
		dir = filepath.Dir(dir)
	}
}

// commit puts the new files in place, and then removes what no longer belongs. It goes
// on after an error, because a second run can only complete what is left, not undo
// what is done.
func (c *change) commit() error {
	var problems []error
	for _, e := range c.edits {
		if e.New != nil {
			err := e.root.Rename(e.temporary(), e.path)
			e.prepared = err != nil
			problems = append(problems, where(e.Name, err))
		}
	}
	if err := errors.Join(problems...); err != nil {
		return errors.Join(err, errors.New("some files are new and some are old now; run again"), c.removeTemporary())
	}
	for _, e := range c.edits {
		if e.New == nil {
			problems = append(problems, where(e.Name, e.root.Remove(e.path)))
		}
	}
	problems = append(problems, c.removeTemporary()) // until now they mark folders that become empty
	for _, e := range append(c.left, c.edits...) {
		e.removeEmpty()
	}
	return errors.Join(problems...)
}
