package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
)

// zone is the part of a page that a heading opens.
type zone uint8

const (
	zoneIntro    zone = iota // the introduction, above the first heading
	zoneParams               // what the method takes
	zoneExamples             // calls of it
	zoneResponse             // what it answers
	zoneErrors               // the codes it answers
	zoneEvent                // what a handler of an event receives
	zoneOther                // nothing about the method itself
)

// section is a heading and what stands below it up to the next one.
type section struct {
	zone   zone
	label  string
	id     string
	level  int
	parent *section
	places []*place
}

// place is a block of the article together with where it stands.
type place struct {
	*outline.Block
	section *section
	// tab is the label of the tab panel around the block, if any.
	tab string
	// intro is the last paragraph above the block in its section, if nothing but
	// text stands between them.
	intro *outline.Block
	// within says that the block lies in a note, quote or list. It is Paragraph
	// for one that lies in none.
	within outline.Kind
}

// readSections lists the sections of an article in order; the first is the
// introduction.
func readSections(a outline.Article) []*section {
	var r sectionReader
	r.open(&section{zone: zoneIntro, level: 1})
	r.blocks(a.Blocks, "", outline.Paragraph)
	return r.sections
}

type sectionReader struct {
	sections []*section
	current  *section
	intro    *outline.Block
}

func (r *sectionReader) open(s *section) {
	r.sections = append(r.sections, s)
	r.current, r.intro = s, nil
}

func (r *sectionReader) blocks(list []outline.Block, tab string, within outline.Kind) {
	for i := range list {
		r.block(&list[i], tab, within)
	}
}

func (r *sectionReader) block(b *outline.Block, tab string, within outline.Kind) {
	switch b.Kind {
	case outline.Heading:
		r.heading(b)
		return
	case outline.Item:
		r.blocks(b.Blocks, tab, within)
		return
	}
	r.current.places = append(r.current.places, &place{Block: b, section: r.current, tab: tab, intro: r.intro, within: within})
	switch b.Kind {
	case outline.Paragraph:
		if within != outline.List {
			r.intro = b
		}
	case outline.Table, outline.Code:
		r.intro = nil
	case outline.Tab:
		r.intro = nil
		r.blocks(b.Blocks, b.Label, within)
	case outline.List, outline.Quote, outline.Note:
		r.blocks(b.Blocks, tab, b.Kind)
	}
}

func (r *sectionReader) heading(b *outline.Block) {
	parent := r.current
	for parent.parent != nil && parent.level >= b.Level {
		parent = parent.parent
	}
	s := &section{label: b.Label[:min(len(b.Label), mostName)], id: b.ID, level: b.Level, parent: parent}
	s.zone = r.zoneOf(s)
	r.open(s)
}

// zoneOf is the zone that a heading opens. A heading that names no zone goes on
// with that of the last one of its rank or above; after the codes and the
// examples, one of the top rank ends it.
func (r *sectionReader) zoneOf(s *section) zone {
	if z, ok := zoneHeadings[headingKey(s.label)]; ok {
		return z
	}
	before := r.current
	for before.level > s.level {
		before = before.parent
	}
	switch {
	case s.level > 2:
	case before.zone == zoneExamples && resultHeading.MatchString(s.label):
		return zoneResponse
	case before.zone == zoneExamples || before.zone == zoneErrors:
		return zoneOther
	}
	return before.zone
}

// headingKey is a heading as the list of headings that open zones has it.
func headingKey(label string) string {
	return strings.TrimRight(strings.ToLower(strings.TrimSpace(label)), ":.")
}

// in lists the sections of some zones.
func (r *reader) in(zones ...zone) []*section {
	var out []*section
	for _, s := range r.sections {
		if slices.Contains(zones, s.zone) {
			out = append(out, s)
		}
	}
	return out
}

// places lists the blocks of one kind in some zones, or in the whole page if
// none is given.
func (r *reader) places(kind outline.Kind, zones ...zone) []*place {
	var out []*place
	for _, s := range r.sections {
		if len(zones) > 0 && !slices.Contains(zones, s.zone) {
			continue
		}
		for _, p := range s.places {
			if p.Kind == kind {
				out = append(out, p)
			}
		}
	}
	return out
}

// states says that a paragraph in one of the zones matches a sentence.
func (r *reader) states(sentence phrase, zones ...zone) bool {
	return slices.ContainsFunc(r.places(outline.Paragraph, zones...), func(p *place) bool {
		text := p.Text.Plain()
		return sentence.at(line{text: text, lower: strings.ToLower(text)}) != nil
	})
}

// zoneHeadings are the headings that open a zone, in lower case.
var zoneHeadings = map[string]zone{
	"method parameters":               zoneParams,
	"parameters":                      zoneParams,
	"parameter":                       zoneParams,
	"code examples":                   zoneExamples,
	"code example":                    zoneExamples,
	"examples":                        zoneExamples,
	"example":                         zoneExamples,
	"response handling":               zoneResponse,
	"response on success":             zoneResponse,
	"successful response":             zoneResponse,
	"response":                        zoneResponse,
	"returned data":                   zoneResponse,
	"returned values":                 zoneResponse,
	"returned value":                  zoneResponse,
	"returned fields":                 zoneResponse,
	"fields returned by the method":   zoneResponse,
	"result":                          zoneResponse,
	"error handling":                  zoneErrors,
	"error response":                  zoneErrors,
	"response on error":               zoneErrors,
	"errors":                          zoneErrors,
	"possible errors":                 zoneErrors,
	"possible error codes":            zoneErrors,
	"possible error types":            zoneErrors,
	"error codes":                     zoneErrors,
	"what the handler receives":       zoneEvent,
	"statuses and system error codes": zoneOther,
	"returned error information":      zoneOther,
	"continue learning":               zoneOther,
	"continue your learning":          zoneOther,
	"continue exploring":              zoneOther,
	"continue your exploration":       zoneOther,
	"see also":                        zoneOther,
	"common mistakes":                 zoneOther,
}

// resultHeading opens the response where it follows the examples.
var resultHeading = lazyregexp.New(`(?i)^fields\b`)

// extraParams are the headings, in lower case, of a second table of parameters.
var extraParams = map[string]bool{"additional parameters": true}

func wordSet(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, w := range list {
		set[w] = true
	}
	return set
}
