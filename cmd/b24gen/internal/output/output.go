// Package output writes generated files into folders. What it promises:
//
//   - Only files that begin with our header are overwritten or removed. A file of
//     somebody else's that stands where ours belongs is an error that names it.
//   - Files that have the wanted bytes already are not written again.
//   - Everything that is new is written to temporary files first, beside where it
//     belongs. A full disk, a missing right, a read-only folder or an interrupt is
//     met there: the temporary files are removed and nothing has changed.
//   - Then each temporary file is renamed to its place, and stale files of ours are
//     removed last, with the folders that are empty then. A program that is killed
//     meanwhile leaves whole files, each the old one or the new one; the next run
//     completes them and removes the temporary files that were left.
//   - No symbolic link is followed: neither the folder, nor anything below it that we
//     write to or remove, may be one. Links above the folder are the user's own.
//   - Folders are never replaced. A shell that stands in one stays there.
//
// A kill is one of the program, not of the machine: nothing is synced to the disk.
package output

import (
	"context"
	"errors"
)

// Folder is the wanted content of a folder.
type Folder struct {
	Dir string
	// Files holds the contents by slash-separated paths below Dir.
	Files map[string][]byte
	// Headers are what files of ours begin with, by the endings of their names. Such a
	// file that is not wanted any more is removed. Without headers the wanted files
	// are ours, whatever they hold, and nothing is removed.
	Headers map[string]string
}

// Stats counts files by what was done with them.
type Stats struct{ Written, Unchanged, Removed int }

// Difference is a file that is not what it should be.
type Difference struct {
	Name string
	// Old is what lies there, nil if nothing does. New is what should, nil if
	// nothing should.
	Old, New []byte
}

// Write makes the folders hold their files and, of our own files, no others. All
// problems that can be known before are reported, joined, and then nothing was
// changed. The context is obeyed until the last temporary file is written.
func Write(ctx context.Context, folders ...Folder) (Stats, error) {
	unlock, err := lock(ctx, folders)
	if err != nil {
		return Stats{}, err
	}
	defer unlock()
	p, err := plan(folders)
	defer p.close()
	if err != nil {
		return Stats{}, err
	}
	if err := p.prepare(ctx); err != nil {
		return Stats{}, errors.Join(err, p.removeTemporary())
	}
	return p.stats, p.commit()
}

// Compare gives the files that [Write] would write or remove, also what a killed run has
// left. It changes nothing. All problems are reported, joined.
func Compare(folders ...Folder) ([]Difference, error) {
	p, err := plan(folders)
	defer p.close()
	var out []Difference
	for _, e := range p.edits {
		out = append(out, e.Difference)
	}
	return out, err
}
