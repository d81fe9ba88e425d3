package parser

import (
	"slices"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// events reads a page on which several headings are names of events, each above a
// table of the data that comes with it. Tables elsewhere on the page may describe
// objects in the data of all.
func (r *reader) events() []spec.Event {
	heads := r.eventHeadings()
	if len(heads) < 2 {
		return nil
	}
	var scopes []string
	if r.scopeLine() != nil { // such a page is an overview, and may leave it to its folder
		scopes = r.scopes()
	}
	deprecated := r.deprecation()
	shared := r.groups(slices.DeleteFunc(r.in(zoneIntro, zoneParams, zoneResponse), func(s *section) bool {
		return slices.ContainsFunc(heads, s.below)
	}), func(*place) {})
	var out []spec.Event
	for _, head := range heads {
		e := spec.Event{Name: head.label, Page: r.path, Scopes: scopes, Deprecated: deprecated}
		e.Fields = r.eventData(head, shared)
		if r.options.Prose {
			e.Prose = &spec.Prose{Title: head.label, Description: paragraphs(head)}
		}
		out = append(out, e)
	}
	return out
}

// eventHeadings are the headings that are names of events and have tables of fields.
func (r *reader) eventHeadings() []*section {
	var out []*section
	for _, s := range r.sections {
		isTable := func(p *place) bool { return p.Kind == outline.Table }
		if eventName.MatchString(s.label) && slices.ContainsFunc(s.places, isTable) {
			out = append(out, s)
		}
	}
	return out
}

// below says that the section is the other, or lies below its heading.
func (s *section) below(head *section) bool {
	for ; s != nil; s = s.parent {
		if s == head {
			return true
		}
	}
	return false
}

// eventData reads the data of an event from the tables below its heading, held
// against the examples there.
func (r *reader) eventData(head *section, shared []*group) []spec.Field {
	own := slices.DeleteFunc(slices.Clone(r.sections), func(s *section) bool { return !s.below(head) })
	roots, groups := dataRoot(r.groups(own, r.reportUnknownTable))
	var others []*group
	for _, g := range shared {
		g := *g
		others = append(others, &g)
	}
	for _, g := range r.attachTables(roots, append(groups, others...), nil) {
		if g.section.below(head) {
			r.report(LooseTable, g.section, 0, g.label)
		}
	}
	r.resultSection = head
	path := eventPathOf(head.label)
	data := roots[0]
	r.compare(&node{children: data.children}, example.Fold(r.answersIn(own)...), path+"."+data.Name)
	return r.fields(roots, path)
}

// paragraphs is the text right below a heading.
func paragraphs(s *section) string {
	var d description
	for _, p := range s.places {
		if p.Kind == outline.Paragraph && p.within == outline.Paragraph {
			d.lines = append(d.lines, line{text: p.Text.Marked()})
		}
	}
	return d.prose()
}
