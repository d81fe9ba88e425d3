package tree

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Temporary files carry a name that neither the go command nor we take for a
// source file, and that tells the next run what to sweep up.
const (
	tempPrefix = ".b24gen-"
	tempSuffix = ".tmp"
)

func isTemp(base string) bool {
	return strings.HasPrefix(base, tempPrefix) && strings.HasSuffix(base, tempSuffix)
}

// temporary is the place of the new content until it replaces the file.
func temporary(name string) string {
	return filepath.Join(filepath.Dir(name), tempPrefix+filepath.Base(name)+tempSuffix)
}

// prepare writes every new content beside its target, in the same folder so
// that a rename can put it in place.
func (c *change) prepare(ctx context.Context) error {
	for _, name := range c.litter {
		if err := c.disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: %w", name, reason(err))
		}
	}
	for _, r := range c.writes {
		if ctx.Err() != nil {
			return fmt.Errorf("%w, nothing was changed", context.Cause(ctx))
		}
		if err := c.makeDir(filepath.Dir(r.name)); err != nil {
			return err
		}
		r.temp = temporary(r.name)
		if err := c.disk.Create(r.temp, r.data); err != nil {
			return fmt.Errorf("%s: %w", r.name, reason(err))
		}
	}
	return nil
}

// makeDir makes the folder and those above it, and remembers which are new.
func (c *change) makeDir(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return fmt.Errorf("%s: is a file, a folder is needed here", dir)
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: %w", dir, reason(err))
	}
	if err := c.makeDir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := c.disk.Mkdir(dir); err != nil {
		return fmt.Errorf("%s: %w", dir, reason(err))
	}
	c.made = append(c.made, dir)
	return nil
}

// abandon takes back what prepare did. What cannot be taken back is swept up by
// the next run.
func (c *change) abandon() error {
	var problems []error
	for _, r := range c.writes {
		if r.temp == "" {
			continue
		}
		if err := c.disk.Remove(r.temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
			problems = append(problems, fmt.Errorf("%s: %w", r.temp, reason(err)))
		}
	}
	for _, dir := range slices.Backward(c.made) {
		if err := c.disk.Remove(dir); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", dir, reason(err)))
		}
	}
	return errors.Join(problems...)
}

// commit puts the prepared files in place and removes what no longer belongs.
// It goes on after an error, because a second run can only complete what is
// left, not undo what is done.
func (c *change) commit() error {
	var problems []error
	for _, r := range c.writes {
		if err := c.disk.Rename(r.temp, r.name); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", r.name, reason(err)))
		}
	}
	if len(problems) > 0 {
		return errors.Join(append(problems, errors.New("some files are new and some are old now; run again"))...)
	}
	for _, name := range c.stale {
		if err := c.disk.Remove(name); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, reason(err)))
			continue
		}
		c.removeEmpty(filepath.Dir(name))
	}
	return errors.Join(problems...)
}

// removeEmpty removes a folder that the removal of our files has left empty,
// and those above it up to the tree's own. The system refuses where something
// is left in one.
func (c *change) removeEmpty(dir string) {
	for !c.roots[dir] && c.disk.Remove(dir) == nil {
		dir = filepath.Dir(dir)
	}
}
