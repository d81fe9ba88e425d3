package scan

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// Text reads the string that begins here, without quotes and escapes. The
// bytes may be part of the input and are valid until the next read. What is
// not UTF-8 becomes U+FFFD.
func (s *Scanner) Text() []byte {
	start := s.pos + 1
	high := byte(0)
	for i := start; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			s.pos = i + 1
			return valid(s.data[start:i], high)
		case c == '\\':
			s.pos = i
			return s.escaped(start)
		case c < ' ':
			s.pos = i
			s.fail("a control character in a string")
			return nil
		default:
			high |= c
		}
	}
	s.fail("a string without an end")
	return nil
}

func valid(text []byte, high byte) []byte {
	if high < utf8.RuneSelf || utf8.Valid(text) {
		return text
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD"))
}

// escaped reads on from the first backslash of the string that began at start.
func (s *Scanner) escaped(start int) []byte {
	text := append(make([]byte, 0, 2*(s.pos-start)+16), s.data[start:s.pos]...)
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case c == '"':
			s.pos++
			return valid(text, utf8.RuneSelf)
		case c == '\\':
			text = s.escape(text)
		case c < ' ':
			s.fail("a control character in a string")
			return nil
		default:
			text = append(text, c)
			s.pos++
		}
	}
	s.fail("a string without an end")
	return nil
}

// escape reads one escape and appends what it stands for.
func (s *Scanner) escape(text []byte) []byte {
	s.pos++
	if s.pos == len(s.data) {
		return text
	}
	c := s.data[s.pos]
	s.pos++
	switch c {
	case '"', '\\', '/':
		return append(text, c)
	case 'b':
		return append(text, '\b')
	case 'f':
		return append(text, '\f')
	case 'n':
		return append(text, '\n')
	case 'r':
		return append(text, '\r')
	case 't':
		return append(text, '\t')
	case 'u':
		return utf8.AppendRune(text, s.unicode())
	}
	s.fail("an unknown escape in a string")
	return text
}

// unicode reads the digits of a \u escape, and the low surrogate that belongs
// to a high one.
func (s *Scanner) unicode() rune {
	r := s.hex()
	if !utf16.IsSurrogate(r) {
		return r
	}
	before := s.pos
	if bytes.HasPrefix(s.data[s.pos:], []byte(`\u`)) {
		s.pos += 2
		if pair := utf16.DecodeRune(r, s.hex()); pair != utf8.RuneError {
			return pair
		}
		if s.err == nil {
			s.pos = before
		}
	}
	return utf8.RuneError
}

func (s *Scanner) hex() rune {
	if len(s.data)-s.pos < 4 {
		s.fail("a cut \\u escape")
		return 0
	}
	var r rune
	for range 4 {
		c := s.data[s.pos]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			s.fail("a \\u escape without four hexadecimal digits")
			return 0
		}
		r = r<<4 | rune(c)
		s.pos++
	}
	return r
}
