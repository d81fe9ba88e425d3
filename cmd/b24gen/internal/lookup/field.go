package lookup

import (
	"bytes"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// fields are the entries that have a field, with it alone: all of those with STAGE_ID, StageID,
// UF_ or UF_*, or the one before it: crm.Deal.StageID, crm.deal.list.filter. A field can be in
// another one: crm.item.add.fields.title. The word is in small letters.
func (x Index) fields(word string) ([]templates.Entry, error) {
	var path []string // the fields behind the owner of the lines that are found: the last that is set
	var owners []func(*line) bool
	parts := strings.Split(word, ".")
	for i := len(parts) - 1; i > 0 || i == 0 && len(parts) == 1; i-- { // the longest name first
		isOwner := isNamed(strings.Join(parts[:i], "."))
		owners = append(owners, func(l *line) bool {
			is := l.hasField(parts[i]) && isOwner(l)
			if is {
				path = parts[i:]
			}
			return is
		})
	}
	lines, err := x.first(owners...)
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	found, err := narrowed(lines, path[0])
	for _, field := range path[1:] {
		if err == nil {
			found, err = x.below(found, field)
		}
	}
	return found, err
}

// isNamed is the way to search by the name of what has a field, in the API or in Go; without a
// name it finds all.
func isNamed(word string) func(*line) bool {
	symbol := isSymbol(word)
	return func(l *line) bool {
		return word == "" || string(l.foldedName()) == word || symbol(l)
	}
}

// below are the types of the fields that entries have, with the field that is in them.
func (x Index) below(entries []templates.Entry, field string) ([]templates.Entry, error) {
	types := map[string]bool{}
	for _, e := range entries {
		for _, p := range e.Params {
			for _, name := range strings.FieldsFunc(p.Type, func(r rune) bool { return !isOfName(r) }) {
				types[e.Dir+"."+name] = true
			}
		}
	}
	lines, err := x.first(func(l *line) bool {
		return l.isType() && types[string(l.dir())+"."+string(l.value("go"))] && l.hasField(field)
	})
	if err != nil {
		return nil, err
	}
	return narrowed(lines, field)
}

// fieldWays are those in which a word means names of fields: as it is, as a pattern, or as the
// beginning that custom fields have.
func fieldWays(word string) []func(name []byte) bool {
	return []func(name []byte) bool{
		func(name []byte) bool { return string(name) == word },
		func(name []byte) bool { return glob(word, name) },
		func(name []byte) bool { return strings.HasSuffix(word, "_") && bytes.HasPrefix(name, []byte(word)) },
	}
}

// hasField reports whether the word means fields of the entry, by their names in the API or in Go.
func (l *line) hasField(word string) bool {
	fields, literal := l.fields(), word
	if i := strings.IndexAny(word, "*?["); i >= 0 {
		literal = word[:i]
	}
	if word == "" || !bytes.Contains(fields, []byte(`:"`+literal)) {
		return false // most, before their fields are looked at
	}
	return slices.ContainsFunc(fieldWays(word), func(matches func([]byte) bool) bool {
		return hasValue(fields, matches, "key", "go")
	})
}

// narrowed are the entries with the fields alone that the first of the ways finds.
func narrowed(lines []*line, word string) ([]templates.Entry, error) {
	var folded []byte
	for _, matches := range fieldWays(word) {
		isMeant := func(field []byte) bool {
			folded = appendFolded(folded[:0], field)
			return hasValue(folded, matches, "key", "go")
		}
		var having []*line
		rows := make([]templates.Entry, 0, len(lines))
		for _, l := range lines {
			e, err := l.row(isMeant)
			if err != nil {
				return nil, err
			}
			if len(e.Params) > 0 {
				having, rows = append(having, l), append(rows, e)
			}
		}
		if len(having) == 1 {
			e, err := having[0].entry()
			e.Params = rows[0].Params
			return []templates.Entry{e}, err
		}
		if len(having) > 1 {
			return rows, nil
		}
	}
	return nil, nil
}
