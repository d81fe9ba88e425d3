package form

import "strings"

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
// stands for "append". It refuses brackets that do not pair up.
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
		if rest == "" {
			return path, nil
		}
		if inner, nested = strings.CutPrefix(rest, "["); !nested {
			return nil, malformed(name, "goes on after its last bracket")
		}
	}
	return path, nil
}

// malformed names the pair by the start of its name: the whole may be long.
func malformed(name, what string) *Error {
	const shown = 60
	if len(name) > shown {
		name = name[:shown] + "..."
	}
	return refusal(nil, "form: name %q %s", name, what)
}
