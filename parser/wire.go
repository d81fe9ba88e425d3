package parser

import (
	"regexp"
	"slices"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// wireOf is the form in which the examples send a value, where it is not that of its
// type.
func wireOf(t spec.TypeTerm, s *example.Shape) spec.Wire {
	switch t.Kind {
	case spec.Boolean:
		return booleanWire(s)
	case spec.Integer, spec.Number:
		if s.Main() == example.String && all(s.Texts, numeral) {
			return spec.WireString
		}
	case spec.String:
		if s.Main() == example.Integer && !slices.ContainsFunc(s.Types, isNoInteger) {
			return spec.WireNumber
		}
	case spec.Date, spec.DateTime, spec.Timestamp:
		return dateWire(s)
	}
	return ""
}

func isNoInteger(t example.Type) bool { return t != example.Integer && t != example.Null }

func booleanWire(s *example.Shape) spec.Wire {
	switch {
	case s.Main() == example.Boolean:
		return spec.WireBool
	case all(s.Texts, yesNo):
		return spec.WireYN
	case all(s.Texts, zeroOne):
		return spec.WireDigit
	}
	return ""
}

// dateWire is the layout in which the examples write a date.
func dateWire(s *example.Shape) spec.Wire {
	for _, layout := range dateLayouts {
		if all(s.Texts, layout.form) {
			return layout.wire
		}
	}
	return ""
}

var (
	numeral   = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	yesNo     = regexp.MustCompile(`^[YN]$`)
	truthText = regexp.MustCompile(`^([YN01]|true|false)$`)
	zeroOne   = regexp.MustCompile(`^[01]$`)
	// startsLikeDate is how a moment in any layout begins, or nothing.
	startsLikeDate = regexp.MustCompile(`^(?:\d{2,4}[-./].*)?$`)
)

// dateLayouts are the layouts of REST-PROTOCOL section 10.5.
var dateLayouts = []struct {
	wire spec.Wire
	form *regexp.Regexp
}{
	{spec.WireISO, regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$`)},
	{spec.WireDay, regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)},
	{spec.WireSQL, regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$`)},
	{spec.WirePortal, regexp.MustCompile(`^\d\d[./]\d\d[./]\d{4}( \d\d:\d\d(:\d\d)?( [apAP][mM])?)?$`)},
	{spec.WireUnix, regexp.MustCompile(`^\d{9,11}$`)},
}

func all(texts []string, form *regexp.Regexp) bool {
	for _, t := range texts {
		if !form.MatchString(t) {
			return false
		}
	}
	return len(texts) > 0
}
