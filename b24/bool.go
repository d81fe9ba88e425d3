package b24

// YN is a boolean that is sent as "Y" or "N". All spellings are read
// (REST-PROTOCOL section 10.2).
type YN bool

func (y YN) append(b []byte) []byte {
	if y {
		return append(b, `"Y"`...)
	}
	return append(b, `"N"`...)
}

// MarshalJSON implements [encoding/json.Marshaler].
func (y YN) MarshalJSON() ([]byte, error) { return y.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (y *YN) UnmarshalJSON(data []byte) error { return unmarshalValue(data, y) }

// Flag is a boolean that is sent as 1 or 0. All spellings are read
// (REST-PROTOCOL section 10.2).
type Flag bool

func (f Flag) append(b []byte) []byte {
	if f {
		return append(b, '1')
	}
	return append(b, '0')
}

// MarshalJSON implements [encoding/json.Marshaler].
func (f Flag) MarshalJSON() ([]byte, error) { return f.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (f *Flag) UnmarshalJSON(data []byte) error { return unmarshalValue(data, f) }
