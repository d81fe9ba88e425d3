package lookup

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// mostSuggestions bounds what is suggested.
const mostSuggestions = 5

// Suggest gives the names that are most like a word that names nothing.
func (x Index) Suggest(word string) []string {
	if len(word) > longest {
		return nil
	}
	type suggestion struct {
		name    string
		changes int
	}
	near := map[string]suggestion{} // by name in small letters
	changes := changesTo(word)
	var inGo []byte
	for l, err := range x.lines() {
		if err != nil {
			return nil // the search has told of it
		}
		inGo = append(append(append(inGo[:0], l.value("package")...), '.'), l.value("go")...)
		for _, name := range [][]byte{l.name(), inGo} {
			if n, isNear := changes(name); isNear {
				near[strings.ToLower(string(name))] = suggestion{string(name), n}
			}
		}
	}
	best := slices.SortedFunc(maps.Values(near), func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.changes, b.changes), cmp.Compare(a.name, b.name))
	})
	var names []string
	for _, s := range best[:min(len(best), mostSuggestions)] {
		names = append(names, s.name)
	}
	return names
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
