package tree

import (
	"errors"
	"os"
)

// Difference is a file that is not what it should be.
type Difference struct {
	Name string
	// Old is what lies there, nil if nothing does. New is what should, nil if
	// nothing should.
	Old, New []byte
}

// Compare gives the files that [Write] would write or remove. It changes
// nothing. All problems are reported, joined.
func Compare(trees ...Tree) ([]Difference, error) {
	c := &change{roots: map[string]bool{}}
	var problems []error
	for _, t := range trees {
		problems = append(problems, c.plan(t)...)
	}
	var out []Difference
	for _, w := range c.writes {
		out = append(out, Difference{Name: w.name, New: w.data})
	}
	for _, name := range c.stale {
		out = append(out, Difference{Name: name})
	}
	for i := range out {
		old, err := os.ReadFile(out[i].Name)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			problems = append(problems, err)
		}
		out[i].Old = old
	}
	return out, errors.Join(problems...)
}
