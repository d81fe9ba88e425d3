package templates

import (
	"bytes"
	"slices"
	"strings"
)

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
