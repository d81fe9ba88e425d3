package lookup

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/b24gen/b24gen/templates"
)

// line is an entry that is not decoded.
type line struct {
	number int
	text   []byte
	lower  []byte // the text in small letters, when it was asked for
}

// isEntry tells them from the lines around them.
func (l *line) isEntry() bool {
	return bytes.HasPrefix(l.text, []byte("{")) && !bytes.HasPrefix(l.text, []byte(templates.IndexHeader))
}

func (l *line) isV3() bool { return bytes.HasPrefix(l.value("dir"), []byte("v3/")) }

func (l *line) isType() bool { return string(l.value("kind")) == string(templates.KindType) }

// is reports whether both are the same entry.
func (l *line) is(other *line) bool { return l.number == other.number }

// name is its name in the API.
func (l *line) name() []byte { return l.value("rest") }

// value is the text at a key, the first that has it.
func (l *line) value(key string) []byte {
	value, _, _ := next(l.text, key)
	return value
}

// folded is the text in small letters.
func (l *line) folded() []byte {
	if len(l.lower) == 0 {
		l.lower = appendFolded(l.lower, l.text)
	}
	return l.lower
}

// appendFolded appends the text with small letters of ASCII. Each line is folded in the memory
// of the one before: copies of the index would take longer than all else.
func appendFolded(folded, text []byte) []byte {
	folded = append(folded, text...)
	for i, c := range folded {
		if 'A' <= c && c <= 'Z' {
			folded[i] = c + 'a' - 'A'
		}
	}
	return folded
}

// next is the next text at a key, and what is behind it.
func next(text []byte, key string) (value, rest []byte, found bool) {
	_, rest, found = bytes.Cut(text, []byte(`"`+key+`":"`))
	value, after, _ := bytes.Cut(rest, []byte(`"`))
	if bytes.IndexByte(value, '\\') < 0 {
		return value, after, found
	}
	var decoded string
	_ = json.NewDecoder(bytes.NewReader(append([]byte(`"`), rest...))).Decode(&decoded) // what is no JSON has no text
	return []byte(decoded), after, found
}

// hasValue reports whether a text at one of the keys matches.
func hasValue(text []byte, matches func(value []byte) bool, keys ...string) bool {
	for _, key := range keys {
		for value, rest, found := next(text, key); found; value, rest, found = next(rest, key) {
			if matches(value) {
				return true
			}
		}
	}
	return false
}

// params begins the parameters of an entry.
const params = `,"params":[`

// entry decodes the line.
func (l *line) entry() (templates.Entry, error) {
	e, err := templates.UnmarshalEntry(l.text)
	if err != nil {
		return e, fmt.Errorf("line %d: %w", l.number, err)
	}
	return e, nil
}

// brief decodes it without parameters, which are most of it.
func (l *line) brief() (templates.Entry, error) {
	names, rest, _ := bytes.Cut(l.text, []byte(params))
	_, rest, _ = bytes.Cut(rest, []byte("}]"))
	if e, err := templates.UnmarshalEntry(append(bytes.Clone(names), rest...)); err == nil {
		return e, nil
	}
	return l.entry()
}

// decode reads each of the lines.
func decode(lines []*line, read func(*line) (templates.Entry, error)) ([]templates.Entry, error) {
	var out []templates.Entry
	for _, l := range lines {
		e, err := read(l)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}
