package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// eventAuth is the field of every event that says which portal sent it, and for
// whom. One shared text describes it on all pages, and the runtime reads it.
const eventAuth = "auth"

// event reads a page about an event, what a handler of the application receives.
// Overviews and pages about places for widgets are such pages too: they name no
// event.
func (r *reader) event() []spec.Event {
	posts := r.answers(zoneEvent, zoneParams)
	name := r.eventName(posts)
	if name == "" {
		return nil
	}
	e := spec.Event{
		Name:       name,
		Page:       r.path,
		Scopes:     r.scopes(),
		Deprecated: r.deprecation(),
		Fields:     r.eventFields(name, posts),
	}
	if r.options.Prose {
		e.Prose = &spec.Prose{Title: r.title, Description: r.introduction()}
	}
	return []spec.Event{e}
}

// eventName is what at least two of title, first words, example and address
// call the event.
func (r *reader) eventName(posts []example.Value) string {
	v := ballot{}
	for w := range strings.FieldsSeq(r.title) {
		v.voteEvent(w, fromTitle)
	}
	for _, p := range r.introParagraphs() {
		for w := range strings.FieldsSeq(p.Text.Plain()) {
			v.voteEvent(w, fromText)
		}
	}
	for _, post := range posts {
		if code, ok := post.Get("event"); ok {
			v.voteEvent(code.Text, fromExample)
		}
	}
	v.voteAddress(r.slug())
	best := v.best()
	switch {
	case best == nil || best.votes() < 2:
		return ""
	case len(r.in(zoneEvent)) == 0 && !(best.by[fromTitle] && best.by[fromAddress]):
		return "" // it tells of the event in passing
	}
	return best.name
}

func (b *ballot) voteEvent(word string, w witness) {
	if word = strings.Trim(word, ".,:;()`\"'"); eventName.MatchString(word) {
		b.vote(word, w)
	}
}

// eventFields reads what the handler receives, held against the example.
func (r *reader) eventFields(name string, posts []example.Value) []spec.Field {
	sections := r.in(zoneEvent, zoneParams)
	if len(sections) == 0 {
		sections = r.sections[:1] // the table follows the first words
	}
	roots, groups := eventRoots(r.groups(sections, r.reportUnknownTable))
	if roots == nil {
		roots, groups = dataRoot(groups)
	}
	if roots == nil {
		if data := r.dataFromPHP(); data != nil {
			return data
		}
		r.report(NoParams, sections[0], 0, "")
	}
	loose := r.attachTables(roots, groups, nil)
	root := &node{children: withoutAuth(r.nestPaths(withParents(roots)))}
	for _, g := range loose {
		if !slices.Contains(namesInHeading(g.label), eventAuth) && !g.repeats(root) {
			r.report(LooseTable, g.section, 0, g.label)
		}
	}
	r.resultSection, r.formEncoded = sections[0], true
	r.compare(root, example.Fold(posts...), eventPath)
	return r.fields(root.children, eventPathOf(name))
}

// eventRoots takes the table of the post itself out of the groups: the first
// that has the event's code.
func eventRoots(groups []*group) (roots []*node, rest []*group) {
	for i, g := range groups {
		if slices.Contains(g.names(), "event") {
			g.attached = true
			return g.rows(), slices.Concat(groups[:i], groups[i+1:])
		}
	}
	return nil, groups
}

// dataRoot is the post where the page has no table of it: the first table is
// that of the parameters of the event, which are sent as its data.
func dataRoot(groups []*group) (roots []*node, rest []*group) {
	if len(groups) == 0 {
		return nil, nil
	}
	groups[0].attached = true
	data := &node{Field: spec.Field{Name: "data", Type: string(example.Object)}, children: groups[0].rows()}
	return []*node{data}, groups[1:]
}

// repeats says that the table has one row, about a scalar that another table
// has too; then its words are that one's.
func (g *group) repeats(within *node) bool {
	if len(g.names()) != 1 {
		return false
	}
	row := g.tables[0].rows[0]
	for _, n := range within.children {
		if n.Name == row.Name && isScalar(n.Type) {
			n.Enum, n.Description = row.Enum, row.Description
			return true
		}
		if g.repeats(n) {
			return true
		}
	}
	return false
}

// withParents adds the objects that rows such as data.FIELDS lie in, where the
// table has no row for them.
func withParents(roots []*node) []*node {
	var out []*node
	for _, n := range roots {
		if top, _, dotted := strings.Cut(n.Name, "."); dotted && top != "" && !slices.ContainsFunc(out, func(o *node) bool { return o.Name == top }) {
			out = append(out, &node{Field: spec.Field{Name: top, Type: string(example.Object)}})
		}
		out = append(out, n)
	}
	return out
}

func withoutAuth(roots []*node) []*node {
	return slices.DeleteFunc(roots, func(n *node) bool { return n.Name == eventAuth })
}

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

// eventName is the name of an event: onCrmDealAdd, ONIMBOTDELETE,
// CATALOG.PRICE.ON.ADD.
var eventName = lazyregexp.New(`^((on|On|ON)[A-Z][A-Za-z0-9]+|[A-Z][A-Z0-9]*(\.[A-Z][A-Z0-9]*)*\.ON\.[A-Z]+)$`)
