package tree

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// abandon takes back what prepare did. What cannot be taken back is swept up by
// the next run.
func (c *change) abandon() error {
	var problems []error
	for _, s := range c.swaps {
		problems = append(problems, c.removeAll(s.build))
	}
	for _, e := range c.edits {
		if e.temp != "" {
			problems = append(problems, c.removeAll(e.temp))
		}
	}
	for _, dir := range slices.Backward(c.made) {
		if err := c.disk.Remove(dir); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", dir, reason(err)))
		}
	}
	return errors.Join(problems...)
}

// removeAll removes a temporary file or folder, if it is there.
func (c *change) removeAll(name string) error {
	entries, err := os.ReadDir(name)
	if err == nil {
		for _, entry := range entries {
			if err := c.removeAll(filepath.Join(name, entry.Name())); err != nil {
				return err
			}
		}
	}
	if err := c.disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", name, reason(err))
	}
	return nil
}

// commit puts everything in place, and then removes what no longer belongs.
// It goes on after an error, because a second run can only complete what is
// left, not undo what is done.
func (c *change) commit() error {
	var problems []error
	var gone []*edit
	for _, s := range c.swaps {
		left, errs := c.put(s)
		gone, problems = append(gone, left...), append(problems, errs...)
	}
	for _, e := range c.singles {
		if e.gone {
			gone = append(gone, e)
		} else if err := c.disk.Rename(e.temp, e.name); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", e.name, reason(err)))
		}
	}
	if len(problems) > 0 {
		return errors.Join(append(problems, errors.New("some files are new and some are old now; run again"))...)
	}
	for _, e := range gone {
		if err := c.disk.Remove(e.path); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", e.name, reason(err)))
			continue
		}
		c.removeEmpty(filepath.Dir(e.path))
	}
	for _, s := range c.swaps {
		problems = append(problems, c.removeAll(s.build))
		if s.emptied() {
			c.removeEmpty(s.dir)
		}
	}
	return errors.Join(problems...)
}

// emptied reports whether all that was to be done in the folder was to remove
// files.
func (s *swap) emptied() bool {
	return !slices.ContainsFunc(s.edits, func(e *edit) bool { return !e.gone })
}

// removeEmpty removes a folder that the removal of our files has left empty,
// and those above it up to the tree's own. The system refuses where something
// is left in one.
func (c *change) removeEmpty(dir string) {
	for {
		if _, isRoot := c.roots[dir]; isRoot || c.disk.Remove(dir) != nil {
			return
		}
		dir = filepath.Dir(dir)
	}
}
