package tree

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Temporary files and folders carry a name that neither the go command nor we
// take for source, and that tells the next run what to sweep up.
const (
	tempPrefix = ".b24gen-"
	tempSuffix = ".tmp"
)

func isTemp(base string) bool {
	return strings.HasPrefix(base, tempPrefix) && strings.HasSuffix(base, tempSuffix)
}

// temporary is the place of a new file or folder until it replaces the old one.
func temporary(name string) string {
	return filepath.Join(filepath.Dir(name), tempPrefix+filepath.Base(name)+tempSuffix)
}

// prepare lays everything that is new beside its target.
func (c *change) prepare(ctx context.Context) error {
	for _, name := range c.litter {
		if err := c.removeAll(name); err != nil {
			return fmt.Errorf("%s: %w", name, reason(err))
		}
	}
	for _, part := range byVolume(c.edits) {
		if err := c.stage(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

// byVolume parts what no folder can hold together: on Windows, every disk has
// a root of its own.
func byVolume(edits []*edit) (parts [][]*edit) {
	index := map[string]int{}
	for _, e := range edits {
		volume := filepath.VolumeName(e.path)
		if _, ok := index[volume]; !ok {
			index[volume] = len(parts)
			parts = append(parts, nil)
		}
		parts[index[volume]] = append(parts[index[volume]], e)
	}
	return parts
}

// stage prepares the edits in as few parts as can be: as one folder that is
// exchanged, or else by subfolders, and the files between them one by one.
func (c *change) stage(ctx context.Context, edits []*edit) error {
	dir := commonDir(edits)
	if len(edits) > 1 && c.isOurs(dir) {
		if done, err := c.stageFolder(ctx, dir, edits); done || err != nil {
			return err
		}
	}
	children := map[string][]*edit{}
	for _, e := range edits {
		child := childOf(dir, e.path)
		children[child] = append(children[child], e)
	}
	for _, child := range slices.Sorted(maps.Keys(children)) {
		part := children[child]
		prepare := c.stage
		if filepath.Join(dir, child) == part[0].path {
			prepare = c.stageFile
		}
		if err := prepare(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

// commonDir is the innermost folder that holds all files.
func commonDir(edits []*edit) string {
	dir := filepath.Dir(edits[0].path)
	for _, e := range edits {
		for childOf(dir, e.path) == "" {
			dir = filepath.Dir(dir)
		}
	}
	return dir
}

// childOf is the first step from the folder to the path, empty where that does
// not lie below it.
func childOf(dir, path string) string {
	rel, err := filepath.Rel(dir, path)
	if err != nil || !filepath.IsLocal(rel) || rel == "." {
		return ""
	}
	first, _, _ := strings.Cut(rel, string(filepath.Separator))
	return first
}

// isOurs reports whether the folder lies in that of a tree, or is it.
func (c *change) isOurs(dir string) bool {
	for root, ours := range c.roots {
		if ours && (root == dir || childOf(root, dir) != "") {
			return true
		}
	}
	return false
}

// stageFile prepares a single file, for a rename.
func (c *change) stageFile(ctx context.Context, edits []*edit) error {
	for _, e := range edits {
		if !e.gone {
			if err := c.makeDir(filepath.Dir(e.name)); err != nil {
				return err
			}
			e.temp = temporary(e.name)
			if err := c.create(ctx, e); err != nil {
				return err
			}
		}
		c.singles = append(c.singles, e)
	}
	return nil
}

// create writes the new content.
func (c *change) create(ctx context.Context, e *edit) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%w, nothing was changed", context.Cause(ctx))
	}
	if err := c.disk.Create(e.temp, e.data); err != nil {
		return fmt.Errorf("%s: %w", e.name, reason(err))
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
