package templates

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// facts is the comment of a field: what the documentation states about it, as far
// as its Go type does not say the same.
func facts(s shape, typ goType) string {
	parts := []string{typeText(s)}
	if s.Default != nil {
		parts = append(parts, "default "+literal(*s.Default))
	}
	if len(s.Enum) > 0 && !truths[s.Wire] && !isTruth(typ) {
		parts = append(parts, "one of "+strings.Join(literals(s.Enum), ", "))
	}
	if names := childNames(s); len(names) > 0 && selects(s) {
		parts = append(parts, "names of "+strings.Join(names, ", "))
	} else if _, ok := typ.(condition); ok && len(names) > 0 {
		parts = append(parts, "by "+strings.Join(names, ", "))
	}
	if how := wires[s.Wire]; how != "" && !isTruth(typ) {
		parts = append(parts, "sent "+how)
	}
	if s.shown {
		parts = append(parts, "fields from an example")
	}
	if s.like != "" {
		parts = append(parts, "fields as of "+s.like)
	}
	if s.Key != "" {
		parts = append(parts, "documented as "+s.Name)
	}
	if len(s.cases) > 0 {
		parts = append(parts, "only for "+strings.Join(s.cases, ", "))
	}
	return strings.Join(parts, "; ") + "."
}

// wires say in words how the examples send a value.
var wires = map[spec.Wire]string{
	spec.WireYN: "as Y or N", spec.WireDigit: "as 1 or 0", spec.WireBool: "as true or false", spec.WireString: "in quotes", spec.WireNumber: "as a number",
	spec.WireISO: "as 2006-01-02T15:04:05+02:00", spec.WireDay: "as 2006-01-02", spec.WireSQL: "as 2006-01-02 15:04:05",
	spec.WirePortal: "in the format of the portal", spec.WireUnix: "in seconds since 1970", spec.WireCapitals: "with keys in capitals",
}

// truths are the ways of sending a truth value, which say its values too.
var truths = map[spec.Wire]bool{spec.WireYN: true, spec.WireDigit: true, spec.WireBool: true}

// isTruth reports whether the type says how a truth value is sent.
func isTruth(t goType) bool {
	if p, ok := t.(pointer); ok {
		t = p.to
	}
	return t == yesNo || t == flag
}

// selects reports whether the field is a selection of fields.
func selects(s shape) bool {
	return strings.EqualFold(s.Name, "select") && spec.ParseType(s.Type).First().IsList()
}

// childNames are the names that a page lists below a selection of fields, a
// filter or an order.
func childNames(s shape) []string {
	var names []string
	for _, c := range s.children {
		names = append(names, c.Name)
	}
	return names
}

func typeText(s shape) string {
	text := s.Type
	switch text {
	case "":
		text = "type not documented"
	case "null":
		text = "null in the example"
	}
	if s.mixed {
		text = strings.ReplaceAll(text, "|", " or ")
	}
	switch {
	case s.Conditional:
		return text + ", required in some cases"
	case s.Omitted:
		return text + ", required, but not in every example"
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
