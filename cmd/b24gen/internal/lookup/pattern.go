package lookup

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// matching are the entries that a pattern matches by their names, types behind the others, and behind
// them those that have fields that it matches, with these: a pattern that hides what it also matches
// tells that there is no more. Nothing is found where it matches no names.
func (x Index) matching(word string) ([]templates.Entry, error) {
	matches := matching(strings.ToLower(word))
	part := []byte(literal(strings.ToLower(word)))
	named, _, err := x.first(way{is: func(l *line) bool { return bytes.Contains(l.names(), part) && l.isCalled(matches) }})
	if err != nil || len(named) == 0 {
		return nil, err
	}
	slices.SortStableFunc(named, typesLast) // behind codes, which are behind methods and events
	behind, _, err := x.first(fieldsBehind(word, named))
	if err != nil || len(behind) == 0 {
		return shown(named, err)
	}
	fields, err := narrowed(enumsLast(behind), strings.ToLower(word[strings.LastIndexByte(word, '.')+1:]))
	if err != nil {
		return nil, err
	}
	found, err := decode(named, func(l *line) (templates.Entry, error) { return l.row(func([]byte) bool { return false }) })
	return append(found, fields...), err
}

// fieldsBehind is the way in which a pattern that matches names means fields too: all that are called
// so, and those of what is named before the last dot, unless that is listed itself. Of a package that
// is no pattern of stars alone, and Go's name of a type begins with a capital: crm.deal.* are methods,
// crm.Deal.* are fields as well.
func fieldsBehind(word string, named []*line) way {
	folded := strings.ToLower(word)
	dot := strings.LastIndexByte(word, '.')
	field := folded[dot+1:]
	isAny := strings.Trim(field, "*?") == ""
	if dot < 0 {
		return way{is: func(l *line) bool { return !isAny && l.hasField(field) }}
	}
	owner := folded[:dot]
	last := word[strings.LastIndexByte(word[:dot], '.')+1 : dot]
	isOwner := func(l *line) bool { return string(l.foldedName()) == owner }
	if symbol := isSymbol(owner); last != strings.ToLower(last) {
		isOwner = func(l *line) bool { return string(l.foldedName()) == owner || symbol(l) }
	}
	return way{is: func(l *line) bool {
		return l.hasField(field) && (isOwner(l) || !isAny && string(l.value("package")) == owner) && !slices.ContainsFunc(named, l.isSame)
	}}
}

// isCalled reports whether one of its names matches: that in the API, or in Go with its package or
// without, of a method also by way of the client of its package, and that of its iterator.
func (l *line) isCalled(matches func(name []byte) bool) bool {
	if name := l.foldedName(); len(name) > 0 && matches(name) {
		return true
	}
	l.symbol = append(appendFolded(l.symbol[:0], l.value("package")), '.')
	pkg := len(l.symbol)
	is := func(parts ...string) bool {
		l.symbol = l.symbol[:pkg]
		for _, part := range parts {
			l.symbol = appendFolded(l.symbol, []byte(part))
		}
		return matches(l.symbol) || matches(l.symbol[pkg:])
	}
	symbol := string(l.value("go"))
	service, method, isMethod := strings.Cut(symbol, ".")
	if is(symbol) {
		return true
	}
	if !isMethod {
		return false
	}
	thing := strings.TrimSuffix(service, "Service")
	if thing != "" {
		thing += "."
	}
	iterator := string(l.value("iterator"))
	return is(thing, method) || iterator != "" && (is(thing, iterator) || is(service, ".", iterator))
}

func isPattern(word string) bool { return strings.ContainsAny(word, "*?[") }

// literal is the longest text without dots that a name has which the pattern matches.
func literal(pattern string) (longest string) {
	begin, _, _ := strings.Cut(pattern, "[")
	for at := 0; at <= len(begin); {
		end := strings.IndexAny(begin[at:], "*?.\\")
		if end < 0 {
			end = len(begin) - at
		}
		if end > len(longest) {
			longest = begin[at : at+end]
		}
		at += end + 1
	}
	return longest
}

func matching(pattern string) func(name []byte) bool {
	return func(name []byte) bool { return glob(pattern, name) }
}

func glob(pattern string, name []byte) bool {
	if !isPattern(pattern) {
		return false
	}
	ok, err := path.Match(pattern, string(name))
	return err == nil && ok
}
