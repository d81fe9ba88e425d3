package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
)

// nameCell is the first cell of a row in a table of fields: a name in bold, a
// star where the field is required, and its types as literals, often linked.
type nameCell struct {
	name     string
	names    []string // where either of several will do: **A** | **B**
	types    []string
	hrefs    []string // where the types lead
	required bool
	// bold says that the name was marked up as one, lost that nothing is left of it.
	bold, lost bool
}

// readNameCell reads the cell, and, where the table has one, the cell of the
// types' own column.
func readNameCell(cells ...outline.Cell) nameCell {
	r := nameReader{}
	for _, c := range cells {
		for text := c.Content(); len(text) > 0; {
			text = text[r.read(text):]
		}
		r.line()
	}
	return r.done()
}

type nameReader struct {
	cell    nameCell
	names   []string
	plain   []string // texts outside of any mark, line by line
	between string   // text since the last mark
	spaced  bool     // there is more than one sign between the names
	joined  bool     // a bar alone joins two names, and belongs to the one that they make
	closed  bool     // words have followed the types, what comes then is not one
}

// read reads the spans that belong together at the start of a text, and says how
// many they are.
func (r *nameReader) read(text outline.Text) int {
	span := text[0]
	switch n := text.Linked(); {
	case span.Bold:
		n = slices.IndexFunc(text, func(s outline.Span) bool { return !s.Bold })
		if n < 0 {
			n = len(text)
		}
		r.bold(text[:n])
		return n
	case n > 0 && !span.Literal && len(r.names) > 0:
		r.literal(text[:n].Plain(), span.Link) // words that are linked name a type
		return n
	case span.IsBreak():
		r.line()
	case span.Literal:
		r.literal(span.Text, span.Link)
	case span.Raised:
		r.star(span.Text)
	default:
		r.text(span.Text)
	}
	return 1
}

func (r *nameReader) line() { r.between = "" }

// bold reads a marked name; a raised star inside of it is a star, a star as
// text belongs to the name.
func (r *nameReader) bold(text outline.Text) {
	if len(r.cell.types) > 0 {
		return
	}
	name, raised := "", ""
	for _, s := range text {
		if s.Raised {
			raised += s.Text
		} else {
			name += s.Text
		}
	}
	name = strings.Join(strings.Fields(name), " ")
	r.star(raised)
	r.cell.bold = true
	if name == "" || name == "@" {
		r.cell.lost = true
		return // the site's builder takes a placeholder such as <selector> for a tag
	}
	if len(r.names) > 0 && !strings.Contains(r.between, "|") && strings.TrimSpace(r.between) == "" {
		r.names[len(r.names)-1] += name
		return
	}
	if len(r.names) > 0 && (!r.spaced || !isTypeSeparator(r.between)) {
		r.joined = true
	}
	r.names = append(r.names, name)
	r.between, r.spaced = "", false
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
	r.spaced = r.spaced || len(s) > 1
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
	s = strings.TrimSpace(s)
	if len(r.names) == 0 && len(r.plain) == 0 && !r.cell.bold {
		r.names = append(r.names, s)
		return
	}
	if tooLong(s) || len(r.cell.types) > mostNames*mostNames {
		r.cell.types, r.cell.hrefs = append(r.cell.types, s), append(r.cell.hrefs, href)
		r.closed = true // its type is a fault
		return
	}
	for _, t := range strings.Split(strings.ReplaceAll(s, `\|`, "|"), "|") {
		if t = strings.TrimSpace(t); t != "" {
			r.cell.types = append(r.cell.types, t)
			r.cell.hrefs = append(r.cell.hrefs, href)
		}
	}
}

// rawCell is a cell that the site's builder has left as it was written.
var rawCell = lazyregexp.New("^\\*\\*(\\w+)\\*\\*\\s*\\[`([^`]+)`\\]\\[\\d+\\]$")

func (r *nameReader) done() nameCell {
	c := r.cell
	if len(r.names) == 0 && len(r.plain) > 0 {
		if m := rawCell.FindStringSubmatch(strings.TrimSpace(r.plain[0])); m != nil {
			return nameCell{name: m[1], types: m[2:], hrefs: []string{""}}
		}
		c.name, c.required = plainName(r.plain[0])
		if len(c.types) == 0 && len(r.plain) == 2 {
			c.types, c.hrefs = []string{r.plain[1]}, []string{""}
		}
		return c
	}
	c.name = strings.Join(r.names, "|")
	if len(r.names) > 1 && !r.joined {
		c.names = r.names
	}
	return c
}

// fault says why a cell names no field: a path that lacks a name, or one that is longer
// than any.
func (c nameCell) fault() string {
	name := strings.ReplaceAll(c.name, "[]", "")
	switch {
	case tooLong(c.name) || tooLong(c.typeText()):
		return "the name or type is too long"
	case len(c.names) > mostNames:
		return "there are too many names"
	case name == "" || strings.HasSuffix(name, ".") && !strings.HasSuffix(name, "..."), strings.Contains(strings.ReplaceAll(name, "...", ""), ".."):
		return "a part of the name is missing"
	}
	return ""
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
	var out []string
	for _, t := range c.types {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return strings.Join(out, "|")
}
