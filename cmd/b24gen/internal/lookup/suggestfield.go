package lookup

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/b24gen/b24gen/templates"
)

// fieldsLike are the fields that may be meant where a path leads no further, of what it has led to, as
// the path would have them: crm.item.list.title, crm.Item.Title. Begin is as much of the path as names
// something, if that is more than one name.
func (x Index) fieldsLike(word string) (near []suggestion, begin string) {
	parts := strings.Split(withoutIndexes(word), ".")
	if len(parts) < 2 || len(parts) > mostParts {
		return nil, ""
	}
	at, below := x.along(parts)
	begin = strings.Join(parts[:at], ".")
	if at == 0 || x.Shown(begin) == Pasted {
		return nil, ""
	}
	changes := changesTo(parts[at])
	isGo := unicode.IsUpper([]rune(parts[at-1] + " ")[0])
	for _, p := range fieldsOf(below) {
		inAPI, isNear := changes([]byte(p.Key))
		inGo, isNearInGo := changes([]byte(p.Go))
		name, n := p.Key, inAPI
		if isNearInGo && (!isNear || inGo < inAPI || isGo && inGo == inAPI) {
			name, n = p.Go, inGo
		}
		if (isNear || isNearInGo) && !strings.Contains(name, ".") {
			near = append(near, suggestion{name: begin + "." + name, changes: n, isField: true})
		}
	}
	if at < 2 {
		begin = ""
	}
	return near, begin
}

// along goes along a path, and tells how many parts of it name something before its last one, and the
// lines among whose fields the next part would be.
func (x Index) along(parts []string) (at int, below []*line) {
	level, at := x.owners(parts)
	for ; ; at++ {
		var err error
		if below, err = x.below(level); err != nil || len(below) == 0 || at == len(parts)-1 {
			return at, below
		}
		found, err := narrowed(below, strings.ToLower(parts[at]))
		switch {
		case err == nil && len(found) > 0:
			if level, err = x.types(typesOf(found)); err != nil {
				return at, nil
			}
		case parts[at] != "result":
			return at, below
		}
	}
}

// owners are the lines that the longest beginning of a path names, and how many parts it has.
// Without such lines it may be what names of methods begin with.
func (x Index) owners(parts []string) (owners []*line, at int) {
	type owner struct {
		name, within []byte
		isSymbol     func(*line) bool
	}
	var all []owner
	for i := range parts[1:] {
		name := strings.ToLower(strings.Join(parts[:i+1], "."))
		all = append(all, owner{[]byte(name), []byte(name + "."), isSymbol(name)})
	}
	for l, err := range x.lines() {
		if err != nil {
			return nil, 0
		}
		for i := len(all) - 1; i >= max(at-1, 0); i-- {
			name := l.foldedName()
			switch {
			case bytes.Equal(name, all[i].name) || all[i].isSymbol(l):
				if i+1 > at {
					owners, at = nil, i+1
				}
				owners = append(owners, &line{number: l.number, text: bytes.Clone(l.text)})
			case bytes.HasPrefix(name, all[i].within):
				if i+1 > at {
					owners, at = nil, i+1
				}
			default:
				continue
			}
			break
		}
	}
	return owners, at
}

// below are the lines whose fields are meant behind the names of these: they themselves, what methods
// and events give, and what is in that.
func (x Index) below(level []*line) ([]*line, error) {
	types := map[string]bool{}
	for _, l := range level {
		addTypes(types, string(l.dir()), string(l.value("gives")))
	}
	if !slices.ContainsFunc(level, func(l *line) bool { return len(l.value("gives")) > 0 }) {
		return level, nil
	}
	answers, err := x.types(types)
	if err != nil {
		return nil, err
	}
	all, err := decode(answers, (*line).entry)
	if err != nil {
		return nil, err
	}
	rows, err := x.types(typesOf(all))
	return slices.Concat(level, answers, rows), err
}

// fieldsOf are those of all the lines.
func fieldsOf(lines []*line) (fields []templates.IndexParam) {
	all, _ := decode(lines, (*line).entry) // a search tells of errors
	for _, e := range all {
		fields = append(fields, e.Params...)
	}
	return fields
}
