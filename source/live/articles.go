package live

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// articles is a folder of articles, each named by the hash of its content and
// packed. So an article is written once, and one that was damaged is noticed.
type articles struct{ dir string }

var (
	packer = sync.OnceValue(func() *zstd.Encoder {
		w, _ := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)) // the options are valid
		return w
	})
	unpacker = sync.OnceValue(func() *zstd.Decoder {
		r, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxAnswer)) // as are these
		return r
	})
)

const packed = ".html.zst"

func (a articles) file(name string) string { return filepath.Join(a.dir, name[:2], name+packed) }

// nameOf is the name of the article.
func nameOf(article []byte) string {
	sum := sha256.Sum256(article)
	return hex.EncodeToString(sum[:])
}

// put stores the article, unless it is there undamaged, and gives its name.
func (a articles) put(article []byte) (string, error) {
	name := nameOf(article)
	file := a.file(name)
	if _, err := a.get(name); err == nil {
		return name, nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", inCache(err)
	}
	temp, err := os.CreateTemp(filepath.Dir(file), "*.tmp")
	if err != nil {
		return "", inCache(err)
	}
	_, err = temp.Write(packer().EncodeAll(article, nil))
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), file)
	}
	if err != nil {
		return "", inCache(errors.Join(err, os.Remove(temp.Name())))
	}
	return name, nil
}

var errDamaged = errors.New("the cache is damaged here")

// get reads the article of the name, as it was stored.
func (a articles) get(name string) ([]byte, error) {
	if len(name) != hex.EncodedLen(sha256.Size) {
		return nil, errDamaged
	}
	data, err := os.ReadFile(a.file(name))
	if err != nil {
		return nil, err
	}
	article, err := unpacker().DecodeAll(data, nil)
	if err != nil || nameOf(article) != name {
		return nil, errDamaged
	}
	return article, nil
}

// keep removes all but the named articles, and what kills have left behind.
func (a articles) keep(names map[string]bool) error {
	err := filepath.WalkDir(a.dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || names[strings.TrimSuffix(d.Name(), packed)] {
			return err
		}
		return os.Remove(file)
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return inCache(err)
	}
	return nil
}
