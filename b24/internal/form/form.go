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

// unsendable tells why PHP would not read name back as it was written, or ""
// when it would. PHP rewrites dots and spaces of outermost names to "_", ends
// an inner name at the first "]", and takes an empty one for "append".
func unsendable(name string, outermost bool) string {
	switch {
	case strings.TrimSpace(name) == "":
		return "an empty name cannot be written in bracket form"
	case strings.ContainsRune(name, 0):
		return "a name with a NUL byte cannot be written in bracket form"
	case outermost && strings.ContainsAny(name, ".[ "):
		return `a parameter name with ".", "[" or a space cannot be written in bracket form`
	case !outermost && strings.Contains(name, "]"):
		return `a name with "]" cannot be written in bracket form`
	}
	return ""
}

// split cuts a decoded name such as a[b][] into its parts; an empty inner part
// stands for "append". An inner name ends at the first "]", and what follows that
// without another "[" is dropped, so that a[x[y]] is the name x[y in a: PHP reads so,
// and writes names that have brackets as they are. It refuses brackets that are not
// closed.
func split(name string) ([]string, *Error) {
	outer, inner, nested := strings.Cut(name, "[")
	path := []string{outer}
	if outer == "" {
		return nil, malformed(name, "has no name before its brackets")
	}
	for nested {
		part, rest, closed := strings.Cut(inner, "]")
		if !closed {
			return nil, malformed(name, "has a bracket that is not closed")
		}
		if path = append(path, part); len(path) > MaxDepth {
			return nil, malformed(name, "is nested too deeply")
		}
		inner, nested = strings.CutPrefix(rest, "[")
	}
	return path, nil
}

// malformed says how long the name is and not what it says: where a form is broken, a
// token can stand in a name.
func malformed(name, what string) *Error {
	return refusal(nil, "form: a name of %d bytes %s", len(name), what)
}
