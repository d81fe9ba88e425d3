package templates

import (
	"strings"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// fieldText is the comment of a field: what the documentation states about it, as far
// as its Go type does not say the same.
func fieldText(s *model.Struct, f model.Field) string {
	parts := append([]string{typeText(f)}, valueText(f)...)
	if how := s.Demands(f); how != "" {
		parts[0] += ", " + how
	}
	facts := f.Facts
	if f.For != nil {
		parts = append(parts, "id of "+f.For.REST)
	}
	if facts.FromExample {
		parts = append(parts, "fields from an example")
	}
	if facts.InheritedFrom != "" {
		parts = append(parts, "fields as of "+facts.InheritedFrom)
	}
	if facts.Key != "" {
		parts = append(parts, "documented as "+facts.Name)
	}
	if how := facts.HowSent(); how != "" {
		parts = append(parts, how)
	}
	if f.Only != "" {
		parts = append(parts, "only in "+f.Only)
	}
	if len(facts.Cases) > 0 {
		parts = append(parts, "only for "+strings.Join(facts.Cases, ", "))
	}
	return strings.Join(parts, "; ") + "."
}

// deprecated says that the documentation has a field no longer be used.
func deprecated(c *comment, d *spec.Deprecation) {
	switch {
	case d == nil:
	case len(d.Replacements) > 0:
		c.add("Deprecated: use %s.", strings.Join(d.Replacements, ", "))
	default:
		c.add("Deprecated: the documentation calls it so.")
	}
}

// valueText are the statements about the values of a field.
func valueText(f model.Field) []string {
	facts, truth := f.Facts, isTruth(f.Type)
	var parts []string
	if facts.Default != nil {
		parts = append(parts, "default "+model.Literal(*facts.Default))
	}
	if len(facts.Enum) > 0 && !truths[facts.Wire] && !truth {
		parts = append(parts, model.OneOf(f.Type)+" "+strings.Join(model.Literals(facts.Enum), ", "))
	}
	if names := facts.ChildNames; len(names) > 0 && facts.Selects() {
		parts = append(parts, "names of "+strings.Join(names, ", "))
	} else if condition, ok := f.Type.(model.Runtime); ok && condition.IsCondition() && len(names) > 0 {
		parts = append(parts, "by "+strings.Join(names, ", "))
	}
	if how := wires[facts.Wire]; how != "" && !truth {
		parts = append(parts, "sent "+how)
	}
	if how := layouts[facts.Wire]; how != "" && ownLayout[model.Deref(f.Type)] != facts.Wire {
		parts = append(parts, how+" in the examples")
	}
	return parts
}

// layouts are how the examples write times and days, which package b24 writes in its own way.
var layouts = map[spec.Wire]string{
	spec.WireISO: "2006-01-02T15:04:05+02:00", spec.WireDay: "2006-01-02", spec.WireSQL: "2006-01-02 15:04:05",
	spec.WirePortal: "in the format of the portal", spec.WireUnix: "in seconds since 1970",
}

var ownLayout = map[model.Type]spec.Wire{model.Time: spec.WireISO, model.Date: spec.WireDay}

// wires say in words how the examples send a value.
var wires = map[spec.Wire]string{
	spec.WireYN: "as Y or N", spec.WireDigit: "as 1 or 0", spec.WireBool: "as true or false", spec.WireString: "in quotes", spec.WireNumber: "as a number",
	spec.WireCapitals: "with keys in capitals",
}

// truths are the ways of sending a truth value, which say its values too.
var truths = map[spec.Wire]bool{spec.WireYN: true, spec.WireDigit: true, spec.WireBool: true}

// isTruth reports whether the type says how a truth value is sent.
func isTruth(t model.Type) bool {
	t = model.Deref(t)
	return t == model.YN || t == model.Flag || t == model.Bool
}

// typeText is the type in the documentation's words. Of a field that only examples show, or
// of which they show nothing but that there is none, it is the type that another place states, if that decided.
func typeText(field model.Field) string {
	f, text := field.Facts, field.Facts.Type
	isNone := nothings[text]
	if by := field.Why.By; (isNone || f.Source == spec.FromExample) && field.Why.Says != "" && (by == model.ByObject || by == model.ByFilter) {
		text, isNone = field.Why.Says, nothings[field.Why.Says]
	}
	switch {
	case text == "":
		text = "type not documented"
	case isNone:
		text += " in the example"
	}
	if f.Mixed {
		text = strings.ReplaceAll(text, "|", " or ")
	}
	return text
}

// nothings are the values by which examples show that there is none, which are no types.
var nothings = map[string]bool{"null": true, "false": true}
