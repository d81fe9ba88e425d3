// Package outline turns a page of the documentation into plain values: blocks
// such as headings, paragraphs, lists, tables and code, and the texts in them
// with their marks. It is the only package that knows the markup of the site,
// and it knows nothing of what the words mean.
package outline

import (
	"slices"
	"strings"
)

// Article is what one page says.
type Article struct {
	Title  string
	Blocks []Block
	// Exceeded are the limits that the article goes beyond.
	Exceeded []Limit
}

// Kind is what a block is.
type Kind uint8

// The kinds of blocks, each with the fields of Block that it uses.
const (
	Paragraph Kind = iota // Text
	Heading               // Text, Label, ID, Level
	Table                 // Rows
	Code                  // Label; its text is what Source returns
	List                  // Blocks: items, and what stands between them by mistake
	Item                  // Blocks; one entry of a list
	Quote                 // Blocks
	Note                  // Label, Blocks; a note, tip or warning
	Tab                   // Label, Blocks; one panel of a group of tabs
)

// Block is one piece of an article.
type Block struct {
	Kind Kind
	// Text is what a paragraph or a heading says.
	Text Text
	// Label is the text of a heading without marks, the title of a note or of a
	// tab, or the language of code as the site's highlighter names it.
	Label string
	// ID is the anchor of a heading, Level its rank from 1 to 6.
	ID    string
	Level int
	// Rows are those of a table; each has at least one cell.
	Rows [][]Cell
	// Blocks are the contents of a container.
	Blocks []Block

	listing []byte // of code: its markup
}

// Cell is what stands in a cell of a table.
type Cell []Block

// Content is the whole text of a cell.
func (c Cell) Content() Text { return content(c) }

// Plain is the whole text of a cell in one line, without marks.
func (c Cell) Plain() string { return c.Content().Plain() }

// Content is the whole text of a block: its own, and that of the blocks in it,
// with a line break between two of them.
func (b *Block) Content() Text {
	if b.Kind == Paragraph || b.Kind == Heading {
		return b.Text
	}
	return b.appendContent(nil)
}

func (b *Block) appendContent(out Text) Text {
	switch b.Kind {
	case Paragraph, Heading:
		return append(out, b.Text...)
	case Code:
		return append(out, Span{Text: fold(b.Source())})
	case Note:
		if b.Label != "" {
			out = append(out, Span{Text: b.Label}, lineBreak)
		}
	case Table:
		for _, row := range b.Rows {
			for _, cell := range row {
				out = append(appendContent(out, cell), lineBreak)
			}
		}
		return out
	}
	return appendContent(out, b.Blocks)
}

func content(blocks []Block) Text {
	if len(blocks) == 1 {
		return blocks[0].Content()
	}
	return appendContent(nil, blocks)
}

func appendContent(out Text, blocks []Block) Text {
	for i := range blocks {
		if i > 0 {
			out = append(out, lineBreak)
		}
		out = blocks[i].appendContent(out)
	}
	return out
}

// Line is a line of a cell: a paragraph, a part of one between line breaks, or
// an item of a list.
type Line struct {
	Text Text
	// Depth is 0 for a line outside of lists, 1 in a list, 2 in a list inside of
	// an item, and so on.
	Depth int
	// Starts says that an item begins with the line.
	Starts bool
}

// Lines are the lines of a cell. Code illustrates them and has none.
func (c Cell) Lines() []Line { return appendLines(nil, c, 0) }

func appendLines(out []Line, blocks []Block, depth int) []Line {
	for i := range blocks {
		switch b := &blocks[i]; b.Kind {
		case Paragraph, Heading:
			for _, text := range b.Text.lines() {
				out = append(out, Line{Text: text, Depth: depth})
			}
		case Table:
			for _, cell := range slices.Concat(b.Rows...) {
				out = appendLines(out, cell, depth)
			}
		case List:
			out = appendLines(out, b.Blocks, depth+1)
		case Item:
			out = appendItem(out, b, depth)
		case Code:
		case Note:
			if b.Label != "" {
				out = append(out, Line{Text: Text{{Text: b.Label}}, Depth: depth})
			}
			out = appendLines(out, b.Blocks, depth)
		default:
			out = appendLines(out, b.Blocks, depth)
		}
	}
	return out
}

// appendItem adds the lines of an entry of a list, and marks the first as its start.
func appendItem(out []Line, item *Block, depth int) []Line {
	first := len(out)
	out = appendLines(out, item.Blocks, depth)
	if first < len(out) && out[first].Depth == depth {
		out[first].Starts = true
	}
	return out
}

// Source is the text of code, with its line breaks.
func (b *Block) Source() string {
	if b.Kind != Code {
		return ""
	}
	return strings.ReplaceAll(listingText(b.listing), "\r\n", "\n")
}
