package tree

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Digest stands for the content of a folder.
type Digest struct {
	Files int    `json:"files"`
	Sum   string `json:"sum"`
}

// Digest is that of a folder which holds the tree.
func (t Tree) Digest() Digest { return digest(t.Files) }

func digest(files map[string][]byte) Digest {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%s\n%x\n", name, sha256.Sum256(files[name]))
	}
	return Digest{len(files), hex.EncodeToString(h.Sum(nil))}
}

// errLitter says that a run was killed in this folder.
var errLitter = errors.New("temporary file")

// DigestOf is that of the files of ours in the folder: those with the header
// and one of the endings. It is zero where there is something to tidy up.
func DigestOf(dir, header string, endings ...string) Digest {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case isTemp(d.Name()):
			return errLitter
		case !d.Type().IsRegular() || !slices.Contains(endings, filepath.Ext(name)):
			return nil
		}
		data, err := readOurs(name, header)
		if data == nil || err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		return Digest{}
	}
	return digest(files)
}

// readOurs reads the file if it begins with the header.
func readOurs(name, header string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, len(header))
	if _, err := io.ReadFull(f, head); err != nil || string(head) != header {
		return nil, nil
	}
	rest, err := io.ReadAll(f)
	return append(head, rest...), err
}
