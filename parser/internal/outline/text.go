package outline

import "strings"

// Text is running text, cut where its marks change.
type Text []Span

// Span is a part of a text with the same marks throughout.
type Span struct {
	// Text has its white space folded, as a browser shows it. A span whose text
	// is "\n" is a line break.
	Text string
	// Literal says that it is written as code. All of a literal is one span.
	Literal bool
	Bold    bool
	// Raised says that it is written as a superscript, such as a star.
	Raised bool
	// Link is the address that it leads to.
	Link string
}

// Link is a link in a text.
type Link struct{ Text, Target string }

var lineBreak = Span{Text: "\n"}

// IsBreak says that the span is a line break.
func (s Span) IsBreak() bool { return s.Text == "\n" }

// Plain is the text in one line, without marks.
func (t Text) Plain() string {
	if len(t) == 1 {
		return strings.TrimSpace(t[0].Text)
	}
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Literals are the literals of the text.
func (t Text) Literals() []string {
	var out []string
	for _, s := range t {
		if s.Literal {
			out = append(out, strings.TrimSpace(s.Text))
		}
	}
	return out
}

// Links are the links of the text.
func (t Text) Links() []Link {
	var out []Link
	for len(t) > 0 {
		n := t.Linked()
		if n > 0 {
			out = append(out, Link{t[:n].Plain(), t[0].Link})
		}
		t = t[max(n, 1):]
	}
	return out
}

// Linked is the number of spans at the start that are one link.
func (t Text) Linked() int {
	n := 0
	for n < len(t) && t[n].Link != "" && t[n].Link == t[0].Link {
		n++
	}
	return n
}

// lines cuts the text at its line breaks.
func (t Text) lines() []Text {
	var out []Text
	start := 0
	for i, s := range t {
		if s.IsBreak() {
			out = append(out, t[start:i:i])
			start = i + 1
		}
	}
	return append(out, t[start:])
}

// Marked is the text with its marks written out: literals in back-ticks, bold
// text in double stars, links as [text](target).
func (t Text) Marked() string {
	var m marker
	for _, s := range t {
		m.write(s)
	}
	m.write(Span{})
	return strings.TrimSpace(m.String())
}

// marker writes spans; last is the one written last, whose marks are open.
type marker struct {
	strings.Builder
	last Span
}

func (m *marker) write(s Span) {
	if m.last.Link != "" && (m.last.Link != s.Link || m.last.Bold != s.Bold) {
		m.WriteString("](" + m.last.Link + ")")
		m.last.Link = ""
	}
	if m.last.Bold != s.Bold {
		m.WriteString("**")
	}
	if s.Link != m.last.Link {
		m.WriteByte('[')
	}
	m.last = s
	switch {
	case s.Literal:
		m.WriteString("`" + s.Text + "`")
	case m.startsLine():
		m.WriteString(strings.TrimPrefix(s.Text, " "))
	default:
		m.WriteString(s.Text)
	}
}

// startsLine says that a space would stand at the start of a line, or behind
// another.
func (m *marker) startsLine() bool {
	b := m.String()
	return b == "" || b[len(b)-1] == '\n' || b[len(b)-1] == ' '
}

// fold replaces each run of white space by one space.
func fold(s string) string {
	if isFolded(s) {
		return s
	}
	words := strings.Join(strings.Fields(s), " ")
	if words == "" {
		return " "
	}
	if isSpace(s[0]) {
		words = " " + words
	}
	if isSpace(s[len(s)-1]) {
		words += " "
	}
	return words
}

// isFolded says that a text is ASCII without white space other than single
// spaces, as most are.
func isFolded(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && i > 0 && s[i-1] == ' ', c != ' ' && isSpace(c), c >= 0x80:
			return false
		}
	}
	return true
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
