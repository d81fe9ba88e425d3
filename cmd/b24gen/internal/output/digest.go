package output

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
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Digest stands for the content of a folder.
type Digest struct {
	Files int    `json:"files"`
	Sum   string `json:"sum"`
}

// Digest is that of a folder which holds the files.
func (t Folder) Digest() Digest {
	sums := map[string]*[sha256.Size]byte{}
	for name, data := range t.Files {
		sums[name] = new(sha256.Sum256(data))
	}
	return digest(sums)
}

// digest is that of the sums which are there.
func digest(files map[string]*[sha256.Size]byte) Digest {
	h := sha256.New()
	n := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if sum := files[name]; sum != nil {
			fmt.Fprintf(h, "%s\n%x\n", name, *sum)
			n++
		}
	}
	return Digest{n, hex.EncodeToString(h.Sum(nil))}
}

// errLitter says that a run was killed in this folder.
var errLitter = errors.New("temporary file")

// DigestOf is that of the files of ours in the folder: those with the header
// and one of the endings. It is zero where there is something to tidy up.
func DigestOf(dir, header string, endings ...string) Digest {
	names, err := candidates(dir, endings)
	if err != nil {
		return Digest{}
	}
	sums := make([]*[sha256.Size]byte, len(names))
	var g errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		g.Go(func() error {
			var buffer []byte
			for i := w; i < len(names); i += workers {
				if err := sumOurs(filepath.Join(dir, names[i]), header, &buffer, &sums[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if g.Wait() != nil {
		return Digest{}
	}
	files := make(map[string]*[sha256.Size]byte, len(names))
	for i, name := range names {
		files[filepath.ToSlash(name)] = sums[i]
	}
	return digest(files)
}

// candidates are the files below the folder with one of the endings.
func candidates(dir string, endings []string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), temporaryPrefix):
			return errLitter
		case d.IsDir() && name != dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.Type().IsRegular() && slices.Contains(endings, filepath.Ext(name)):
			rel, err := filepath.Rel(dir, name)
			names = append(names, rel)
			return err
		}
		return nil
	})
	return names, err
}

// sumOurs hashes the file if it begins with the header.
func sumOurs(name, header string, buffer *[]byte, sum **[sha256.Size]byte) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	data := slices.Grow((*buffer)[:0], int(info.Size()))[:info.Size()]
	*buffer = data
	if _, err := io.ReadFull(f, data); err != nil {
		return err
	}
	if len(data) >= len(header) && string(data[:len(header)]) == header {
		*sum = new(sha256.Sum256(data))
	}
	return nil
}
