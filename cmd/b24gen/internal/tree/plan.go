package tree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// change is what must happen to the folders.
type change struct {
	disk   disk
	writes []*replacement
	stale  []string // files of ours that no longer belong
	litter []string // temporary files that a killed run left behind
	made   []string // folders made for this change, parents first
	roots  map[string]bool
	stats  Stats
}

// replacement is a file with new content.
type replacement struct {
	name string // the target
	temp string // the new content beside it, once prepared
	data []byte
}

// plan finds out what differs between the tree and its folder. It changes
// nothing.
func (c *change) plan(t Tree) []error {
	var problems []error
	c.roots[filepath.Clean(t.Dir)] = true
	wanted := map[string]bool{}
	for _, path := range t.names() {
		if !filepath.IsLocal(filepath.FromSlash(path)) {
			problems = append(problems, fmt.Errorf("%s: %s: a path that leads out of the folder", t.Dir, path))
			continue
		}
		name := filepath.Join(t.Dir, filepath.FromSlash(path))
		wanted[name] = true
		if err := c.compare(name, t.Files[path], t.Header); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, reason(err)))
		}
		if t.Shared {
			c.litter = append(c.litter, temporary(name))
		}
	}
	if t.Shared {
		return problems
	}
	if err := c.walk(t, wanted); err != nil {
		problems = append(problems, err)
	}
	return problems
}

var (
	errNotOurs    = errors.New("there is a file of this name that b24gen did not write; move it away")
	errNotRegular = errors.New("not a regular file; move it away")
)

// compare plans to write the file, unless it has this content already.
func (c *change) compare(name string, data []byte, header string) error {
	old, err := readRegular(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case bytes.Equal(old, data):
		c.stats.Unchanged++
		return nil
	case !bytes.HasPrefix(old, []byte(header)):
		return errNotOurs
	}
	c.stats.Written++
	c.writes = append(c.writes, &replacement{name: name, data: data})
	return nil
}

func readRegular(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	return os.ReadFile(name)
}

// walk finds files of ours that no longer belong. Folders whose name begins
// with a dot, such as .git, are never ours.
func (c *change) walk(t Tree, wanted map[string]bool) error {
	kinds := map[string]bool{}
	for path := range t.Files {
		kinds[filepath.Ext(path)] = true
	}
	err := filepath.WalkDir(t.Dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != t.Dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case isTemp(d.Name()):
			c.litter = append(c.litter, name)
		case d.Type().IsRegular() && !wanted[name] && kinds[filepath.Ext(name)]:
			return c.ifOurs(name, t.Header)
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", t.Dir, err)
	}
	return nil
}

// ifOurs plans to remove the file if it begins with the header.
func (c *change) ifOurs(name, header string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, len(header))
	if _, err := io.ReadFull(f, head); err == nil && string(head) == header {
		c.stats.Removed++
		c.stale = append(c.stale, name)
	}
	return nil
}
