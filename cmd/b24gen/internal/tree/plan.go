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
	edits  []*edit
	litter []string        // what a killed run left behind
	roots  map[string]bool // folders of trees, by their absolute paths; true if all of it is ours to exchange
	stats  Stats

	swaps   []*swap  // the prepared folders
	singles []*edit  // the edits that are in none of them
	made    []string // folders made for this change, parents first
}

// edit is a file that changes.
type edit struct {
	name string // as the caller calls it
	path string // the same, absolute
	data []byte
	gone bool   // ours, and no longer wanted
	temp string // the new content on the same disk, once prepared
}

// plan finds out what differs between the tree and its folder. It changes
// nothing.
func (c *change) plan(t Tree) []error {
	root, err := filepath.Abs(t.Dir)
	if err != nil {
		return []error{fmt.Errorf("%s: %w", t.Dir, err)}
	}
	c.roots[root] = c.roots[root] || !t.Shared
	var problems []error
	wanted := map[string]bool{}
	for _, path := range t.names() {
		if !filepath.IsLocal(filepath.FromSlash(path)) {
			problems = append(problems, fmt.Errorf("%s: %s: a path that leads out of the folder", t.Dir, path))
			continue
		}
		name := filepath.Join(t.Dir, filepath.FromSlash(path))
		wanted[name] = true
		e := &edit{name: name, path: filepath.Join(root, filepath.FromSlash(path)), data: t.Files[path]}
		if err := c.compare(e, t.Header); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, reason(err)))
		}
		if t.Shared {
			c.litter = append(c.litter, temporary(name))
		}
	}
	if t.Shared {
		return problems
	}
	c.litter = append(c.litter, temporary(root))
	if err := c.walk(t, root, wanted); err != nil {
		problems = append(problems, err)
	}
	return problems
}

var (
	errNotOurs    = errors.New("there is a file of this name that b24gen did not write; move it away")
	errNotRegular = errors.New("not a regular file; move it away")
)

// compare plans to write the file, unless it has this content already.
func (c *change) compare(e *edit, header string) error {
	old, err := readRegular(e.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case bytes.Equal(old, e.data):
		c.stats.Unchanged++
		return nil
	case !bytes.HasPrefix(old, []byte(header)):
		return errNotOurs
	}
	c.stats.Written++
	c.edits = append(c.edits, e)
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
func (c *change) walk(t Tree, root string, wanted map[string]bool) error {
	kinds := map[string]bool{}
	for path := range t.Files {
		kinds[filepath.Ext(path)] = true
	}
	for _, ending := range t.Endings {
		kinds[ending] = true
	}
	err := filepath.WalkDir(t.Dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case isTemp(d.Name()):
			c.litter = append(c.litter, name)
			return skip(d)
		case d.IsDir() && name != t.Dir && isHidden(d.Name()):
			return fs.SkipDir
		case d.Type().IsRegular() && !wanted[name] && kinds[filepath.Ext(name)]:
			return c.ifOurs(t, root, name)
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

func isHidden(base string) bool { return strings.HasPrefix(base, ".") }

// skip goes on behind the entry.
func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// ifOurs plans to remove the file if it begins with the header.
func (c *change) ifOurs(t Tree, root, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, len(t.Header))
	if _, err := io.ReadFull(f, head); err != nil || string(head) != t.Header {
		return nil
	}
	rel, err := filepath.Rel(t.Dir, name)
	c.stats.Removed++
	c.edits = append(c.edits, &edit{name: name, path: filepath.Join(root, rel), gone: true})
	return err
}
