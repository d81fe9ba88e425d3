// Package lookup finds entries of an SDK's index by what people know of them: a name of
// the API in any case, the beginning of one, a pattern, a Go symbol or expression, an error
// code, a field.
package lookup

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// Find gives the entries that a word names. The first way that finds some is the one: the
// whole name, a Go symbol, a pattern with * or ?, the beginning of names, parts of them, a Go
// type that signatures and fields have, a parameter or a field, which then is the only one
// that an entry has. What is written in capital letters is a field before it is the beginning
// of a code. The name of a type that is one of a namespace too means both, in small letters. A
// word may begin with a generation of the API, v3/tasks.task.get, and be the page that
// documents something.
func (x Index) Find(word string) ([]templates.Entry, error) {
	x, word = x.of(word)
	if word == "" || len(word) > longest {
		return nil, nil
	}
	if found, err := x.meant(word); err != nil || len(found) > 0 {
		return shown(found, err)
	}
	folded := strings.ToLower(word)
	first := func() ([]templates.Entry, error) { return shown(x.first(ways(folded)...)) }
	then := func() ([]templates.Entry, error) { return x.fields(folded) }
	if isKey(word) {
		first, then = then, first
	}
	found, err := first()
	if err != nil || len(found) > 0 && (strings.HasSuffix(word, "_") || !areCodes(found)) {
		return found, err
	}
	// What a field is called is that, before it is the beginning of a code.
	if others, err := then(); err != nil || len(others) > 0 {
		return others, err
	}
	return found, nil
}

func areCodes(entries []templates.Entry) bool {
	return !slices.ContainsFunc(entries, func(e templates.Entry) bool { return e.Kind != templates.KindCode })
}

// shown are one entry with all it has, several as rows without their parameters.
func shown(found []*line, err error) ([]templates.Entry, error) {
	switch {
	case err != nil:
		return nil, err
	case len(found) == 1:
		return decode(found, (*line).entry)
	}
	return decode(found, func(l *line) (templates.Entry, error) { return l.row(func([]byte) bool { return false }) })
}

// longest is the length of a word above which nothing is looked for.
const longest = 300

// Short is the word as an error shows it.
func Short(word string) string {
	if len(word) <= longest {
		return word
	}
	return strings.ToValidUTF8(word[:longest], "") + "…"
}

// isKey reports whether the word is written as most fields are, and codes: TITLE. It is no
// beginning of one.
func isKey(word string) bool {
	return word == strings.ToUpper(word) && !isPattern(word) && !strings.HasSuffix(word, "_")
}

// of is the part of the index that the beginning of a word asks for, a generation of the
// API, and what is left of the word.
func (x Index) of(word string) (Index, string) {
	folded := strings.ToLower(word)
	switch {
	case strings.HasPrefix(folded, "v2/"):
		return x.where(func(l *line) bool { return !l.isV3() }), word[len("v2/"):]
	case strings.HasPrefix(folded, "v3/"):
		return x.where((*line).isV3), word[len("v3/"):]
	}
	return x, word
}

// meant are the entries of which the word is the whole name, in the API or in Go.
func (x Index) meant(word string) ([]*line, error) {
	if strings.HasSuffix(word, ".html") {
		return x.first(func(l *line) bool { return string(l.value("page")) == word })
	}
	symbol := isSymbol(word)
	found, err := x.first(
		func(l *line) bool { return string(l.name()) == word },
		func(l *line) bool { return bytes.EqualFold(l.name(), []byte(word)) && len(l.name()) > 0 },
		symbol)
	if err != nil || len(found) == 0 || slices.ContainsFunc(found, func(l *line) bool { return !l.isType() }) {
		return found, err
	}
	// What the documentation calls one type may be the Go name of another, and, in small
	// letters, a namespace.
	within := word + "."
	others, err := x.first(func(l *line) bool {
		return (symbol(l) || bytes.HasPrefix(l.foldedName(), []byte(within))) && !slices.ContainsFunc(found, l.is)
	})
	return slices.SortedStableFunc(slices.Values(append(found, others...)), typesLast), err
}

func typesLast(a, b *line) int {
	switch {
	case a.isType() == b.isType():
		return 0
	case a.isType():
		return 1
	}
	return -1
}

// ways are those to search by a part of a name or by a type. Words are in small letters here.
func ways(word string) []func(*line) bool {
	named := func(matches func(name []byte) bool) func(*line) bool {
		return func(l *line) bool {
			name := l.foldedName()
			return len(name) > 0 && matches(name)
		}
	}
	part, end := []byte("."+word+"."), []byte("."+word)
	return []func(*line) bool{
		named(func(name []byte) bool { return glob(word, name) }),
		named(func(name []byte) bool { return bytes.HasPrefix(name, []byte(word)) }),
		named(func(name []byte) bool { return bytes.Contains(name, part) || bytes.HasSuffix(name, end) }),
		uses(pasted(word)),
	}
}

func isPattern(word string) bool { return strings.ContainsAny(word, "*?[") }

func glob(pattern string, name []byte) bool {
	if !isPattern(pattern) {
		return false
	}
	ok, err := path.Match(pattern, string(name))
	return err == nil && ok
}
