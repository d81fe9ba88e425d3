package lookup

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"

	"github.com/b24gen/b24gen/templates"
)

// line is an entry that is not decoded.
type line struct {
	number int
	text   []byte
	lower  []byte // the beginning of the text in small letters, as far as it was asked for
	key    []byte // the name in small letters
}

// isEntry tells them from the lines around them.
func (l *line) isEntry() bool {
	return bytes.HasPrefix(l.text, []byte("{")) && !bytes.HasPrefix(l.text, []byte(templates.IndexHeader))
}

func (l *line) isV3() bool { return bytes.HasPrefix(l.dir(), []byte("v3/")) }

// dir is the folder of its package.
func (l *line) dir() []byte {
	if dir := l.value("dir"); len(dir) > 0 {
		return dir
	}
	return l.value("package")
}

func (l *line) isType() bool { return string(l.value("kind")) == string(templates.KindType) }

func (l *line) isMethod() bool { return len(l.value("kind")) == 0 }

func (l *line) isCode() bool { return string(l.value("kind")) == string(templates.KindCode) }

// is reports whether both are the same entry.
func (l *line) is(other *line) bool { return l.number == other.number }

// name is its name in the API.
func (l *line) name() []byte { return l.value("rest") }

// foldedName is the name in small letters.
func (l *line) foldedName() []byte {
	l.key = appendFolded(l.key[:0], l.name())
	return l.key
}

// value is the text at a key, the first that has it.
func (l *line) value(key string) []byte {
	value, _, _ := next(l.text, key)
	return value
}

// text is the same of a part of it.
func text(part []byte, key string) string {
	value, _, _ := next(part, key)
	return string(value)
}

// folded is the text in small letters, as far as asked.
func (l *line) folded(length int) []byte {
	if have := len(l.lower); have < length {
		l.lower = appendFolded(l.lower, l.text[have:length])
	}
	return l.lower[:length]
}

// names are what the entry is called, in small letters: all but its fields.
func (l *line) names() []byte {
	if at := bytes.Index(l.text, []byte(params)); at >= 0 {
		return l.folded(at)
	}
	return l.folded(len(l.text))
}

// fields are its fields, in small letters.
func (l *line) fields() []byte {
	_, fields, _ := bytes.Cut(l.folded(len(l.text)), []byte(params))
	return fields
}

// appendFolded appends the text with small letters of ASCII. Each line is folded in the memory
// of the one before: copies of the index would take longer than all else.
func appendFolded(folded, text []byte) []byte {
	have := len(folded)
	folded = append(folded, text...)
	for i, c := range folded[have:] {
		folded[have+i] = small[c]
	}
	return folded
}

// small are all bytes, with small letters for capitals.
var small = func() (table [256]byte) {
	for i := range table {
		table[i] = byte(i)
	}
	copy(table['A':], table['a':'z'+1])
	return table
}()

// next is the next text at a key, and what is behind it. No key ends in another, so that it is
// found without the quote before it, which every text has.
func next(text []byte, key string) (value, rest []byte, found bool) {
	_, rest, found = bytes.Cut(text, []byte(key+`":"`))
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

// brief decodes it without its fields, which are most of it.
func (l *line) brief() (templates.Entry, error) {
	names, rest, _ := bytes.Cut(l.text, []byte(params))
	_, rest, _ = bytes.Cut(rest, []byte("}]"))
	if e, err := templates.UnmarshalEntry(append(bytes.Clone(names), rest...)); err == nil {
		return e, nil
	}
	return l.entry()
}

// row is as much of it as a list of many shows, with those of its fields alone that are meant.
// To decode all of it would take longer than to find it.
func (l *line) row(isMeant func(field []byte) bool) (e templates.Entry, err error) {
	if bytes.Contains(l.text, []byte(`"deprecated":true`)) {
		e, err = l.brief() // with what is to be used instead
	} else {
		e = templates.Entry{REST: string(l.name()), Dir: string(l.dir()), Go: string(l.value("go"))}
		e.Kind = cmp.Or(templates.Kind(l.value("kind")), templates.KindMethod)
	}
	_, fields, _ := bytes.Cut(l.text, []byte(params))
	for field := range bytes.SplitSeq(fields, []byte("},")) {
		if isMeant(field) {
			e.Params = append(e.Params, templates.IndexParam{
				Key: text(field, "key"), Go: text(field, "go"), Type: text(field, "type"),
				Required: bytes.Contains(field, []byte(`"required":true`)), InCases: bytes.Contains(field, []byte(`"inCases":true`)),
			})
		}
	}
	return e, err
}

// decode reads each of the lines.
func decode(lines []*line, read func(*line) (templates.Entry, error)) ([]templates.Entry, error) {
	out := make([]templates.Entry, 0, len(lines))
	for _, l := range lines {
		e, err := read(l)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}
