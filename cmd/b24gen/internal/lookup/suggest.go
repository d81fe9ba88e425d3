package lookup

import (
	"cmp"
	"slices"
	"strings"
)

// mostSuggestions bounds what is suggested.
const mostSuggestions = 5

// Suggest gives the names that are most like a word that names nothing.
func (x Index) Suggest(word string) []string {
	distances := map[string]int{}
	var names []string
	folded, seen := strings.ToLower(word), map[string]bool{}
	most := mostChanges(folded)
	for _, l := range x.lines {
		for _, name := range []string{l.rest, valueOf(l.text, "package") + "." + valueOf(l.text, "go")} {
			if max(len(name)-len(folded), len(folded)-len(name)) > most {
				continue // most names, before anything is made of them
			}
			lower := strings.ToLower(name)
			changes, near := changesTo(lower, folded)
			if near && name != "" && !seen[lower] {
				distances[name], seen[lower] = changes, true
				names = append(names, name)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(distances[a], distances[b]), cmp.Compare(a, b))
	})
	return names[:min(len(names), mostSuggestions)]
}

// changesTo are the changes that make the word the name, and whether they are so few that
// it is still the same.
func changesTo(name, word string) (changes int, near bool) {
	most := mostChanges(word)
	changes = distance(word, name, most)
	return changes, changes <= most
}

// mostChanges are those after which a word is still the same, which none is of which nothing is
// left.
func mostChanges(word string) int { return min(max(2, len(word)/3), len(word)-1) }

// distance is the number of letters to insert, remove or replace; more than most is most+1.
func distance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j := range len(b) {
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
	return min(row[len(b)], most+1)
}
