package b24

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// ID identifies an object. Portals write ids as numbers or as texts, and not
// all are numbers: USD, C1:NEW, D_12. An ID keeps the text; "" is none. So 12 and "12"
// are read as one id, which == compares with others. A constant is an id as it stands,
// ID(text) makes one of a text and [NewID] of a number.
//
// It is sent as a number where it is one, as a text otherwise.
type ID string

// NewID returns the id n.
func NewID[N integer](n N) ID { return ID(NewDecimal(n)) }

// Int64 returns the id as a number; ok is false where it is none.
func (id ID) Int64() (n int64, ok bool) {
	n, err := strconv.ParseInt(string(id), 10, 64)
	if err != nil {
		return 0, false
	}
	return n, true
}

// IsZero tells whether there is no id.
func (id ID) IsZero() bool { return id == "" }

// IsSet tells whether the id points at something. In links between objects both
// "" and 0 say that there is nothing (REST-PROTOCOL section 10.1).
func (id ID) IsSet() bool { return id != "" && id != "0" }

func (id ID) append(b []byte) []byte {
	const safe = 15 // digits that every reader of JSON numbers keeps
	if len(id) <= safe && isInteger(string(id)) {
		return append(b, id...)
	}
	if strings.HasPrefix(string(id), refStart) && references().FindString(string(id)) == string(id) {
		return append(b, id...) // see [Ref.ID]
	}
	return codec.AppendText(b, string(id))
}

// isInteger tells whether text is a whole number in JSON's spelling, which has
// no leading zeros.
func isInteger(text string) bool {
	return scan.ValidNumber([]byte(text)) && scan.IsDigits([]byte(text))
}

func parseID(text string) (ID, bool) {
	if text == "true" {
		return "", false
	}
	return ID(text), true
}

// MarshalJSON implements [encoding/json.Marshaler].
func (id ID) MarshalJSON() ([]byte, error) { return id.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (id *ID) UnmarshalJSON(data []byte) error { return unmarshalValue(data, id) }

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

// Labels is a text for people, by language: Labels{"de": "Farbe", "en": "Color"}.
// Under "" it is one text for all languages: [Label] makes that.
//
// It is sent, and read, as a text where it is only that, else as an object.
type Labels map[string]string

// Label returns the text for all languages.
func Label(text string) Labels { return Labels{"": text} }

// Text returns the text for a language, or else the one for all.
func (l Labels) Text(language string) string {
	if text, ok := l[language]; ok {
		return text
	}
	return l[""]
}

// plain is what is sent.
func (l Labels) plain() any {
	if text, ok := l[""]; ok && len(l) == 1 {
		return text
	}
	return map[string]string(l)
}

// MarshalJSON implements [encoding/json.Marshaler].
func (l Labels) MarshalJSON() ([]byte, error) { return Marshal(l.plain()) }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (l *Labels) UnmarshalJSON(data []byte) error { return unmarshalValue(data, l) }

func encodeLabels(e *codec.Encoder, l Labels) { e.Value(reflect.ValueOf(l.plain())) }

// decodeLabels reads a text, or else a map.
func decodeLabels(d *codec.Decoder, l *Labels) {
	*l = nil
	if d.Peek() != '"' {
		var byLanguage map[string]string
		d.Into(&byLanguage)
		*l = byLanguage
		return
	}
	if text := string(d.Text()); text != "" {
		*l = Label(text)
	}
}
