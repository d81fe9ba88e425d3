package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/output"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
)

// baseline is the numbers of findings by kind that were accepted before: they may only
// fall. They lie in a small file that is reviewed with the code.
type baseline map[parser.Kind]int

func loadBaseline(name string) (baseline, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no baseline there yet; make one with --update: %w", name, fs.ErrNotExist)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var b baseline
	return b, spec.ReadStrict(name, data, &b)
}

// risen describes the kinds that have more findings than accepted.
func (b baseline) risen(counts map[parser.Kind]int) []string {
	var out []string
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		if n, accepted := counts[kind], b[kind]; n > accepted {
			out = append(out, fmt.Sprintf("%s: %d findings, accepted are %d", kind, n, accepted))
		}
	}
	return out
}

// isLoose says whether a kind has fewer findings than accepted, so that the baseline can
// be lowered.
func (b baseline) isLoose(counts map[parser.Kind]int) bool {
	for kind, accepted := range b {
		if counts[kind] < accepted {
			return true
		}
	}
	return false
}

const baselineHeader = `# Accepted findings by kind. They may only fall; lower them with
# b24gen findings SOURCE --baseline FILE --update.
`

func (b baseline) save(ctx context.Context, name string) error {
	text := bytes.NewBufferString(baselineHeader)
	if err := yaml.NewEncoder(text).Encode(b); err != nil {
		return err
	}
	_, err := output.Write(ctx, output.Folder{Dir: filepath.Dir(name), Files: map[string][]byte{filepath.Base(name): text.Bytes()}})
	return err
}
