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
	n := wholeLen(b)
	if n == 0 {
		return 0
	}
	if n < len(b) && b[n] == '.' {
		fraction := digits(b[n+1:])
		if fraction == 0 {
			return 0
		}
		n += 1 + fraction
	}
	if n < len(b) && b[n]|0x20 == 'e' {
		exponent := exponentLen(b[n+1:])
		if exponent == 0 {
			return 0
		}
		n += 1 + exponent
	}
	return n
}

// wholeLen is the length of the sign and the digits before the point. A number has no
// leading zeros.
func wholeLen(b []byte) int {
	sign := 0
	if len(b) > 0 && b[0] == '-' {
		sign = 1
	}
	n := digits(b[sign:])
	if n == 0 || n > 1 && b[sign] == '0' {
		return 0
	}
	return sign + n
}

// exponentLen is the length of what follows the e: digits, maybe after a sign.
func exponentLen(b []byte) int {
	sign := 0
	if len(b) > 0 && (b[0] == '+' || b[0] == '-') {
		sign = 1
	}
	n := digits(b[sign:])
	if n == 0 {
		return 0
	}
	return sign + n
}

func digits(b []byte) int {
	for i, c := range b {
		if c < '0' || c > '9' {
			return i
		}
	}
	return len(b)
}
