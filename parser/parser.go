// Package parser reads pages of the Bitrix24 REST documentation: one page in,
// the methods and events that it documents and the findings about it out. It is
// pure: no files, no network, no state between pages.
package parser

import (
	"errors"
	"slices"
	"unicode/utf8"

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
	m.Params, m.AnyOf = r.params()
	r.answered = r.answerExamples()
	m.Result = r.result(name)
	m.Errors, m.ErrorsShown = r.errorCodes()
	m.Idempotent = r.idempotent(name, m.Params)
	r.observeRequests(&m)
	m.List = r.list(&m)
	r.forgetTyped(slices.Concat(m.Params, resultField(m.Result)))
	r.addProseAndExamples(&m)
	types := r.tableTypes(name)
	return Page{Path: r.path, Methods: []spec.Method{m}, Findings: r.findings, types: types, links: r.links}
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
	} else {
		var fields []spec.Field
		for _, e := range p.Events {
			fields = append(fields, e.Fields...)
		}
		r.forgetTyped(fields)
		p.Findings = r.findings
	}
	p.links = r.links
	return p
}

func (r *reader) unreadable(kind Kind, text string) Page {
	return Page{Path: r.path, Skipped: text, Findings: []Finding{{Kind: kind, Page: r.path, Text: text}}}
}
