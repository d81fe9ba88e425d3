package lookup

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
)

// mostSuggestions bounds what is suggested, and mostParts the paths whose beginnings are.
const (
	mostSuggestions = 5
	mostParts       = 10
)

// Suggest gives the names that are most like a word that names nothing: whole names, names up to a
// part of theirs where the word has no parts, and what pages of nearly the same name are about. Of a
// path it is first of all the fields that its end may mean, and last the beginning that names something.
func (x Index) Suggest(word string) []string {
	if len(word) > longest {
		return nil
	}
	near := map[string]suggestion{} // by name in small letters
	names := namesLike(word, func(name []byte, changes int) {
		key := strings.ToLower(string(name))
		if old, isThere := near[key]; !isThere || changes < old.changes {
			near[key] = suggestion{name: string(name), changes: changes}
		}
	})
	for l, err := range x.lines() {
		if err != nil {
			return nil // the search has told of it
		}
		names(l)
	}
	fields, begin := x.fieldsLike(word)
	all := slices.Collect(maps.Values(near))
	if all = append(all, fields...); len(all) == 0 && begin != "" {
		return []string{begin}
	}
	slices.SortFunc(all, suggestion.compare)
	var out []string
	for _, s := range all {
		// Of fields, which are many, only the nearest.
		if most := all[0].changes; len(out) < mostSuggestions && (s.changes == most || s.changes == most+1 && !all[0].isField) && !slices.Contains(out, s.name) {
			out = append(out, s.name)
		}
	}
	return out
}

type suggestion struct {
	name    string
	changes int
	isField bool
}

func (s suggestion) compare(other suggestion) int {
	switch {
	case s.changes != other.changes:
		return cmp.Compare(s.changes, other.changes)
	case s.isField != other.isField && s.isField:
		return -1
	case s.isField != other.isField:
		return 1
	}
	return cmp.Compare(s.name, other.name)
}

// Near is the name that is the word in any case, if there is one, and those that are most like it: of
// a method that its type does not have, what else is called so, or the type.
func Near(names []string, word string) (same string, near []string) {
	changes, best := changesTo(word), len(word)
	for _, name := range names {
		n, isNear := changes([]byte(name))
		switch {
		case strings.EqualFold(name, word):
			return name, nil
		case !isNear || n > best:
			continue
		case n < best:
			best, near = n, nil
		}
		near = append(near, name)
	}
	if of, method, isMethod := strings.Cut(word, "."); len(near) == 0 && isMethod {
		near = filtered(names, func(name string) bool { return strings.EqualFold(name[strings.IndexByte(name, '.')+1:], method) })
		if len(near) == 0 {
			near = filtered(names, func(name string) bool { return strings.EqualFold(name, of) })
		}
	}
	return "", near[:min(len(near), mostSuggestions)]
}

func filtered(names []string, is func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !is(name) })
}

// namesLike gives the names of entries that are like the word, with the number of changes.
func namesLike(word string, found func(name []byte, changes int)) func(l *line) {
	base, isPage := strings.CutSuffix(path.Base(word), ".html")
	if isPage {
		changes := changesTo(base)
		return func(l *line) {
			page := l.page()
			page = bytes.TrimSuffix(page[bytes.LastIndexByte(page, '/')+1:], []byte(".html"))
			if n, isNear := changes(page); isNear {
				found(l.name(), n)
			}
		}
	}
	changes, hasParts := changesTo(word), strings.Contains(word, ".")
	var inGo []byte
	return func(l *line) {
		inGo = append(append(append(inGo[:0], l.value("package")...), '.'), l.value("go")...)
		names := [...][]byte{l.name(), inGo}
		for _, name := range names {
			if n, isNear := changes(name); isNear {
				found(name, n)
			}
		}
		if hasParts || !l.isMethod() {
			return
		}
		name, begin := l.name(), 0
		for end, c := range name {
			if c != '.' {
				continue
			}
			if n, isNear := changes(name[begin:end]); isNear {
				found(name[:end], n)
			}
			begin = end + 1
		}
	}
}

// changesTo counts the changes that make a name the word in small letters, and tells whether
// they are so few that it is still the same.
func changesTo(word string) func(name []byte) (changes int, near bool) {
	folded := appendFolded(nil, []byte(word))
	most := min(max(2, len(word)/3), len(word)-1) // none of which nothing is left
	row := make([]int, len(word)+1)
	var lower []byte
	return func(name []byte) (int, bool) {
		if len(name) == 0 || len(name)-len(word) > most || len(word)-len(name) > most {
			return 0, false // most names
		}
		lower = appendFolded(lower[:0], name)
		changes := distance(lower, folded, most, row)
		return changes, changes <= most
	}
}

// distance is the number of letters to insert, remove or replace; more than most is most+1. The
// row has room for b.
func distance(a, b []byte, most int, row []int) int {
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j := range b {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > most { // it only grows from here
			return most + 1
		}
	}
	return row[len(b)]
}
