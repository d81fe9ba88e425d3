// Package form converts between JSON and the bracket form of PHP, such as
// fields[PHONE][0][VALUE]=1, in which batch commands, form-encoded calls and
// the portal's own event posts are written (REST-PROTOCOL sections 2, 7, 14).
//
// JSON is the other side in both directions because it keeps the order of
// names and lists, which positional methods depend on, and because whatever
// reads answers can then read events too.
//
// The form knows texts only. The package refuses what would change its meaning
// on the way: null, empty lists, empty objects, and names that PHP rewrites.
package form

import (
	"fmt"
	"strings"
)

// MaxDepth is the deepest nesting that PHP reads; it drops anything below
// without a word (max_input_nesting_level).
const MaxDepth = 64

// MaxPairs bounds the pairs that Decode accepts.
const MaxPairs = 10_000

// Error says which value could not be converted, and why.
type Error struct {
	// Path is the value's place in bracket notation: fields[PHONE][0][VALUE].
	Path string
	// Reason says what is wrong and, where something helps, what to do.
	Reason string
}

func (e *Error) Error() string {
	if e.Path == "" {
		return e.Reason
	}
	return e.Path + ": " + e.Reason
}

// refusal builds an Error for the value at path.
func refusal(path []string, format string, args ...any) *Error {
	return &Error{Path: bracketed(path), Reason: fmt.Sprintf(format, args...)}
}

// bracketed joins path in bracket notation, unescaped.
func bracketed(path []string) string {
	var b strings.Builder
	for i, name := range path {
		if i == 0 {
			b.WriteString(name)
			continue
		}
		b.WriteString("[" + name + "]")
	}
	return b.String()
}
