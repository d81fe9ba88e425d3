// Package lookup finds entries of an SDK's index by what people know of them: a name of
// the API in any case, the beginning of one, a pattern, a Go symbol or expression, an error
// code, a field.
package lookup

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/templates"
)

// Find gives the entries that a word names. A pattern with * or ? gives all that it matches, by
// names and by fields. Of any other word the first way that finds some is the one: the whole name, a
// Go symbol, the beginning of names, parts of them, a Go type that signatures and fields have, a
// parameter or a field, which then is the only one that an entry has, codes by a part of theirs,
// constants by their values, and the beginning of fields. What is written in capital letters is a
// field before it is the beginning of a name. One word in small letters is what names begin with or
// have as a part, and types. A word may begin with a generation of the API, v3/tasks.task.get, or be
// one, and be the page that documents something.
func (x Index) Find(word string) ([]templates.Entry, error) {
	x, word = x.of(word)
	word = withoutIndexes(word)
	if word == "" || len(word) > longest {
		return nil, nil
	}
	if isPattern(word) {
		if found, err := x.matching(word); err != nil || len(found) > 0 {
			return found, err
		}
	}
	lines, by, err := x.first(ways(word)...)
	switch {
	case err != nil || len(lines) == 0:
		return nil, err
	case by.fields != nil:
		return x.withConstants(x.follow(enumsLast(lines), by.fields))
	case by.isWhole:
		if by.isFunction {
			return x.functions(lines)
		}
		found, err := shown(x.withNamespace(word, lines))
		if err == nil && len(found) == 1 && isType(found[0]) {
			found[0].Methods, found[0].Types, err = x.users(found[0])
		}
		return asIterators(found, word), err
	case isThing(word):
		lines = slices.SortedStableFunc(slices.Values(lines), func(a, b *line) int {
			return cmp.Compare(a.rank(word), b.rank(word))
		})
	}
	found, err := shown(lines, nil)
	return asIterators(found, word), err
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

// isKey reports whether the word is written as most fields are, and codes: TITLE. It is no
// beginning of one.
func isKey(word string) bool {
	return word == strings.ToUpper(word) && !isPattern(word) && !strings.Contains(word, ".") && !strings.HasSuffix(word, "_")
}

// of is the part of the index that the beginning of a word asks for, a generation of the
// API, and what is left of the word: all of it, if that is nothing.
func (x Index) of(word string) (Index, string) {
	before, after, _ := strings.Cut(word, "/")
	if after == "" {
		after = "*"
	}
	switch generation(before) {
	case "v2/":
		return x.where(func(l *line) bool { return !l.isV3() }), after
	case "v3/":
		return x.where((*line).isV3), after
	}
	return x, word
}

// withNamespace are the lines that a word names whole. Of types alone, what the documentation
// calls one may be the Go name of another, and of a namespace.
func (x Index) withNamespace(word string, found []*line) ([]*line, error) {
	if slices.ContainsFunc(found, func(l *line) bool { return !l.isType() }) {
		return found, nil
	}
	symbol, within := isSymbol(word), word+"."
	others, _, err := x.first(way{is: func(l *line) bool {
		return (symbol(l) || bytes.HasPrefix(l.foldedName(), []byte(within))) && !slices.ContainsFunc(found, l.isSame)
	}})
	return slices.SortedStableFunc(slices.Values(append(found, others...)), typesLast), err
}

// enumsLast are the lines with those of constants behind those of fields.
func enumsLast(lines []*line) []*line {
	return slices.SortedStableFunc(slices.Values(lines), func(a, b *line) int {
		switch {
		case a.isEnum() == b.isEnum():
			return 0
		case a.isEnum():
			return 1
		}
		return -1
	})
}

func typesLast(a, b *line) int { return cmp.Compare(a.rank(""), b.rank("")) }

// rank puts what a word begins before what has it as a part, and types behind them.
func (l *line) rank(word string) int {
	switch {
	case l.isType():
		return 3
	case l.isCode():
		return 2
	case bytes.HasPrefix(l.foldedName(), []byte(word)):
		return 0
	}
	return 1
}

// way is one in which a word means entries.
type way struct {
	is func(*line) bool
	// fields are those of the entry that are meant, each in the one before it; nil means the entry.
	fields []string
	// isWhole says that the word is the whole name, isFunction that it is that of a function that
	// makes all services of a package.
	isWhole, isFunction bool
}

// ways are those in which the word is looked for, best first. All are asked in one reading.
func ways(word string) []way {
	if strings.HasSuffix(word, ".html") {
		return []way{{is: func(l *line) bool { return string(l.page()) == word }}}
	}
	folded := strings.ToLower(word)
	isCode := func(matches func(*line) bool, is bool) func(*line) bool {
		return func(l *line) bool { return matches(l) && l.isCode() == is }
	}
	beginning := named(func(name []byte) bool { return bytes.HasPrefix(name, []byte(folded)) })
	within, end := []byte("."+folded+"."), []byte("."+folded)
	part := named(func(name []byte) bool { return bytes.Contains(name, within) || bytes.HasSuffix(name, end) })
	symbol, isCalled := isSymbol(word), func(l *line) bool { return bytes.EqualFold(l.name(), []byte(word)) && len(l.name()) > 0 }
	whole := []way{{is: func(l *line) bool { return string(l.name()) == word }, isWhole: true}, {is: isCalled, isWhole: true}, functionWay(folded), {is: symbol, isWhole: true}}
	if isThing(word) {
		whole = []way{
			{is: func(l *line) bool { return isCalled(l) && !l.isType() }},
			{is: func(l *line) bool { return !l.isCode() && (isCalled(l) || beginning(l) || part(l) || symbol(l)) }},
		}
	}
	names := []way{{is: isCode(beginning, false)}, {is: part}, {is: uses(pasted(folded))}}
	codes := []way{{is: isCode(beginning, true)}}
	fields, any := fieldWays(folded), folded+"*"
	begun := way{is: func(l *line) bool { return len(folded) > 1 && l.hasField(any) }, fields: []string{any}}
	last := []way{constantWay(folded), begun}
	switch {
	case isKey(word):
		return slices.Concat(whole, fields, names, codes, last)
	case strings.HasSuffix(word, "_"):
		return slices.Concat(whole, names, codes, fields, last)
	}
	return slices.Concat(whole, names, fields, codes, last)
}

// isThing reports whether the word is one in small letters, which names what there are methods,
// events and types for: deal.
func isThing(word string) bool {
	return word == strings.ToLower(word) && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
}

// named is for the names of entries that have one, in small letters.
func named(matches func(name []byte) bool) func(*line) bool {
	return func(l *line) bool {
		name := l.foldedName()
		return len(name) > 0 && matches(name)
	}
}
