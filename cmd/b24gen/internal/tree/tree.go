// Package tree writes generated files into folders, as a whole or not at all.
//
// Everything is written beside its target first. What fails before all of it
// lies there, be it a full disk, a folder that cannot be written to, or an
// interrupt, leaves the targets as they were. Then the folder that holds all
// changes is exchanged for the new one by one system call, so that a program
// that is killed, at whatever moment, leaves the old folder or the new one.
// Where the system has no such call, or the folder cannot be exchanged as a
// whole, this holds for each of its subfolders, and in the end for each file.
//
// Files without our header are never touched, and files whose content did not
// change keep their modification time: a new folder has them by hard links.
package tree

import (
	"context"
	"errors"
	"maps"
	"slices"
)

// Tree is the wanted content of a folder.
type Tree struct {
	Dir string
	// Files holds the contents by slash-separated paths below Dir.
	Files map[string][]byte
	// Header begins every file of ours. Other files are not ours to change.
	Header string
	// Endings are those of files of ours, beside the endings in Files: a tree that
	// has none of a kind any more still knows which ones to remove.
	Endings []string
	// Shared folders hold other things beside the files, which are left alone.
	Shared bool
}

// Stats counts files by what was done with them.
type Stats struct{ Written, Unchanged, Removed int }

// Write makes the folders hold the files of the trees and, of our own files, no
// others. All problems are reported, joined, and then nothing was changed. The
// context is obeyed until the last file is prepared; putting files in place is
// not interrupted.
func Write(ctx context.Context, trees ...Tree) (Stats, error) {
	return write(ctx, osDisk{}, trees)
}

func write(ctx context.Context, d disk, trees []Tree) (Stats, error) {
	defer lock(trees)()
	c := &change{disk: d, roots: map[string]bool{}}
	var problems []error
	for _, t := range trees {
		problems = append(problems, c.plan(t)...)
	}
	err := errors.Join(problems...)
	if err == nil {
		err = c.prepare(ctx)
	}
	if err != nil {
		return Stats{}, errors.Join(err, c.abandon())
	}
	return c.stats, c.commit()
}

// names are the paths of the files in sorted order.
func (t Tree) names() []string { return slices.Sorted(maps.Keys(t.Files)) }
