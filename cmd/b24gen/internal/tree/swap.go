package tree

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// swap is a folder that is put in place as a whole.
type swap struct {
	dir   string
	build string // the new folder, beside it; after the exchange, the old one
	isNew bool   // nothing lies at dir yet
	edits []*edit
}

// errUnfit says that a folder cannot be exchanged as a whole.
var errUnfit = errors.New("cannot be exchanged")

// stageFolder prepares a new folder beside the old one, if it can be done. Then
// all that does not change is linked into it.
func (c *change) stageFolder(ctx context.Context, dir string, edits []*edit) (done bool, err error) {
	s := &swap{dir: dir, build: temporary(dir), edits: edits}
	if s.isNew, err = fit(dir); err != nil {
		return false, nil
	}
	if err := c.makeDir(filepath.Dir(dir)); err != nil {
		return false, err
	}
	if err := c.fill(s); err != nil {
		return false, c.removeAll(s.build)
	}
	c.swaps = append(c.swaps, s)
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, e := range edits {
		if !e.gone {
			e.temp = s.at(e)
			g.Go(func() error { return c.create(ctx, e) })
		}
	}
	return true, g.Wait()
}

// at is the place of the file in the new folder.
func (s *swap) at(e *edit) string { return filepath.Join(s.build, s.rel(e)) }

func (s *swap) rel(e *edit) string {
	rel, _ := filepath.Rel(s.dir, e.path) // both are absolute, and the file lies in the folder
	return rel
}

// fit is an error unless the folder can be put in place as a whole.
func fit(dir string) (isNew bool, err error) {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, err
	case !info.IsDir() || !canExchange || holdsWorkingDir(info):
		return false, errUnfit
	}
	return false, nil
}

// holdsWorkingDir reports whether the program runs in the folder, or below it.
// Whoever started it there would be left in a folder that is gone.
func holdsWorkingDir(dir fs.FileInfo) bool {
	at, err := os.Getwd()
	for err == nil {
		info, statErr := os.Stat(at)
		if statErr == nil && os.SameFile(info, dir) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
		at = filepath.Dir(at)
	}
	return true
}

// fill makes the new folder, with all that stays and room for all that comes.
func (c *change) fill(s *swap) error {
	f := filler{disk: c.disk, swap: s, changed: map[string]bool{}, have: map[string]bool{}}
	for _, e := range s.edits {
		f.changed[s.rel(e)] = true
	}
	if err := f.mkdir("."); err != nil {
		return err
	}
	if !s.isNew {
		if err := f.link("."); err != nil {
			return err
		}
	}
	for _, e := range s.edits {
		if !e.gone {
			if err := f.mkdir(filepath.Dir(s.rel(e))); err != nil {
				return err
			}
		}
	}
	return nil
}

// filler makes the new folder of a swap.
type filler struct {
	disk disk
	*swap
	changed map[string]bool // files, by their paths below the folder
	have    map[string]bool // folders that are made
}

// link takes over what does not change below a path. Folders in which nothing
// is left are not made.
func (f *filler) link(rel string) error {
	entries, err := os.ReadDir(filepath.Join(f.dir, rel))
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return f.mkdir(rel)
	}
	for _, entry := range entries {
		at := filepath.Join(rel, entry.Name())
		switch {
		case entry.IsDir() && isHidden(entry.Name()):
			return errUnfit // somebody else's, and maybe large
		case entry.IsDir():
			err = f.link(at)
		case !entry.Type().IsRegular():
			return errUnfit
		case !f.changed[at]:
			err = errors.Join(f.mkdir(rel), f.disk.Link(filepath.Join(f.dir, at), filepath.Join(f.build, at)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mkdir makes a folder of the new one, like the one that it replaces.
func (f *filler) mkdir(rel string) (err error) {
	if f.have[rel] {
		return nil
	}
	if rel != "." {
		if err := f.mkdir(filepath.Dir(rel)); err != nil {
			return err
		}
	}
	old, made := filepath.Join(f.dir, rel), filepath.Join(f.build, rel)
	if _, statErr := os.Lstat(old); statErr == nil {
		err = f.disk.MkdirLike(made, old)
	} else {
		err = f.disk.Mkdir(made)
	}
	f.have[rel] = err == nil
	return err
}

// put puts the folder in place: at once, or file by file where the system does
// not let it. The files that go are left to do then.
func (c *change) put(s *swap) (left []*edit, problems []error) {
	if c.exchange(s) == nil {
		if err := s.rescue(); err != nil {
			problems = append(problems, fmt.Errorf("%s: left behind in %s: %w", s.dir, s.build, reason(err)))
		}
		return nil, problems
	}
	for _, e := range s.edits {
		if e.gone {
			left = append(left, e)
			continue
		}
		err := os.MkdirAll(filepath.Dir(e.path), 0o755)
		if err == nil {
			err = c.disk.Rename(e.temp, e.path)
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", e.name, reason(err)))
		}
	}
	return left, problems
}

func (c *change) exchange(s *swap) error {
	if s.isNew {
		return c.disk.Rename(s.build, s.dir)
	}
	return c.disk.Exchange(s.build, s.dir)
}

// rescue takes over what others have put into the old folder after it was
// linked.
func (s *swap) rescue() error {
	if s.isNew {
		return nil
	}
	ours := map[string]bool{}
	for _, e := range s.edits {
		ours[s.at(e)] = true
	}
	return filepath.WalkDir(s.build, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || ours[name] {
			return err
		}
		rel, err := filepath.Rel(s.build, name)
		if err != nil {
			return err
		}
		now := filepath.Join(s.dir, rel)
		if sameFile(name, now) {
			return nil
		}
		return errors.Join(os.MkdirAll(filepath.Dir(now), 0o755), os.Rename(name, now))
	})
}

func sameFile(a, b string) bool {
	x, err1 := os.Lstat(a)
	y, err2 := os.Lstat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}
