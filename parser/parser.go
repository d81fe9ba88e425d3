// Package parser reads pages of the Bitrix24 REST documentation: one page in,
// the methods and events that it documents and the findings about it out. It is
// pure: no files, no network, no state between pages.
package parser

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// Page is what one page of the documentation gave.
type Page struct {
	// Path is the page's path on the site.
	Path string
	// Methods are the methods that the page documents, usually one.
	Methods []spec.Method
	// Events are the events that the page documents, usually none.
	Events []spec.Event
	// Skipped says why the page documents neither; it is empty on one that does.
	Skipped  string
	Findings []Finding

	types []spec.Type         // that other pages may use
	links map[string][]string // where fields lead to, by their path
	sets  map[string][]string // the values in tables, by their anchors
	shown []spec.Field        // what the examples of an article show below keys
	leads []string            // the pages that an article leads to
}

// Options say what is kept of a page beyond its facts.
type Options struct {
	// Prose keeps titles and descriptions.
	Prose bool
	// Examples keeps the examples of requests, responses and errors.
	Examples bool
}

// Parse reads the page at the given site path.
func (o Options) Parse(path string, html []byte) Page {
	r := &reader{path: path, options: o}
	return r.parse(html)
}

func (r *reader) parse(html []byte) Page {
	if !utf8.Valid(html) {
		return r.unreadable(NotUTF8, "the page is not UTF-8 text")
	}
	article, err := outline.Read(html)
	switch {
	case errors.Is(err, outline.ErrTooLarge):
		return r.unreadable(OverLimit, err.Error())
	case err != nil:
		return r.unreadable(NoArticle, err.Error())
	}
	for _, limit := range article.Exceeded {
		r.exceed(string(limit))
	}
	r.mostSteps = fewestSteps + stepsPerByte*len(html)
	r.title, r.sections = article.Title, readSections(article)
	return r.page()
}

// reader reads one page.
type reader struct {
	path     string
	options  Options
	title    string
	sections []*section
	calls    []call
	// paramGroups are the tables of the parameters, to which the result may refer.
	paramGroups []*group
	// resultGroups are the tables of the result.
	resultGroups []*group
	// valueTables are the tables that were read as the values of a field.
	valueTables []*place
	// resultSection is where the table of the result stands.
	resultSection *section
	// answered are the examples of answers.
	answered []listing
	// shown is what the examples of the result have in common.
	shown *example.Shape
	// results are the results in the examples of answers.
	results []example.Value
	// formEncoded says that the examples show what travels as a form, in which all
	// scalars are text, whatever type they have.
	formEncoded bool
	// links are the links to other pages by the path of the field they stand at.
	links    map[string][]string
	findings []Finding
	exceeded map[string]bool // what was reported as more than a page may have
	// steps are those taken, mostSteps those that the page may take, 0 for any number.
	steps, mostSteps int
}

// page reads the facts in the order in which later ones need earlier ones.
func (r *reader) page() Page {
	if len(r.in(zoneEvent)) > 0 {
		return r.otherPage(handlerPage)
	}
	r.calls = r.readCalls()
	name, reason := r.methodName()
	if reason != "" {
		return r.otherPage(reason)
	}
	m := spec.Method{
		Name:       name,
		API:        r.version(),
		Page:       r.path,
		Scopes:     r.scopes(),
		Deprecated: r.deprecation(),
		Positional: r.positional(),
	}
	if r.calls == nil {
		r.calls = r.callsInJS(name)
	}
	m.Params, m.AnyOf = r.params()
	r.answered = r.answerExamples()
	m.Result = r.result(name)
	m.Errors, m.ErrorsShown = r.errorCodes()
	m.Idempotent = r.idempotent(name, m.Params)
	r.observeRequests(&m)
	m.Sends = r.sends(name)
	m.List = r.list(&m)
	r.forgetTyped(slices.Concat(m.Params, resultField(m.Result)))
	r.addProseAndExamples(&m)
	types := r.tableTypes(name)
	return Page{Path: r.path, Methods: []spec.Method{m}, Findings: r.findings, types: types, links: r.links, sets: r.sets()}
}

// otherPage reads a page that documents no method, for the given reason: it may
// document an event, or types.
func (r *reader) otherPage(reason string) Page {
	p := Page{Path: r.path, types: r.types()}
	if p.Events = r.events(); p.Events == nil {
		p.Events = r.event()
	}
	if p.Events == nil {
		p.Skipped = reason
		r.readArticle(&p)
	} else {
		var fields []spec.Field
		for _, e := range p.Events {
			fields = append(fields, e.Fields...)
		}
		r.forgetTyped(fields)
		p.Findings = r.findings
	}
	p.links, p.sets = r.links, r.sets()
	return p
}

func (r *reader) unreadable(kind Kind, text string) Page {
	return Page{Path: r.path, Skipped: text, Findings: []Finding{{Kind: kind, Page: r.path, Text: text}}}
}

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
