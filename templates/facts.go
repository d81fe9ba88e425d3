package templates

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// facts is the comment of a field: what the documentation states about it.
func facts(s shape) string {
	parts := []string{typeText(s)}
	if s.Default != nil {
		parts = append(parts, "default "+literal(*s.Default))
	}
	if len(s.Enum) > 0 {
		parts = append(parts, "one of "+strings.Join(literals(s.Enum), ", "))
	}
	if s.Wire == spec.WireString {
		parts = append(parts, "sent in quotes")
	}
	if len(s.cases) > 0 {
		parts = append(parts, "only for "+strings.Join(s.cases, ", "))
	}
	return strings.Join(parts, "; ") + "."
}

func typeText(s shape) string {
	text := s.Type
	if text == "" {
		text = "type not documented"
	}
	if s.mixed {
		text += " or another type"
	}
	switch {
	case s.Required == spec.Mandatory && s.Conditional, s.Conditional:
		return text + ", required in some cases"
	case s.Required == spec.Mandatory:
		return text + ", required"
	}
	return text
}

// literal shows a value as it is, and the empty text as quotes.
func literal(v string) string {
	if strings.TrimSpace(v) == "" {
		return `""`
	}
	return v
}

func literals(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = literal(v)
	}
	return out
}
