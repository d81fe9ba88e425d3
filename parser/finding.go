package parser

import (
	"strings"
	"unicode/utf8"

	"github.com/b24gen/b24gen/spec"
)

// Kind and Finding are those of the contract, which other packages read too.
type (
	Kind    = spec.FindingKind
	Finding = spec.Finding
)

// The kinds of findings.
const (
	NotUTF8         Kind = "not-utf8"         // the page is not UTF-8 text
	NoArticle       Kind = "no-article"       // the page has no article to read
	NameUnclear     Kind = "name-unclear"     // title and examples name different methods
	NoScope         Kind = "no-scope"         // the page states no scope
	ScopeInWords    Kind = "scope-in-words"   // the scope depends on something said in words
	EmptyName       Kind = "empty-name"       // the name of a field is lost in the markup
	NoType          Kind = "no-type"          // a field has no type
	NoParams        Kind = "no-params"        // neither a table of parameters nor a word that there are none
	LooseTable      Kind = "loose-table"      // a table of fields that no field leads to
	UnknownTable    Kind = "unknown-table"    // a table whose header says nothing known
	NoResult        Kind = "no-result"        // neither a table nor an example of the result
	ResultUnplaced  Kind = "result-unplaced"  // a row of a flat result that the example does not hold
	RowsNotShown    Kind = "rows-not-shown"   // rows of an object that no example of it has
	ResultDiffers   Kind = "result-differs"   // table and example disagree
	NoRows          Kind = "no-rows"          // a method that pages, but whose rows are not found
	BadExample      Kind = "bad-example"      // an example that is not valid JSON
	NoErrors        Kind = "no-errors"        // neither error codes nor a word that there are none
	CodeInWords     Kind = "code-in-words"    // an error is described without a code
	DefaultInWords  Kind = "default-in-words" // a default is described, not given
	ValuesInWords   Kind = "values-in-words"  // words announce the values of a field, which are not read
	ReplacementText Kind = "replacement-text" // a replacement that is not a method's name
	OverLimit       Kind = "over-limit"       // more of something than any real page has
	DuplicateField  Kind = "duplicate-field"  // two rows of a table are about one parameter
	DuplicateMethod Kind = "duplicate-method" // two pages document one method
	DuplicateEvent  Kind = "duplicate-event"  // two pages document one event
)

// report adds a finding: what stands in a section, or in one of its rows.
func (r *reader) report(kind Kind, s *section, row int, text string) {
	if len(r.findings) >= mostFindings {
		r.exceed("findings")
		return
	}
	f := Finding{Kind: kind, Page: r.path, Row: row, Text: shorten(text)}
	if s != nil {
		f.Section = spec.Visible(s.label)
	}
	r.findings = append(r.findings, f)
}

// textLength bounds the text of a finding, in bytes.
const textLength = 120

func shorten(s string) string {
	s = spec.Visible(strings.Join(strings.Fields(s), " "))
	if len(s) <= textLength {
		return s
	}
	cut := textLength
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
