package parser

import "strings"

// What the parts of a page may have, about ten times what the largest have; outline
// limits the rest. What is beyond is not read, and is a finding.
const (
	mostName     = 500  // bytes of a name, a type, a code or a value
	mostLines    = 500  // of a description
	mostLine     = 6000 // bytes of a line of one
	mostNames    = 10   // in a cell
	mostLinks    = 100  // of a row
	mostValues   = 300  // of a field
	mostCodes    = 200  // of errors
	mostFindings = 500  // of a page
)

// exceed reports once for the page that it has more of something than any real one.
func (r *reader) exceed(what string) {
	if r.exceeded == nil {
		r.exceeded = map[string]bool{}
	}
	if !r.exceeded[what] {
		r.exceeded[what] = true
		r.findings = append(r.findings, Finding{Kind: OverLimit, Page: r.path, Text: what})
	}
}

// Most of the work for a page is in proportion to its size. What may not be counts its
// steps, and ends when they are more than the size allows.
const (
	fewestSteps  = 160_000
	stepsPerByte = 2
)

// spend counts steps, and says whether the page may still take them.
func (r *reader) spend(steps int) bool {
	if r.mostSteps == 0 || r.steps+steps <= r.mostSteps {
		r.steps += steps
		return true
	}
	r.exceed("steps for its size")
	return false
}

// tooLong says that a text is longer than any name, type, code or value.
func tooLong(text string) bool { return len(text) > mostName }

// cutLine is a line up to the limit.
func cutLine(text string) string {
	if len(text) <= mostLine {
		return text
	}
	return strings.ToValidUTF8(text[:mostLine], "")
}
