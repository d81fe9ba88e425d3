package lookup

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"math"
)

// Index is the index of an SDK as generate writes it, an entry on a line. Each search reads it
// line by line, and only what it finds is kept and decoded: to have all of it in memory takes
// longer than the program may.
type Index struct {
	file   io.ReaderAt
	buffer []byte
	has    func(*line) bool
}

// New is the index in a file.
func New(file io.ReaderAt) Index {
	return Index{file: file, buffer: make([]byte, 32<<10), has: (*line).isEntry}
}

// where is the part of the index of which that is so.
func (x Index) where(is func(*line) bool) Index {
	has := x.has
	x.has = func(l *line) bool { return has(l) && is(l) }
	return x
}

// Module is the import path of the SDK, empty if it is not known.
func (x Index) Module() (module string) {
	n, _ := x.file.ReadAt(x.buffer, 0) // a search tells of errors
	_, rest, _ := bytes.Cut(x.buffer[:n], []byte(`"module":`))
	_ = json.NewDecoder(bytes.NewReader(rest)).Decode(&module)
	return module
}

// Runtime is the import path of what the SDK runs on, empty if no code of its is there.
func (x Index) Runtime() string {
	for l, err := range x.lines() {
		if err != nil {
			return ""
		}
		if path := l.value("import"); len(path) > 0 {
			return string(path)
		}
	}
	return ""
}

var errNoIndex = errors.New("not an index as generate writes it, an entry on a line")

// lines are its entries, each until the next.
func (x Index) lines() iter.Seq2[*line, error] {
	return func(yield func(*line, error) bool) {
		file := bufio.NewScanner(io.NewSectionReader(x.file, 0, math.MaxInt64))
		file.Buffer(x.buffer, math.MaxInt)
		l, isWhole := &line{}, false
		for file.Scan() {
			l.read(file.Bytes())
			isWhole = string(l.text) == "]}"
			if x.has(l) && !yield(l, nil) {
				return
			}
		}
		if err := file.Err(); err != nil || !isWhole {
			yield(nil, cmp.Or(err, errNoIndex))
		}
	}
}

// first are the lines that the first of the ways finds that finds any, and that way.
func (x Index) first(ways ...way) (found []*line, by way, err error) {
	for l, err := range x.lines() {
		if err != nil {
			return nil, by, err
		}
		for i, w := range ways {
			if !w.is(l) {
				continue
			}
			if len(found) == 0 || i < len(ways)-1 {
				found, by, ways = nil, w, ways[:i+1] // those behind it are no longer asked
			}
			found = append(found, &line{number: l.number, text: bytes.Clone(l.text)})
			break
		}
	}
	return found, by, nil
}
