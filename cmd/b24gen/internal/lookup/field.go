package lookup

import (
	"bytes"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// fieldWays are those in which a word means fields: STAGE_ID, StageID, UF_ or UF_*, or one of what
// is named before it, and fields in that: crm.Deal.StageID, crm.item.add.fields.title. The longest
// name comes first. What a method or an event gives is in it, too: crm.deal.list.TITLE. The word
// is in small letters.
func fieldWays(word string) []way {
	parts := strings.Split(word, ".")
	if len(parts) == 1 {
		return []way{{is: func(l *line) bool { return l.hasField(word) && !l.isEnum() }, fields: parts}}
	}
	var out []way
	for i := len(parts) - 1; i > 0; i-- {
		owner, field := strings.Join(parts[:i], "."), parts[i]
		isCalled, isSymbol := func(l *line) bool { return string(l.foldedName()) == owner }, isSymbol(owner)
		for _, isOwner := range []func(*line) bool{isCalled, isSymbol} {
			has := way{is: func(l *line) bool { return isOwner(l) && l.hasField(field) }, fields: parts[i:]}
			gives := way{is: func(l *line) bool { return isOwner(l) && len(l.value("gives")) > 0 }, fields: parts[i:]}
			out = append(out, has, gives)
		}
		if i == 1 {
			out = out[:len(out)-1] // the end of a symbol is no call
		}
	}
	dir, field := []byte(strings.Join(parts[:len(parts)-1], ".")), parts[len(parts)-1]
	return append(out, way{is: func(l *line) bool { return bytes.Equal(l.value("package"), dir) && l.hasField(field) }, fields: parts[len(parts)-1:]})
}

// withoutIndexes is a path without the places in lists that one takes from an answer:
// tasks.task.list.result.tasks.0.title or .tasks[0].title.
func withoutIndexes(word string) string {
	parts := strings.Split(word, ".")
	if len(parts) < 3 {
		return word // which is no method and what it gives
	}
	kept := parts[:2:2]
	for _, part := range parts[2:] {
		if name, index, isList := strings.Cut(part, "["); isList && isIndex(strings.TrimSuffix(index, "]")) {
			part = name
		}
		if !isIndex(part) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ".")
}

func isIndex(part string) bool { return part != "" && strings.Trim(part, "0123456789") == "" }

// constantWay is that in which a word means constants: CPC, crm.UTMMediumCPC. Their values are
// words like any other, and so this comes behind what names and fields are called.
func constantWay(word string) way {
	return way{is: func(l *line) bool { return l.isEnum() && l.hasField(word) }, fields: []string{word}}
}

// follow are the entries with the fields alone to which a path leads from the lines.
func (x Index) follow(lines []*line, path []string) ([]templates.Entry, error) {
	found, err := narrowed(lines, path[0])
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	if len(found) == 0 {
		return x.given(lines, path)
	}
	for _, field := range path[1:] {
		lines, err := x.types(typesOf(found))
		if err == nil {
			found, err = narrowed(lines, field)
		}
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// given follows a path into what methods and events give: into the answer itself, which the path
// may call result, or into what is in it, such as the rows of a list.
func (x Index) given(lines []*line, path []string) ([]templates.Entry, error) {
	types := map[string]bool{}
	for _, l := range lines {
		addTypes(types, string(l.dir()), string(l.value("gives")))
	}
	answers, err := x.types(types)
	if path[0] == "result" {
		path = path[1:]
	}
	switch {
	case err != nil:
		return nil, err
	case len(path) == 0 && len(answers) == 0:
		return shown(lines, nil)
	case len(path) == 0:
		return shown(answers, nil)
	}
	if found, err := x.follow(answers, path); err != nil || len(found) > 0 {
		return found, err
	}
	all, err := decode(answers, (*line).entry)
	if err != nil {
		return nil, err
	}
	rows, err := x.types(typesOf(all))
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return x.follow(rows, path)
}

// types are the lines of those types, by their folders and names.
func (x Index) types(types map[string]bool) ([]*line, error) {
	lines, _, err := x.first(way{is: func(l *line) bool {
		return l.isType() && types[string(l.dir())+"."+string(l.value("go"))]
	}})
	return lines, err
}

// typesOf are the types of the fields that entries have.
func typesOf(entries []templates.Entry) map[string]bool {
	types := map[string]bool{}
	for _, e := range entries {
		for _, p := range e.Params {
			addTypes(types, e.Dir, p.Type)
		}
	}
	return types
}

// addTypes adds those that a Go type is made of, in the folder of a package.
func addTypes(types map[string]bool, dir, goType string) {
	for _, name := range strings.FieldsFunc(goType, func(r rune) bool { return !isOfName(r) }) {
		types[dir+"."+name] = true
	}
}

// fieldNames are the ways in which a word means names of fields: as it is, as a pattern, or as the
// beginning that custom fields have.
func fieldNames(word string) []func(name []byte) bool {
	return []func(name []byte) bool{
		func(name []byte) bool { return string(name) == word },
		func(name []byte) bool { return glob(word, name) },
		func(name []byte) bool { return strings.HasSuffix(word, "_") && bytes.HasPrefix(name, []byte(word)) },
	}
}

// hasField reports whether the word means fields of the entry, by their names in the API or in Go.
func (l *line) hasField(word string) bool {
	fields := l.fields()
	if word == "" || !bytes.Contains(fields, []byte(literal(word))) {
		return false // most, before their fields are looked at
	}
	return slices.ContainsFunc(fieldNames(word), func(matches func([]byte) bool) bool {
		return hasValue(fields, matches, "key", "go")
	})
}

// narrowed are the entries with the fields alone that the first of the ways finds.
func narrowed(lines []*line, word string) ([]templates.Entry, error) {
	var folded []byte
	for _, matches := range fieldNames(word) {
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
