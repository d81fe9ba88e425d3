package outline

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks reads what stands in an element. Text and inline elements that follow
// each other are a paragraph.
func (r *reader) blocks(parent *html.Node, out []Block) []Block {
	r.nesting++
	defer func() { r.nesting-- }()
	if r.exceeds(r.nesting, mostNesting, NestingLimit) {
		return out
	}
	var loose Text
	flush := func() {
		if loose.Plain() != "" {
			out = append(out, Block{Kind: Paragraph, Text: loose})
		}
		loose = nil
	}
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case n.Type == html.TextNode || inline[n.DataAtom]:
			loose = appendInline(loose, n, Span{})
		case n.Type == html.ElementNode:
			flush()
			out = r.element(n, out)
		}
	}
	flush()
	return out
}

// inline are the elements that are parts of a line.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Code: true, atom.Strong: true, atom.B: true, atom.Em: true, atom.I: true, atom.Span: true,
	atom.Br: true, atom.Img: true, atom.Sup: true, atom.Sub: true, atom.Dfn: true,
}

func (r *reader) element(n *html.Node, out []Block) []Block {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if r.headings++; r.exceeds(r.headings, mostHeadings, HeadingLimit) {
			return out
		}
		text := textOf(n)
		return append(out, Block{Kind: Heading, Text: text, Label: text.Plain(), ID: attr(n, "id"), Level: int(n.Data[1] - '0')})
	case atom.P:
		return append(out, Block{Kind: Paragraph, Text: textOf(n)})
	case atom.Table:
		return append(out, Block{Kind: Table, Rows: r.rows(n)})
	case atom.Pre:
		return append(out, r.code(n))
	case atom.Ul, atom.Ol:
		return append(out, Block{Kind: List, Blocks: r.items(n)})
	case atom.Blockquote:
		return append(out, Block{Kind: Quote, Blocks: r.blocks(n, nil)})
	case atom.Button, atom.Svg, atom.Script, atom.Style:
		return out
	case atom.Div:
		return r.division(n, out)
	}
	return r.blocks(n, out)
}

func (r *reader) division(n *html.Node, out []Block) []Block {
	switch {
	case hasClass(n, noteClass):
		return append(out, r.note(n))
	case hasClass(n, tabPanelClass):
		return append(out, Block{Kind: Tab, Label: attr(n, "data-title"), Blocks: r.blocks(n, nil)})
	case hasClass(n, tabListClass):
		return out
	}
	return r.blocks(n, out)
}

// note reads a note, whose title is its first paragraph.
func (r *reader) note(n *html.Node) Block {
	b := Block{Kind: Note}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasClass(c, noteTitleClass) {
			b.Label = textOf(c).Plain()
			n.RemoveChild(c)
			break
		}
	}
	b.Blocks = r.blocks(n, nil)
	return b
}

// items reads a list. On some pages an item's end is missing, and the rest of
// the page stands in the list without being an item.
func (r *reader) items(list *html.Node) []Block {
	var out []Block
	for n := list.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case n.DataAtom == atom.Li:
			out = append(out, Block{Kind: Item, Blocks: r.blocks(n, nil)})
		case n.Type == html.ElementNode:
			out = r.element(n, out)
		}
	}
	return out
}

// rows reads a table. Tables inside of cells belong to their cell.
func (r *reader) rows(table *html.Node) [][]Cell {
	var out [][]Cell
	for part := table.FirstChild; part != nil; part = part.NextSibling {
		switch part.DataAtom {
		case atom.Tbody, atom.Thead, atom.Tfoot:
			for n := part.FirstChild; n != nil; n = n.NextSibling {
				if n.DataAtom != atom.Tr {
					continue
				}
				if r.exceeds(len(out)+1, mostRows, RowLimit) {
					return out
				}
				if row := r.cells(n); len(row) > 0 {
					out = append(out, row)
				}
			}
		}
	}
	return out
}

func (r *reader) cells(row *html.Node) []Cell {
	var out []Cell
	for n := row.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Td && n.DataAtom != atom.Th {
			continue
		}
		if r.exceeds(len(out)+1, mostCells, CellLimit) {
			break
		}
		out = append(out, r.blocks(n, nil))
	}
	if len(out) > 1 { // the first cell is a name, which has no bar inside of a literal
		out = append(out[:1], joinLiterals(out[1:])...)
	}
	return out
}

// code reads a listing, whose text was taken out of the page before.
func (r *reader) code(pre *html.Node) Block {
	b := Block{Kind: Code}
	for n := pre.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Code {
			continue
		}
		b.Label = strings.TrimSpace(strings.TrimPrefix(attr(n, "class"), highlighted))
		if i, err := strconv.Atoi(attr(n, listingNumber)); err == nil && i >= 0 && i < len(r.listings) {
			b.listing = r.listings[i]
			return b
		}
	}
	b.listing = []byte(html.EscapeString(innerText(pre)))
	return b
}

func textOf(n *html.Node) Text {
	var out Text
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = appendInline(out, c, Span{})
	}
	return out
}

// appendInline adds the text of a node to a text, with the marks of the elements
// around it. A mark that holds no text gives an empty span.
func appendInline(out Text, n *html.Node, marks Span) Text {
	switch {
	case n.Type == html.TextNode:
		marks.Text = fold(n.Data)
		return append(out, marks)
	case n.Type != html.ElementNode || isHidden(n):
		return out
	}
	switch n.DataAtom {
	case atom.Br:
		marks.Text = "\n"
		return append(out, marks)
	case atom.Code:
		marks.Text, marks.Literal = fold(innerText(n)), true
		return append(out, marks)
	case atom.Sup:
		marks.Text, marks.Raised = strings.TrimSpace(fold(innerText(n))), true
		return append(out, marks)
	case atom.A:
		marks.Link = attr(n, "href")
	case atom.Strong, atom.B:
		marks.Bold = true
	}
	return appendMarked(out, n, marks)
}

// appendMarked adds the text in an element with the marks of the element.
func appendMarked(out Text, n *html.Node, marks Span) Text {
	length := len(out)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = appendInline(out, c, marks)
	}
	if len(out) == length && (marks.Bold || marks.Link != "") {
		out = append(out, marks)
	}
	return out
}

// innerText is all text in a node, as it stands.
func innerText(n *html.Node) string {
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		return c.Data
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for c := range strings.FieldsSeq(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// isHidden says that a node repeats a heading's text for its anchor, or belongs to
// the page's controls.
func isHidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Button, atom.Svg, atom.Script, atom.Style:
		return true
	}
	return hasClass(n, anchorClass)
}
