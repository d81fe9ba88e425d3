// Package lookup finds entries of an SDK's index by what people know of them: a name of
// the API in any case, the beginning of one, a pattern, a Go symbol or expression, an error
// code, a field.
package lookup

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// Index is the index of an SDK as generate writes it. It is searched by its lines, and only
// entries that may be meant are decoded: decoding all takes longer than the program may.
type Index struct {
	data  []byte
	lines []line
}

// line is an entry that is not decoded.
type line struct {
	text []byte
	rest string // its name in the API
}

// Read takes an index apart into lines.
func Read(data []byte) Index {
	x := Index{data: data, lines: make([]line, 0, bytes.Count(data, []byte("\n")))}
	for text := range bytes.Lines(data) {
		if bytes.HasPrefix(text, []byte("{")) && !bytes.HasPrefix(text, []byte(templates.IndexHeader)) {
			x.lines = append(x.lines, line{text: text, rest: valueOf(text, "rest")})
		}
	}
	return x
}

// foldInto is the text with small letters of ASCII, in the memory of the buffer: a copy of the
// index would take longer than all else.
func foldInto(buffer, text []byte) []byte {
	buffer = append(buffer[:0], text...)
	for i, c := range buffer {
		if 'A' <= c && c <= 'Z' {
			buffer[i] = c + 'a' - 'A'
		}
	}
	return buffer
}

// is reports whether both are the same entry.
func (l line) is(other line) bool { return &l.text[0] == &other.text[0] }

// valueOf is the text at a key of the entry on a line.
func valueOf(text []byte, key string) string {
	_, rest, _ := bytes.Cut(text, []byte(`"`+key+`":"`))
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	if bytes.IndexByte(value, '\\') < 0 {
		return string(value)
	}
	var decoded string
	_ = json.NewDecoder(bytes.NewReader(append([]byte(`"`), rest...))).Decode(&decoded) // what is no JSON has no name
	return decoded
}

// Find gives the entries that a word names, with the module of the SDK. The first way that
// finds some is the one: the whole name, a Go symbol, a pattern with * or ?, the beginning
// of names, parts of them, a Go type that signatures and fields have, a parameter or a field,
// which then is the only one that an entry has. A word may begin with a generation of the API:
// v3/tasks.task.get.
func (x Index) Find(word string) (templates.Index, error) {
	if len(x.lines) == 0 {
		return templates.UnmarshalIndex(x.data, nil) // without entries, or no index
	}
	word = strings.TrimSpace(word)
	if x, word = x.generation(word); word == "" {
		return templates.Index{}, nil
	}
	if found, err := x.meant(word); err != nil {
		return templates.Index{}, err
	} else if len(found) > 0 {
		return x.decode(found)
	}
	folded := strings.ToLower(word)
	for _, matches := range []func(name string) bool{
		func(name string) bool { return glob(folded, name) },
		func(name string) bool { return strings.HasPrefix(name, folded) },
		func(name string) bool { return strings.Contains("."+name+".", "."+folded+".") },
	} {
		if found := x.named(func(name string) bool { return matches(strings.ToLower(name)) }); len(found) > 0 {
			return x.decode(found)
		}
	}
	if found := x.users(strings.ToLower(pasted(word))); len(found) > 0 {
		return x.decode(found)
	}
	return x.fields(folded)
}

// meant are the entries of which the word is the whole name, in the API or in Go.
func (x Index) meant(word string) ([]line, error) {
	if page, isPage := strings.CutPrefix(word, templates.Site); isPage {
		return x.where(func(l line) bool { return valueOf(l.text, "page") == page }), nil
	}
	found := x.named(func(name string) bool { return name == word })
	if len(found) == 0 {
		found = x.named(func(name string) bool { return strings.EqualFold(name, word) })
	}
	isNoType := func(l line) bool { return valueOf(l.text, "kind") != string(templates.KindType) }
	if slices.ContainsFunc(found, isNoType) {
		return found, nil
	}
	// What the documentation calls one type may be the Go name of another.
	symbols, err := x.symbols(strings.ToLower(pasted(word)))
	others := slices.DeleteFunc(symbols, func(l line) bool { return slices.ContainsFunc(found, l.is) })
	return append(found, others...), err
}

// pasted is the symbol in what is copied out of a program: without what makes a pointer, a list
// or a value of a type, what a method is called with, and the path of the package.
func pasted(word string) string {
	word, _, _ = strings.Cut(strings.TrimLeft(word, "&*[]"), "{")
	if at := callAt(word); at >= 0 {
		word = word[:at]
	}
	return word[strings.LastIndexByte(word, '/')+1:]
}

// callAt is where the arguments of a method begin that is called on a service, -1 if none is.
func callAt(word string) int {
	constructor, method, isCalled := strings.Cut(word, ").")
	at := strings.IndexByte(method, '(')
	if !isCalled || at < 0 {
		return -1
	}
	return len(constructor) + len(").") + at
}

// generation is the part of the index that the beginning of a word asks for, and what is
// left of the word.
func (x Index) generation(word string) (Index, string) {
	generation, rest, isPath := strings.Cut(word, "/")
	v3 := strings.EqualFold(generation, "v3")
	if !isPath || !v3 && !strings.EqualFold(generation, "v2") {
		return x, word
	}
	lines := x.lines
	x.lines = nil
	for _, l := range lines {
		if strings.HasPrefix(valueOf(l.text, "dir"), "v3/") == v3 {
			x.lines = append(x.lines, l)
		}
	}
	return x, rest
}

// named are the entries whose name in the API matches.
func (x Index) named(matches func(name string) bool) []line {
	return x.where(func(l line) bool { return l.rest != "" && matches(l.rest) })
}

func (x Index) where(matches func(line) bool) []line {
	var out []line
	for _, l := range x.lines {
		if matches(l) {
			out = append(out, l)
		}
	}
	return out
}

// decode gives one entry with all that it has, several without their parameters.
func (x Index) decode(lines []line) (templates.Index, error) {
	if len(lines) > 1 {
		if brief, err := x.brief(lines); err == nil {
			return brief, nil
		}
	}
	return x.whole(lines)
}

// whole decodes entries with all that they have.
func (x Index) whole(lines []line) (templates.Index, error) {
	wanted := map[*byte]bool{}
	for _, l := range lines {
		wanted[&l.text[0]] = true
	}
	return templates.UnmarshalIndex(x.data, func(text []byte) bool { return wanted[&text[0]] })
}

// brief decodes entries without their parameters, which are most of a line.
func (x Index) brief(lines []line) (templates.Index, error) {
	head, _, _ := bytes.Cut(x.data, []byte("\n{"))
	file := append(bytes.Clone(head), '\n')
	for _, l := range lines {
		names, rest, _ := bytes.Cut(l.text, []byte(params))
		_, rest, _ = bytes.Cut(rest, []byte("}]"))
		file = append(append(file, names...), rest...)
	}
	file = append(bytes.TrimRight(file, ",\n"), "\n]}\n"...)
	return templates.UnmarshalIndex(file, nil)
}

// params begins the parameters of an entry.
const params = `,"params":[`

func isPattern(word string) bool { return strings.ContainsAny(word, "*?[") }

func glob(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return isPattern(pattern) && err == nil && ok
}
