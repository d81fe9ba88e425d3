package parser

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/b24gen/b24gen/parser/internal/lazyregexp"
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

// forgetTyped drops the findings of fields without a type where the type is known after
// all: from examples, or from fields below. Rows that turned out to be values need none.
func (r *reader) forgetTyped(fields []spec.Field) {
	open := map[string]bool{}
	markUntyped(open, fields)
	r.findings = slices.DeleteFunc(r.findings, func(f Finding) bool {
		return f.Kind == NoType && !open[lastPart(f.Text)]
	})
}

// resultField is the result as a field.
func resultField(r *spec.Result) []spec.Field {
	if r == nil {
		return nil
	}
	return []spec.Field{{Name: resultName, Type: r.Type, Seen: r.Seen, Fields: r.Fields, Shown: r.Shown, Variants: r.Variants}}
}

func markUntyped(open map[string]bool, fields []spec.Field) {
	for _, f := range fields {
		if isUntyped(f) {
			open[lastPart(f.Name)] = true
		}
		markUntyped(open, f.Fields)
		for _, v := range f.Variants {
			markUntyped(open, v.Fields)
		}
	}
}

// isUntyped says that nothing tells what the values of a field are. A pattern stands for
// fields of any type.
func isUntyped(f spec.Field) bool {
	return f.Type == "" && f.Seen == "" && len(f.Fields)+len(f.Variants)+len(f.Shown) == 0 &&
		!f.Pattern && !customFields.MatchString(f.Name)
}

// customFields is the name of fields that each portal has of its own: UF_..., UF_*.
var customFields = lazyregexp.New(`\.\.\.|…|\*|_$|<[^>]*>|\{[^}]*\}`)

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
