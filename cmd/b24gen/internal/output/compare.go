package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// change is what must happen to the folders.
type change struct {
	targets  []*target
	edits    []*edit
	left     []*edit // temporary files of a run that was killed
	stats    Stats
	problems []error
}

// target is a folder to be written to, opened so that no name leads out of it.
type target struct {
	Folder
	root *os.Root // the folder, or the innermost one around it that is there
	at   string   // the way from root to the folder
}

// edit is a file to be changed.
type edit struct {
	Difference
	*target
	path     string // below root
	prepared bool   // its temporary file is there
}

func (t *target) edit(name string, old, new []byte) *edit {
	return &edit{Difference{filepath.Join(t.Dir, name), old, new}, t, filepath.Join(t.at, name), false}
}

var (
	errNotOurs   = errors.New("there is a file of this name that b24gen did not write; move it away")
	errNotFile   = errors.New("not a regular file; move it away")
	errNotFolder = errors.New("not a folder, or only a link to one; move it away")
)

// where puts the place before an error, instead of the system's operation and paths.
func where(name string, err error) error {
	if err == nil {
		return nil
	}
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		err = path.Err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// problem takes in a problem, once: two targets may have the same folder.
func (c *change) problem(name string, err error) {
	problem := where(name, err)
	isSame := func(other error) bool { return other.Error() == problem.Error() }
	if !slices.ContainsFunc(c.problems, isSame) {
		c.problems = append(c.problems, problem)
	}
}

// compare finds out what differs between the folders and their wanted contents. It
// changes nothing.
func compare(folders []Folder) (*change, error) {
	c := &change{}
	for _, f := range folders {
		t, err := open(f)
		if err != nil {
			c.problem(f.Dir, err)
			continue
		}
		c.targets = append(c.targets, t)
		c.compare(t)
	}
	return c, errors.Join(c.problems...)
}

func open(f Folder) (*target, error) {
	dir, at := filepath.Clean(f.Dir), "."
	info, err := os.Lstat(dir)
	for errors.Is(err, fs.ErrNotExist) && dir != filepath.Dir(dir) {
		dir, at = filepath.Dir(dir), filepath.Join(filepath.Base(dir), at)
		info, err = os.Stat(dir)
	}
	if err == nil && !info.IsDir() {
		err = errNotFolder
	}
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	return &target{Folder: f, root: root, at: at}, err
}

func (c *change) close() {
	for _, t := range c.targets {
		t.root.Close()
	}
}

// compare plans what makes the folder hold its files, and of ours no others.
func (c *change) compare(t *target) {
	there := c.read(t)
	names := maps.Clone(there)
	maps.Copy(names, t.Files)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		old, exists := there[name]
		new, wanted := t.Files[name]
		isOurs := bytes.HasPrefix(old, []byte(t.Header))
		switch e := t.edit(name, old, new); {
		case exists && wanted && bytes.Equal(old, new):
			c.stats.Unchanged++
		case exists && wanted && !isOurs:
			c.problem(e.Name, errNotOurs)
		case wanted:
			c.stats.Written++
			c.edits = append(c.edits, e)
		case isOurs:
			c.stats.Removed++
			c.edits = append(c.edits, e)
		}
	}
}

// read reads the files of the folder that are wanted or can be ours, by their paths. It
// does not look behind links, and not into folders such as .git. What lies where a
// file or folder of ours belongs and is none is a problem.
func (c *change) read(t *target) map[string][]byte {
	folders, files := parents(t.Files), map[string][]byte{}
	if t.at != "." {
		return files // the folder is not there yet
	}
	err := fs.WalkDir(t.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		_, wanted := t.Files[name]
		e := t.edit(name, nil, nil)
		if err := obstacle(folders[name], wanted, d); err != nil {
			c.problem(e.Name, err)
		}
		switch {
		case d.IsDir() && !folders[name] && (len(t.Endings) == 0 || strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case !d.Type().IsRegular():
		case t.isTemporary(name):
			c.left = append(c.left, e)
		case wanted || slices.Contains(t.Endings, path.Ext(name)):
			files[name], err = t.root.ReadFile(name)
		}
		return err
	})
	if err != nil {
		c.problem(t.Dir, err)
	}
	return files
}

// obstacle is the error for what lies where a folder or a file of ours belongs and is
// none.
func obstacle(isFolder, isFile bool, d fs.DirEntry) error {
	switch {
	case isFolder && !d.IsDir():
		return errNotFolder
	case isFile && !d.Type().IsRegular():
		return errNotFile
	}
	return nil
}

// parents are the folders that the files lie in.
func parents(files map[string][]byte) map[string]bool {
	all := map[string]bool{".": true}
	for name := range files {
		for dir := path.Dir(name); !all[dir]; dir = path.Dir(dir) {
			all[dir] = true
		}
	}
	return all
}
