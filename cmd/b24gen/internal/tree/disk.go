package tree

import (
	"errors"
	"io/fs"
	"os"
)

// disk is what the writer needs of a file system; tests let it fail.
type disk interface {
	// Mkdir makes a folder whose parent is there.
	Mkdir(name string) error
	// MkdirLike makes one with the mode and owner of another.
	MkdirLike(name, like string) error
	// Create writes a file that must not be there yet.
	Create(name string, data []byte) error
	Link(from, to string) error
	Rename(from, to string) error
	// Exchange lets two folders change places at once.
	Exchange(a, b string) error
	Remove(name string) error
}

type osDisk struct{}

func (osDisk) Mkdir(name string) error      { return os.Mkdir(name, 0o755) }
func (osDisk) Link(from, to string) error   { return os.Link(from, to) }
func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }
func (osDisk) Exchange(a, b string) error   { return exchange(a, b) }
func (osDisk) Remove(name string) error     { return os.Remove(name) }

func (osDisk) MkdirLike(name, like string) error {
	want, err := os.Stat(like)
	if err != nil {
		return err
	}
	if err := os.Mkdir(name, 0o755); err != nil {
		return err
	}
	made, err := os.Stat(name)
	if err != nil {
		return err
	}
	if !sameOwner(made, want) {
		return &fs.PathError{Op: "chown", Path: name, Err: fs.ErrPermission}
	}
	return os.Chmod(name, want.Mode())
}

// Create reports errors of closing too: some file systems say only then that
// the disk is full.
func (osDisk) Create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// reason takes operation and paths off an error of the file system; the text
// around it has said the place already.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
