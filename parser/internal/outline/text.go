package outline

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Inline is the visible text of a node on one line.
func Inline(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	write(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// Source is the text of a code block, with its line breaks.
func Source(n *html.Node) string {
	var b strings.Builder
	write(&b, n)
	return b.String()
}

func write(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case hidden(n):
		return
	case n.DataAtom == atom.Br:
		b.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(b, c)
	}
}

// Marked is the text of a node with the marks that carry meaning: literals in
// back-ticks, names in double stars, links as [text](target), one paragraph a
// line, and one list item a line behind a dash and two spaces for each level
// of nesting above it.
func Marked(n *html.Node) string {
	m := marker{}
	m.node(n)
	return strings.TrimSpace(m.b.String())
}

type marker struct {
	b     strings.Builder
	depth int // of lists
}

func (m *marker) node(n *html.Node) {
	if n.Type == html.TextNode {
		m.text(n.Data)
		return
	}
	if hidden(n) {
		return
	}
	switch n.DataAtom {
	case atom.Code:
		m.around("`", "`", n)
	case atom.Strong, atom.B:
		m.around("**", "**", n)
	case atom.A:
		m.around("[", "]("+attr(n, "href")+")", n)
	case atom.Br:
		m.line()
	case atom.Pre:
		// A listing is an illustration; nothing in it is a statement.
		m.line()
	case atom.Ul, atom.Ol:
		m.depth++
		m.children(n)
		m.depth--
		m.line()
	case atom.Li:
		m.line()
		m.b.WriteString(strings.Repeat("  ", max(m.depth-1, 0)) + "- ")
		m.children(n)
	case atom.P, atom.Div, atom.Table, atom.Tr:
		m.line()
		m.children(n)
		m.line()
	default:
		m.children(n)
	}
}

func (m *marker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.node(c)
	}
}

func (m *marker) around(open, shut string, n *html.Node) {
	m.b.WriteString(open)
	m.children(n)
	m.b.WriteString(shut)
}

// text writes with white space folded, as a browser shows it.
func (m *marker) text(s string) {
	words := strings.Fields(s)
	if len(words) == 0 {
		m.space()
		return
	}
	if s[0] == ' ' || s[0] == '\n' || s[0] == '\t' {
		m.space()
	}
	m.b.WriteString(strings.Join(words, " "))
	if last := s[len(s)-1]; last == ' ' || last == '\n' || last == '\t' {
		m.space()
	}
}

func (m *marker) space() {
	if s := m.b.String(); s != "" && s[len(s)-1] != '\n' && s[len(s)-1] != ' ' {
		m.b.WriteByte(' ')
	}
}

func (m *marker) line() {
	s := m.b.String()
	if s == "" || s[len(s)-1] == '\n' || strings.HasSuffix(s, "- ") {
		return
	}
	m.b.WriteByte('\n')
}
