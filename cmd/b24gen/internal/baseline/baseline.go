// Package baseline holds findings against counts that were accepted before: per
// kind, they may only fall. The counts lie in a small file that is reviewed
// with the code.
package baseline

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
)

// Counts are numbers of findings by kind.
type Counts map[parser.Kind]int

// Count counts the findings.
func Count(findings []parser.Finding) Counts {
	c := Counts{}
	for _, f := range findings {
		c[f.Kind]++
	}
	return c
}

// Kinds are the kinds in the order of their names.
func (c Counts) Kinds() []parser.Kind { return slices.Sorted(maps.Keys(c)) }

// Load reads the accepted counts.
func Load(name string) (Counts, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no baseline there yet; make one with --update: %w", name, fs.ErrNotExist)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var c Counts
	return c, spec.ReadStrict(name, data, &c)
}

// Risen describes the kinds that have more findings than accepted.
func (c Counts) Risen(accepted Counts) []string {
	var out []string
	for _, kind := range c.Kinds() {
		if n, was := c[kind], accepted[kind]; n > was {
			out = append(out, fmt.Sprintf("%s: %d findings, accepted are %d", kind, n, was))
		}
	}
	return out
}

// Fallen says whether a kind has fewer findings than accepted, so that the
// baseline can be lowered.
func (c Counts) Fallen(accepted Counts) bool {
	for kind, was := range accepted {
		if c[kind] < was {
			return true
		}
	}
	return false
}

const header = `# Accepted findings by kind. They may only fall; lower them with
# b24gen findings SOURCE --baseline FILE --update.
`

// Save writes the counts as the accepted ones.
func (c Counts) Save(name string) error {
	out := bytes.NewBufferString(header)
	if err := yaml.NewEncoder(out).Encode(c); err != nil {
		return err
	}
	return os.WriteFile(name, out.Bytes(), 0o644)
}
