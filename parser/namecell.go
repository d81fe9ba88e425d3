package parser

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// nameCell is the first cell of a row in a table of fields: a name in bold, a
// star where the field is required, and its types as literals, often linked.
type nameCell struct {
	name     string
	types    []string
	hrefs    []string // where the types lead
	required bool
	// bold says that the name was marked up as one.
	bold bool
	// lost says that a marked name is empty, as the site's builder leaves it
	// when it takes a placeholder such as <selector> for a tag.
	lost bool
}

// readNameCell reads the cell, and, where the table has one, the cell of the
// types' own column.
func readNameCell(cells ...*html.Node) nameCell {
	r := nameReader{}
	for _, c := range cells {
		r.node(c, "")
		r.line()
	}
	return r.done()
}

type nameReader struct {
	cell    nameCell
	names   []string
	plain   []string // texts outside of any mark, line by line
	lines   int
	between string // text since the last mark
	closed  bool   // words have followed the types, what comes then is not one
}

func (r *nameReader) node(n *html.Node, href string) {
	switch {
	case n.Type == html.TextNode:
		r.text(n.Data)
		return
	case n.Type != html.ElementNode:
		return
	}
	switch n.DataAtom {
	case atom.Strong, atom.B:
		r.bold(n)
	case atom.Code:
		r.literal(textOf(n), href)
	case atom.Sup:
		r.star(textOf(n))
	case atom.Br, atom.P:
		r.line()
		r.children(n, href)
	case atom.A:
		r.link(n)
	default:
		r.children(n, href)
	}
}

func (r *nameReader) children(n *html.Node, href string) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, href)
	}
}

func (r *nameReader) line() {
	r.between = ""
	r.lines++
}

// bold reads a marked name; a raised star inside of it is a star, a star as
// text belongs to the name.
func (r *nameReader) bold(n *html.Node) {
	if len(r.cell.types) > 0 {
		return
	}
	name, raised := "", ""
	for d := range n.Descendants() {
		if d.Type != html.TextNode {
			continue
		}
		if d.Parent.DataAtom == atom.Sup {
			raised += d.Data
		} else {
			name += d.Data
		}
	}
	name = strings.Join(strings.Fields(name), " ")
	r.star(raised)
	r.cell.bold = true
	if name == "" || name == "@" {
		r.cell.lost = true
		return
	}
	if len(r.names) > 0 && !strings.Contains(r.between, "|") && strings.TrimSpace(r.between) == "" {
		r.names[len(r.names)-1] += name
		return
	}
	r.names = append(r.names, name)
	r.between = ""
}

// star takes one star as the mark of a required field; two mark a footnote.
func (r *nameReader) star(s string) {
	if strings.TrimSpace(s) == "*" {
		r.cell.required = true
	}
}

func (r *nameReader) text(s string) {
	t := strings.TrimSpace(s)
	if t == "" {
		return
	}
	if (r.cell.bold || len(r.names) > 0) && len(r.cell.types) == 0 {
		stars := len(t) - len(strings.TrimLeft(t, "*"))
		if stars == 1 {
			r.cell.required = true
		}
		t = strings.TrimSpace(t[stars:])
	}
	r.between += t
	switch {
	case t == "" || isTypeSeparator(t):
	case len(r.cell.types) > 0:
		r.closed = r.closed || !r.suffix(t)
	case !r.cell.bold:
		r.plain = append(r.plain, t)
	}
}

// suffix takes the brackets that stand behind the literal of a type.
func (r *nameReader) suffix(t string) bool {
	if t != "[]" {
		return false
	}
	r.cell.types[len(r.cell.types)-1] += t
	return true
}

func isTypeSeparator(t string) bool {
	switch strings.ToLower(strings.Trim(t, " ,;")) {
	case "", "|", "/", "or", "and", "\\", "||":
		return true
	}
	return false
}

func (r *nameReader) literal(s, href string) {
	if r.closed {
		return
	}
	if len(r.names) == 0 && len(r.plain) == 0 && !r.cell.bold {
		r.names = append(r.names, s)
		return
	}
	for _, t := range strings.Split(strings.ReplaceAll(s, `\|`, "|"), "|") {
		if t = strings.TrimSpace(t); t != "" {
			r.cell.types = append(r.cell.types, t)
			r.cell.hrefs = append(r.cell.hrefs, href)
		}
	}
}

// link reads a linked type: a literal, or bare words where the name has been read.
func (r *nameReader) link(n *html.Node) {
	href := attribute(n, "href")
	if n.FirstChild != nil && n.FirstChild.Type == html.TextNode && len(r.names) > 0 {
		r.literal(textOf(n), href)
		return
	}
	r.children(n, href)
}

func (r *nameReader) done() nameCell {
	c := r.cell
	if len(r.names) == 0 && len(r.plain) > 0 {
		c.name, c.required = plainName(r.plain[0])
		if len(c.types) == 0 && len(r.plain) == 2 {
			c.types, c.hrefs = []string{r.plain[1]}, []string{""}
		}
		return c
	}
	c.name = strings.Join(r.names, "|")
	return c
}

// plainName is a name without markup, with the star as its last character.
func plainName(s string) (name string, required bool) {
	if t := strings.TrimSuffix(s, "*"); t != "" && t != s && !strings.HasSuffix(t, "_") {
		return strings.TrimSpace(t), true
	}
	return s, false
}

// typeText joins the types as the spec writes them.
func (c nameCell) typeText() string {
	seen := make(map[string]bool, len(c.types))
	var out []string
	for _, t := range c.types {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return strings.Join(out, "|")
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
