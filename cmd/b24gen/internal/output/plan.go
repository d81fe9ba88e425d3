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

// edits are what must happen to the folders.
type edits struct {
	targets  []*target
	edits    []*edit
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
	root      *os.Root
	path      string // below root
	temporary bool   // the file is a temporary one that a killed run has left
	prepared  bool   // its own temporary file is there
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

// plan finds out what differs between the folders and their wanted contents. It changes
// nothing.
func plan(folders []Folder) (*edits, error) {
	p := &edits{}
	for _, f := range folders {
		t, err := open(f)
		if err != nil {
			p.problem(f.Dir, err)
			continue
		}
		p.targets = append(p.targets, t)
		p.compare(t)
	}
	return p, errors.Join(p.problems...)
}

func (p *edits) problem(name string, err error) { p.problems = append(p.problems, where(name, err)) }

func (p *edits) close() {
	for _, t := range p.targets {
		t.root.Close()
	}
}

func open(f Folder) (*target, error) {
	if info, err := os.Lstat(f.Dir); err == nil && !info.IsDir() {
		return nil, errNotFolder
	}
	dir, at := innermost(filepath.Clean(f.Dir))
	root, err := os.OpenRoot(dir)
	return &target{f, root, at}, err
}

// innermost is the innermost part of a path that is there, and the way on from it.
func innermost(dir string) (there, rest string) {
	for rest = "."; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
	return dir, rest
}

// compare plans what makes the folder hold its files, and of ours no others.
func (p *edits) compare(t *target) {
	there := p.read(t)
	names := maps.Clone(there)
	maps.Copy(names, t.Files)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		old, exists := there[name]
		new, wanted := t.Files[name]
		e := &edit{Difference{filepath.Join(t.Dir, name), old, new}, t.root, filepath.Join(t.at, name), t.isTemporary(name), false}
		switch {
		case exists && wanted && bytes.Equal(old, new):
			p.stats.Unchanged++
			continue
		case exists && wanted && !t.isOurs(name, old):
			p.problem(e.Name, errNotOurs)
		case wanted:
			p.stats.Written++
		case e.temporary:
		case t.isOurs(name, old):
			p.stats.Removed++
		default:
			continue
		}
		p.edits = append(p.edits, e)
	}
}

// isOurs reports whether we have written what a file holds.
func (t *target) isOurs(name string, data []byte) bool {
	header, isKnown := t.Headers[path.Ext(name)]
	return len(t.Headers) == 0 || isKnown && bytes.HasPrefix(data, []byte(header))
}

// read reads the files of the folder that are wanted or can be ours, by their paths. It
// does not look behind links, and not into folders such as .git. What lies where a
// file or folder of ours belongs and is none is a problem.
func (p *edits) read(t *target) map[string][]byte {
	folders, files := parents(t.Files), map[string][]byte{}
	if t.at != "." {
		return files // the folder is not there yet
	}
	err := fs.WalkDir(t.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		_, wanted := t.Files[name]
		switch isFile := d.Type().IsRegular(); {
		case folders[name] && !d.IsDir():
			p.problem(filepath.Join(t.Dir, name), errNotFolder)
		case wanted && !isFile:
			p.problem(filepath.Join(t.Dir, name), errNotFile)
		case d.IsDir() && !folders[name] && t.passes(d.Name()):
			return fs.SkipDir
		case isFile && (wanted || t.canBeOurs(name)):
			files[name], err = t.root.ReadFile(name)
		}
		return err
	})
	if err != nil {
		p.problem(t.Dir, err)
	}
	return files
}

// passes reports whether a folder without wanted files has none that can be ours.
func (t *target) passes(base string) bool { return len(t.Headers) == 0 || strings.HasPrefix(base, ".") }

// canBeOurs reports whether a file has a name that we give.
func (t *target) canBeOurs(name string) bool {
	_, isKind := t.Headers[path.Ext(name)]
	return isKind || t.isTemporary(name)
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
