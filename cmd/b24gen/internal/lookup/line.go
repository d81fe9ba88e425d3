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
	head   int    // how much of the text is before its fields, if that was asked for
	key    []byte // the name in small letters, if that was asked for
	symbol []byte // room for one in small letters
}

// read has the line be another one. What was asked of the one before is forgotten.
func (l *line) read(text []byte) {
	l.number++
	l.text, l.lower, l.head, l.key = text, l.lower[:0], 0, l.key[:0]
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

// isType reports whether it declares a type: one with fields, or an enum.
func (l *line) isType() bool { return l.is(templates.KindType) || l.isEnum() }

func (l *line) isEnum() bool { return l.is(templates.KindEnum) }

func (l *line) isMethod() bool { return !bytes.HasPrefix(l.text, []byte(kind)) }

func (l *line) isCode() bool { return l.is(templates.KindCode) }

// kind begins the lines of all that are no methods.
const kind = `{"kind":"`

func (l *line) is(k templates.Kind) bool {
	rest, has := bytes.CutPrefix(l.text, []byte(kind))
	return has && bytes.HasPrefix(rest, []byte(k)) && rest[len(k)] == '"'
}

// isSame reports whether both are the same entry.
func (l *line) isSame(other *line) bool { return l.number == other.number }

// name is its name in the API.
func (l *line) name() []byte { return l.value("rest") }

// foldedName is the name in small letters.
func (l *line) foldedName() []byte {
	if len(l.key) == 0 {
		l.key = appendFolded(l.key, l.name())
	}
	return l.key
}

// value is the text at a key that stands before the fields.
func (l *line) value(key string) []byte {
	value, _, _ := next(l.text[:l.headLength()], key)
	return value
}

// page is that of the documentation, behind the fields.
func (l *line) page() []byte {
	value, _, _ := next(l.text, "page")
	return value
}

func (l *line) headLength() int {
	if l.head == 0 {
		if l.head = bytes.Index(l.text, []byte(params)); l.head < 0 {
			l.head = len(l.text)
		}
	}
	return l.head
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
func (l *line) names() []byte { return l.folded(l.headLength()) }

// fields are its fields, in small letters.
func (l *line) fields() []byte {
	head := l.headLength()
	if head == len(l.text) {
		return nil
	}
	return l.folded(len(l.text))[head+len(params):]
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
		e = templates.Entry{REST: string(l.name()), Dir: string(l.dir()), Go: string(l.value("go")), Iterator: string(l.value("iterator"))}
		if e.Kind = templates.KindMethod; !l.isMethod() {
			e.Kind = templates.Kind(l.value("kind"))
		}
	}
	enum := ""
	if l.isEnum() {
		enum = string(l.value("go"))
	}
	_, fields, _ := bytes.Cut(l.text, []byte(params))
	for field := range bytes.SplitSeq(fields, []byte("},")) {
		if isMeant(field) {
			e.Params = append(e.Params, templates.IndexParam{
				Key: text(field, "key"), Go: text(field, "go"), Type: cmp.Or(text(field, "type"), enum),
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
