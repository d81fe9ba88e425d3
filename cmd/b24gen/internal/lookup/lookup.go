// Package lookup finds entries of an SDK's index by what people know of them: a name of
// the API in any case, the beginning of one, a pattern, a Go symbol, an error code.
package lookup

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// Find gives the entries that a word names. The first way that finds some is the one: the
// whole name, a Go symbol, a pattern with * or ?, the beginning of names.
func Find(x templates.Index, word string) []templates.Entry {
	folded := fold(word)
	for _, matches := range []func(templates.Entry) bool{
		func(e templates.Entry) bool { return e.REST == word },
		func(e templates.Entry) bool { return fold(e.REST) == folded },
		func(e templates.Entry) bool { return isSymbol(e, folded) },
		func(e templates.Entry) bool { return glob(folded, fold(e.REST)) },
		func(e templates.Entry) bool { return folded != "" && strings.HasPrefix(fold(e.REST), folded) },
	} {
		if found := filter(x, matches); len(found) > 0 {
			return found
		}
	}
	return nil
}

// Parts tell which lines of an index are to be searched for a word, one after the other
// until something is found: those of the name, those that hold all that a symbol or a
// pattern is made of, and those to suggest. Nil is all of them.
func Parts(word string) []func(line []byte) bool {
	named := func(line []byte) bool { return bytes.EqualFold(valueOf(line, "rest"), []byte(word)) }
	if strings.Contains(word, "[") { // a class of letters in a pattern
		return []func([]byte) bool{named, nil}
	}
	words := strings.FieldsFunc(fold(word), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' })
	for i, w := range words {
		words[i] = strings.TrimPrefix(w, "new") // constructors that follow from the type are on no line
	}
	return []func([]byte) bool{
		named,
		func(line []byte) bool { return holdsAll(line, words) },
		func(line []byte) bool {
			return isNear(word, string(valueOf(line, "rest"))) || isNear(word, string(valueOf(line, "package"))+"."+string(valueOf(line, "go")))
		},
	}
}

// valueOf is the text at a key of the entry on a line.
func valueOf(line []byte, key string) []byte {
	_, rest, _ := bytes.Cut(line, []byte(`"`+key+`":"`))
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	return value
}

// holdsAll reports whether the line holds the words, which are in lower case, in any case.
func holdsAll(line []byte, words []string) bool {
	for _, word := range words {
		if !holds(line, word) {
			return false
		}
	}
	return true
}

// holds compares letters without making a line in lower case, of which there are thousands.
func holds(line []byte, word string) bool {
	if word == "" {
		return true
	}
	for i := 0; i+len(word) <= len(line); i++ {
		if lower(line[i]) == word[0] && bytes.EqualFold(line[i:i+len(word)], []byte(word)) {
			return true
		}
	}
	return false
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func filter(x templates.Index, matches func(templates.Entry) bool) []templates.Entry {
	var out []templates.Entry
	for _, e := range x.Entries {
		if matches(e) {
			out = append(out, e)
		}
	}
	return out
}

func fold(name string) string { return strings.ToLower(name) }

// isSymbol reports whether the word is what the entry is called in Go, with its package or
// without: crm.Deal.List, Deal.List, DealListParams.
func isSymbol(e templates.Entry, folded string) bool {
	symbols := []string{e.Go, e.New}
	if e.Kind == templates.KindMethod {
		service, method, _ := strings.Cut(e.Go, ".")
		symbols = append(symbols, service, e.Takes)
		of := strings.TrimSuffix(service, "Service")
		for _, name := range []string{method, e.Iterator} {
			if of != "" && name != "" {
				symbols = append(symbols, service+"."+name, of+"."+name) // crm.Deal.List stands for crm.DealService.List
			}
		}
	}
	for _, s := range symbols {
		if s != "" && (fold(s) == folded || fold(e.Package+"."+s) == folded) {
			return true
		}
	}
	return false
}

func glob(pattern, name string) bool {
	if !strings.ContainsAny(pattern, "*?[") {
		return false
	}
	ok, err := path.Match(pattern, name)
	return err == nil && ok
}

// mostSuggestions bounds what is suggested.
const mostSuggestions = 5

// Suggest gives the names that are most like a word that names nothing.
func Suggest(x templates.Index, word string) []string {
	distances := map[string]int{}
	var names []string
	seen := map[string]bool{}
	for _, e := range x.Entries {
		for _, name := range []string{e.REST, e.Package + "." + e.Go} {
			if changes, near := changesTo(name, word); near && !seen[fold(name)] {
				distances[name], seen[fold(name)] = changes, true
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
	most := max(2, len(word)/3)
	changes = distance(fold(word), fold(name), most)
	return changes, changes <= most
}

func isNear(word, name string) bool {
	_, near := changesTo(name, word)
	return near
}

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
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return min(row[len(b)], most+1)
}
