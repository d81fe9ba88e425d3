package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
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
	outline.Block
	section *section
	// tab is the label of the tab panel around the block, if any.
	tab string
	// intro is the last text above the block in its section, if nothing but
	// text stands between them.
	intro *outline.Block
	// within says that the block lies in a note, quote or list.
	within outline.Kind
}

// chart lists the sections of an article in order; the first is the lead.
func chart(a outline.Article) []*section {
	c := charter{}
	c.open(&section{zone: zoneLead, level: 1})
	c.blocks(a.Blocks, "", outline.Paragraph)
	return c.sections
}

type charter struct {
	sections []*section
	now      *section
	intro    *outline.Block
}

func (c *charter) open(s *section) {
	c.sections = append(c.sections, s)
	c.now, c.intro = s, nil
}

func (c *charter) blocks(list []outline.Block, tab string, within outline.Kind) {
	for i := range list {
		c.block(&list[i], tab, within)
	}
}

func (c *charter) block(b *outline.Block, tab string, within outline.Kind) {
	if b.Kind == outline.Heading {
		c.heading(b)
		return
	}
	if b.Kind == outline.Item {
		c.blocks(b.Blocks, tab, within)
		return
	}
	c.now.places = append(c.now.places, &place{Block: *b, section: c.now, tab: tab, intro: c.intro, within: within})
	switch b.Kind {
	case outline.Paragraph:
		if within != outline.List {
			c.intro = b
		}
	case outline.Table, outline.Code:
		c.intro = nil
	case outline.Tab:
		c.intro = nil
		c.blocks(b.Blocks, b.Label, within)
	case outline.List, outline.Quote, outline.Note:
		c.blocks(b.Blocks, tab, b.Kind)
	}
}

func (c *charter) heading(b *outline.Block) {
	parent := c.now
	for parent.parent != nil && parent.level >= b.Level {
		parent = parent.parent
	}
	s := &section{label: b.Label, id: b.ID, level: b.Level, parent: parent}
	s.zone = c.zoneOf(s)
	c.open(s)
}

// zoneOf is the zone that a heading opens. A heading that names no zone goes on
// with that of the last one of its rank or above; after the codes and the
// examples, one of the top rank ends it.
func (c *charter) zoneOf(s *section) zone {
	if z, ok := zoneHeadings[headingKey(s.label)]; ok {
		return z
	}
	before := c.now
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

func headingKey(label string) string {
	return strings.TrimRight(strings.ToLower(strings.TrimSpace(label)), ":.")
}

// in yields the sections of a zone.
func in(sections []*section, zones ...zone) []*section {
	var out []*section
	for _, s := range sections {
		for _, z := range zones {
			if s.zone == z {
				out = append(out, s)
			}
		}
	}
	return out
}
