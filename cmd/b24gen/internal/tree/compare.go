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
	for _, e := range c.edits {
		old, err := os.ReadFile(e.name)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			problems = append(problems, err)
		}
		out = append(out, Difference{Name: e.name, Old: old, New: e.data})
	}
	return out, errors.Join(problems...)
}
