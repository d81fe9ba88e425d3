package b24

import (
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

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
