package example

import (
	"strings"
)

// mended is the JSON that a text means which was written for people: with dots
// for what is left out, words for what the reader is to fill in, keys without
// quotes, single quotes, backslashes in names of classes. It is empty for a text
// that has signs of another language.
func mended(text string) string {
	m := mender{text: text}
	for m.at < len(m.text) {
		if !m.step() {
			return ""
		}
	}
	return m.out.String()
}

type mender struct {
	text string
	at   int
	out  strings.Builder
	last token
}

// token is what was written last.
type token uint8

const (
	nothing token = iota // or an opening bracket
	value
	comma
	colon
)

func (m *mender) step() bool {
	rest := m.text[m.at:]
	switch c := rest[0]; {
	case strings.ContainsRune(" \t\r\n", rune(c)):
		m.at++
	case strings.HasPrefix(rest, "//"):
		m.skip(rest, "\n")
	case strings.HasPrefix(rest, "/*"):
		m.skip(rest, "*/")
	case strings.HasPrefix(rest, "..."):
		m.at += len("...")
	case strings.HasPrefix(rest, "…"):
		m.at += len("…")
	case c == '"' || c == '\'':
		return m.quoted(c)
	case c == '{' || c == '[':
		m.begin()
		m.sign(c, nothing)
	case c == '}' || c == ']':
		m.fill()
		m.sign(c, value)
	case c == ',':
		m.fill()
		if m.last == value {
			m.last = comma // written once something follows
		}
		m.at++
	case c == ':':
		m.sign(c, colon)
	case isBare(c):
		m.bare()
	default:
		return false
	}
	return true
}

// skip leaves out a comment.
func (m *mender) skip(rest, end string) {
	i := strings.Index(rest, end)
	if i < 0 {
		m.at = len(m.text)
		return
	}
	m.at += i + len(end)
}

func (m *mender) sign(c byte, t token) {
	m.out.WriteByte(c)
	m.last = t
	m.at++
}

// begin writes the comma in front of a value, also where it was forgotten.
func (m *mender) begin() {
	if m.last == value || m.last == comma {
		m.out.WriteByte(',')
	}
}

// fill writes a value where dots stood for one.
func (m *mender) fill() {
	if m.last == colon {
		m.out.WriteString("null")
		m.last = value
	}
}

// quoted copies a text and mends what JSON does not allow inside of one.
func (m *mender) quoted(quote byte) bool {
	m.begin()
	m.out.WriteByte('"')
	for m.at++; m.at < len(m.text); m.at++ {
		switch c := m.text[m.at]; {
		case c == quote:
			m.sign('"', value)
			return true
		case c == '\\':
			m.escape()
		case c == '"':
			m.out.WriteString(`\"`)
		case c < ' ':
			m.out.WriteByte(' ')
		default:
			m.out.WriteByte(c)
		}
	}
	return false
}

// escape copies a backslash and what it escapes, or writes it as a sign of its own.
func (m *mender) escape() {
	next := m.text[m.at+1:]
	switch {
	case strings.HasPrefix(next, "'"):
		m.out.WriteByte('\'')
	case next != "" && strings.ContainsRune(`"\/bfnrt`, rune(next[0])):
		m.out.WriteString(m.text[m.at : m.at+2])
	case next != "" && next[0] == 'u' && len(next) > 4 && strings.Trim(next[1:5], "0123456789abcdefABCDEF") == "":
		m.out.WriteString(`\u`)
	default:
		m.out.WriteString(`\\`)
		return
	}
	m.at++
}

// bare writes a number, a word of JSON, a key, or null for any other word.
func (m *mender) bare() {
	end := m.at
	for end < len(m.text) && isBare(m.text[end]) {
		end++
	}
	word := m.text[m.at:end]
	m.at = end
	m.begin()
	m.last = value
	switch lower := strings.ToLower(word); {
	case strings.HasPrefix(strings.TrimLeft(m.text[end:], " "), ":"):
		m.out.WriteString(`"` + word + `"`)
	case lower == "true" || lower == "false" || isNumeral(word):
		m.out.WriteString(lower)
	default:
		m.out.WriteString("null")
	}
}

func isBare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_*$-+.<>", c) >= 0
}

// isNumeral says that a word is a number as JSON writes it.
func isNumeral(word string) bool {
	v, err := strict(word)
	return err == nil && (v.Type == Integer || v.Type == Double)
}
