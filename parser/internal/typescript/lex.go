package typescript

import "strings"

// lexemes cuts a listing into words, numbers, texts in quotes and signs. Space and
// comments say nothing.
func lexemes(text string) []string {
	var out []string
	for len(text) > 0 {
		n, blank := lexeme(text)
		if !blank {
			out = append(out, text[:n])
		}
		text = text[n:]
	}
	return out
}

// lexeme is the length of what stands at the start of a text, and whether it says
// nothing.
func lexeme(text string) (length int, blank bool) {
	switch c := text[0]; {
	case isSpace(c):
		return while(text, isSpace), true
	case strings.HasPrefix(text, "//"):
		return upTo(text, "\n", len(text)), true
	case strings.HasPrefix(text, "/*"):
		return min(upTo(text[2:], "*/", len(text))+4, len(text)), true
	case c == '\'' || c == '"':
		if end := strings.IndexAny(text[1:], string(c)+"\n"); end >= 0 && text[1+end] == c {
			return end + 2, false
		}
	case isLetter(c) || isDigit(c):
		return while(text, isInWord), false
	case strings.HasPrefix(text, "=>"):
		return 2, false
	}
	return 1, false
}

// while is how many bytes at the start of a text are of a kind.
func while(text string, is func(byte) bool) int {
	n := 0
	for n < len(text) && is(text[n]) {
		n++
	}
	return n
}

// upTo is where a sign stands in a text, or else what is given for that.
func upTo(text, sign string, otherwise int) int {
	if at := strings.Index(text, sign); at >= 0 {
		return at
	}
	return otherwise
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$'
}
func isInWord(c byte) bool { return isLetter(c) || isDigit(c) }
