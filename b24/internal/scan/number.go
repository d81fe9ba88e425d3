package scan

// IsNumber tells whether a number begins with c.
func IsNumber(c byte) bool { return c == '-' || '0' <= c && c <= '9' }

// Number reads the number that begins here and returns its text.
func (s *Scanner) Number() []byte {
	n := numberLen(s.data[s.pos:])
	if n == 0 {
		s.fail("a malformed number")
		return nil
	}
	s.pos += n
	return s.data[s.pos-n : s.pos]
}

// ValidNumber tells whether text is a JSON number and nothing else.
func ValidNumber(text []byte) bool { return len(text) > 0 && numberLen(text) == len(text) }

// IsDigits tells whether text is digits and nothing else.
func IsDigits(text []byte) bool { return len(text) > 0 && digits(text) == len(text) }

// numberLen is the length of the number at the start of b, 0 where none is.
func numberLen(b []byte) int {
	i := 0
	if i < len(b) && b[i] == '-' {
		i++
	}
	whole := digits(b[i:])
	if whole == 0 || whole > 1 && b[i] == '0' {
		return 0
	}
	i += whole
	if i < len(b) && b[i] == '.' {
		n := digits(b[i+1:])
		if n == 0 {
			return 0
		}
		i += 1 + n
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		j := i + 1
		if j < len(b) && (b[j] == '+' || b[j] == '-') {
			j++
		}
		n := digits(b[j:])
		if n == 0 {
			return 0
		}
		i = j + n
	}
	return i
}

func digits(b []byte) int {
	for i, c := range b {
		if c < '0' || c > '9' {
			return i
		}
	}
	return len(b)
}
