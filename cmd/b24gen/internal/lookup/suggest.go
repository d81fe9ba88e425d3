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
// path without such names it is the beginning that names something.
func (x Index) Suggest(word string) []string {
	if len(word) > longest {
		return nil
	}
	near := map[string]suggestion{} // by name in small letters
	names := namesLike(word, func(name []byte, changes int) {
		key := strings.ToLower(string(name))
		if old, isThere := near[key]; !isThere || changes < old.changes {
			near[key] = suggestion{string(name), changes}
		}
	})
	for l, err := range x.lines() {
		if err != nil {
			return nil // the search has told of it
		}
		names(l)
	}
	best := slices.SortedFunc(maps.Values(near), func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.changes, b.changes), cmp.Compare(a.name, b.name))
	})
	var out []string
	for _, s := range best[:min(len(best), mostSuggestions)] {
		if s.changes <= best[0].changes+1 {
			out = append(out, s.name)
		}
	}
	if len(out) == 0 {
		return x.beginning(word)
	}
	return out
}

type suggestion struct {
	name    string
	changes int
}

// beginning is the longest part of a path from its beginning that names something, of two names
// at least. Each is looked for, so that a path of more parts than any has is none.
func (x Index) beginning(path string) []string {
	if strings.Count(path, ".") > mostParts {
		return nil
	}
	for i := strings.LastIndexByte(path, '.'); i > strings.IndexByte(path, '.'); i = strings.LastIndexByte(path[:i], '.') {
		if found, err := x.Find(path[:i]); err != nil || len(found) > 0 {
			if begin := x.Shown(path[:i]); begin != Pasted {
				return []string{begin}
			}
			return nil
		}
	}
	return nil
}

// namesLike gives the names of entries that are like the word, with the number of changes.
func namesLike(word string, found func(name []byte, changes int)) func(l *line) {
	base, isPage := strings.CutSuffix(path.Base(word), ".html")
	if isPage {
		changes := changesTo(base)
		return func(l *line) {
			page := l.value("page")
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
