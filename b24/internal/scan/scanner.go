// Package scan reads JSON text from left to right and validates it on the way,
// so that an answer is gone through once only.
//
// It leaves to its caller what the values are to become. Errors are sticky:
// after the first one every method returns its zero value and every loop ends,
// so a caller looks at [Scanner.Err] once, when it is done.
package scan

import "fmt"

// MaxDepth is the deepest nesting that is read; deeper texts are refused, as
// they would exhaust the stack.
const MaxDepth = 1000

// Scanner stands at a position in a JSON text.
type Scanner struct {
	data  []byte
	pos   int
	depth int
	err   error
}

// New returns a scanner at the start of data, which it does not change.
func New(data []byte) Scanner { return Scanner{data: data} }

// Err returns the first error.
func (s *Scanner) Err() error { return s.err }

// Peek skips white space and returns the byte that follows: the first of a
// value, or 0 at the end.
func (s *Scanner) Peek() byte {
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		if c > ' ' {
			return c
		}
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			s.fail("a control character")
			return 0
		}
		s.pos++
	}
	return 0
}

// Pos is the offset of the next byte.
func (s *Scanner) Pos() int { return s.pos }

// Since returns the text between an earlier position and the present one.
func (s *Scanner) Since(pos int) []byte {
	if s.err != nil {
		return nil
	}
	return s.data[pos:s.pos:s.pos]
}

// Left is how many bytes follow.
func (s *Scanner) Left() int { return len(s.data) - s.pos }

// End fails unless nothing but white space follows.
func (s *Scanner) End() {
	if s.Peek() != 0 || s.pos < len(s.data) {
		s.fail("text after the value")
	}
}

// Enter goes into the object or array that begins here and ends with the byte
// end. It is false where there is nothing inside. The members are read in a
// loop:
//
//	for more := s.Enter('}'); more; more = s.Next('}') {
//		key := s.Key()
//		...read the value
//	}
func (s *Scanner) Enter(end byte) bool {
	if s.depth++; s.depth > MaxDepth {
		s.fail(fmt.Sprintf("nesting deeper than %d", MaxDepth))
		return false
	}
	s.pos++
	if s.Peek() == end {
		s.leave()
		return false
	}
	return s.err == nil
}

// Next goes on to the next member, or leaves and is false.
func (s *Scanner) Next(end byte) bool {
	switch s.Peek() {
	case ',':
		s.pos++
		return true
	case end:
		if s.err == nil {
			s.leave()
		}
		return false
	}
	s.fail("no comma or end after a value")
	return false
}

func (s *Scanner) leave() {
	s.pos++
	s.depth--
}

// Key reads the name of an object's member and the colon. The bytes are valid
// until the next read.
func (s *Scanner) Key() []byte {
	if s.Peek() != '"' {
		s.fail("no name of a member")
		return nil
	}
	key := s.Text()
	if s.Peek() != ':' {
		s.fail("no colon after a name")
		return nil
	}
	s.pos++
	return key
}

// Literal reads true, false or null, whichever begins here.
func (s *Scanner) Literal() []byte {
	want := "null"
	switch s.Peek() {
	case 't':
		want = "true"
	case 'f':
		want = "false"
	}
	end := s.pos + len(want)
	if end > len(s.data) || string(s.data[s.pos:end]) != want {
		s.fail("no value")
		return nil
	}
	s.pos = end
	return s.data[end-len(want) : end]
}

// Skip reads a value of any kind and returns its text.
func (s *Scanner) Skip() []byte {
	c := s.Peek()
	start := s.pos
	switch {
	case c == '"':
		s.Text()
	case c == '{':
		for more := s.Enter('}'); more; more = s.Next('}') {
			s.Key()
			s.Skip()
		}
	case c == '[':
		for more := s.Enter(']'); more; more = s.Next(']') {
			s.Skip()
		}
	case IsNumber(c):
		s.Number()
	default:
		s.Literal()
	}
	return s.Since(start)
}

// fail keeps the first error and goes to the end, where all reading stops.
func (s *Scanner) fail(what string) {
	if s.err == nil {
		s.err = fmt.Errorf("not JSON: %s at byte %d", what, s.pos)
	}
	s.pos = len(s.data)
}
