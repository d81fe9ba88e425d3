package templates

import (
	"bytes"
	"fmt"
	"go/format"
	"slices"
	"strings"
	"sync"

	"github.com/dave/jennifer/jen"
)

// Formatted remembers formatted files by what they were before: formatting takes as long as
// all else of rendering. The zero value is ready for use, by several at once.
type Formatted struct{ texts sync.Map }

// source formats what is not remembered.
func (r *Formatted) source(raw []byte) ([]byte, error) {
	if r == nil {
		return gofmt(raw)
	}
	if text, ok := r.texts.Load(string(raw)); ok {
		return text.([]byte), nil
	}
	text, err := gofmt(raw)
	if err == nil {
		r.texts.Store(string(raw), text)
	}
	return text, err
}

func gofmt(raw []byte) ([]byte, error) {
	text, err := format.Source(raw)
	return groupImports(text), err
}

// formatted is the text of the file.
func (c Config) formatted(f *jen.File, path string) (text []byte, err error) {
	f.NoFormat = true
	var raw bytes.Buffer
	if err = f.Render(&raw); err == nil {
		text, err = c.Formatted.source(raw.Bytes())
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return text, nil
}

var (
	importsBegin = []byte("\nimport (\n")
	importsEnd   = []byte("\n)\n")
)

// groupImports puts the standard library's imports of a formatted file into a
// group before the others, as goimports does; jennifer writes one group.
func groupImports(source []byte) []byte {
	begin := bytes.Index(source, importsBegin)
	if begin < 0 {
		return source
	}
	begin += len(importsBegin)
	length := bytes.Index(source[begin:], importsEnd)
	var groups [2][]string
	for line := range strings.SplitSeq(string(source[begin:begin+length]), "\n") {
		of := 1
		if isStandard(line) {
			of = 0
		}
		groups[of] = append(groups[of], line)
	}
	if len(groups[0]) == 0 || len(groups[1]) == 0 {
		return source
	}
	block := strings.Join(groups[0], "\n") + "\n\n" + strings.Join(groups[1], "\n")
	return slices.Replace(source, begin, begin+length, []byte(block)...)
}

// isStandard reports whether the line imports a package of the standard library:
// the first part of the path of any other has a dot.
func isStandard(line string) bool {
	_, quoted, _ := strings.Cut(line, `"`)
	first, _, _ := strings.Cut(strings.TrimSuffix(quoted, `"`), "/")
	return !strings.Contains(first, ".")
}
