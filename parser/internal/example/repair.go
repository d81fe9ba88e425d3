package example

import "strings"

// repaired is the JSON that a text means which was written for people: with dots
// for what is left out, words for what the reader is to fill in, keys without
// quotes, single quotes, backslashes in names of classes. It is empty for a text
// that has signs of another language.
func repaired(text string) string {
	r := repairer{text: text}
	for r.at < len(r.text) {
		if !r.step() {
			return ""
		}
	}
	return r.out.String()
}

// Closed is a text with the brackets behind it that it lacks at its end.
func Closed(text string) string {
	r := repairer{text: text}
	for r.at < len(r.text) && r.step() {
	}
	return text + closing(r.open)
}

// closing are the brackets that close those that are open.
func closing(open []byte) string {
	var out strings.Builder
	for i := len(open) - 1; i >= 0; i-- {
		out.WriteByte(map[byte]byte{'{': '}', '[': ']'}[open[i]])
	}
	return out.String()
}

type repairer struct {
	text string
	at   int
	out  strings.Builder
	last token
	open []byte // the brackets that are not closed yet
}

// token is what was written last.
type token uint8

const (
	nothing token = iota // or an opening bracket
	value
	comma
	colon
)

func (r *repairer) step() bool {
	rest := r.text[r.at:]
	if n := silent(rest); n > 0 {
		r.at += n
		return true
	}
	switch c := rest[0]; {
	case c == '"' || c == '\'':
		return r.quoted(c)
	case c == '{' || c == '[':
		r.begin()
		r.open = append(r.open, c)
		r.sign(c, nothing)
	case c == '}' || c == ']':
		r.fill()
		r.open = r.open[:max(len(r.open)-1, 0)]
		r.sign(c, value)
	case c == ',':
		r.fill()
		if r.last == value {
			r.last = comma // written once something follows
		}
		r.at++
	case c == ':':
		r.sign(c, colon)
	case isBare(c):
		r.bare()
	default:
		return false
	}
	return true
}

// silent is the length of what says nothing at the start of a text: white space,
// dots for what is left out, a comment.
func silent(text string) int {
	for _, sign := range []string{" ", "\n", "\t", "\r", "...", "…"} {
		if strings.HasPrefix(text, sign) {
			return len(sign)
		}
	}
	for _, comment := range [][2]string{{"//", "\n"}, {"/*", "*/"}} {
		if !strings.HasPrefix(text, comment[0]) {
			continue
		}
		if end := strings.Index(text, comment[1]); end >= 0 {
			return end + len(comment[1])
		}
		return len(text)
	}
	return 0
}

func (r *repairer) sign(c byte, t token) {
	r.out.WriteByte(c)
	r.last = t
	r.at++
}

// begin writes the comma in front of a value, also where it was forgotten.
func (r *repairer) begin() {
	if r.last == value || r.last == comma {
		r.out.WriteByte(',')
	}
}

// fill writes a value where dots stood for one.
func (r *repairer) fill() {
	if r.last == colon {
		r.out.WriteString("null")
		r.last = value
	}
}

// quoted copies a text and repairs what JSON does not allow inside of one.
func (r *repairer) quoted(quote byte) bool {
	r.begin()
	r.out.WriteByte('"')
	for r.at++; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == quote:
			r.sign('"', value)
			return true
		case c == '\\':
			r.escape()
		case c == '"':
			r.out.WriteString(`\"`)
		case c < ' ':
			r.out.WriteByte(' ')
		default:
			r.out.WriteByte(c)
		}
	}
	return false
}

// escape copies a backslash and what it escapes, or writes it as a sign of its own.
func (r *repairer) escape() {
	next := r.text[r.at+1:]
	switch {
	case strings.HasPrefix(next, "'"):
		r.out.WriteByte('\'')
	case next != "" && strings.ContainsRune(`"\/bfnrt`, rune(next[0])):
		r.out.WriteString(r.text[r.at : r.at+2])
	case next != "" && next[0] == 'u' && len(next) > 4 && strings.Trim(next[1:5], "0123456789abcdefABCDEF") == "":
		r.out.WriteString(`\u`)
	default:
		r.out.WriteString(`\\`)
		return
	}
	r.at++
}

// bare writes a number, a word of JSON, a key, or null for any other word. A sentence
// says nothing.
func (r *repairer) bare() {
	end := r.at
	for end < len(r.text) && isBare(r.text[end]) {
		end++
	}
	word := r.text[r.at:end]
	if prose := wordsBehind(r.text[end:]); prose > 0 {
		r.at = end + prose
		r.fill()
		return
	}
	r.at = end
	r.begin()
	r.last = value
	switch lower := strings.ToLower(word); {
	case strings.HasPrefix(strings.TrimLeft(r.text[end:], " "), ":"):
		r.out.WriteString(`"` + word + `"`)
	case lower == "true" || lower == "false" || isNumeral(word):
		r.out.WriteString(lower)
	default:
		r.out.WriteString("null")
	}
}

// wordsBehind is the length of the words that stand behind one in its line. Several are
// a sentence: 48 more of the like.
func wordsBehind(text string) int {
	n := 0
	for {
		word := strings.TrimLeft(text[n:], " ")
		length := 0
		for length < len(word) && isBare(word[length]) {
			length++
		}
		if length == 0 || n == 0 && len(word) == len(text) || silent(word) > 0 {
			return n
		}
		n = len(text) - len(word) + length
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
