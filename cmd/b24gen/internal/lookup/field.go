package lookup

import (
	"bytes"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// fields are the entries that have a field, with it alone: all of those with STAGE_ID, StageID,
// UF_ or UF_*, or the one before it: crm.Deal.StageID, crm.deal.list.filter. The word is in
// small letters.
func (x Index) fields(word string) ([]templates.Entry, error) {
	at := strings.LastIndexByte(word, '.')
	owner, field := word[:max(at, 0)], word[at+1:]
	if field == "" {
		return nil, nil
	}
	matches := []func(name []byte) bool{
		func(name []byte) bool { return string(name) == field },
		func(name []byte) bool { return glob(field, name) },
		func(name []byte) bool { return strings.HasSuffix(field, "_") && bytes.HasPrefix(name, []byte(field)) },
	}
	lines, err := x.where(func(l *line) bool { return slices.ContainsFunc(matches, l.hasField) }).owners(owner)
	if err != nil {
		return nil, err
	}
	entries, err := decode(lines, (*line).entry)
	if err != nil {
		return nil, err
	}
	for _, is := range matches {
		if with := narrowed(entries, is); len(with) > 0 {
			return with, nil
		}
	}
	return nil, nil
}

// owners are the entries of a name, all of them if there is none.
func (x Index) owners(name string) ([]*line, error) {
	if name == "" {
		return x.first(func(*line) bool { return true })
	}
	return x.meant(name)
}

// hasField reports whether a field of the entry has a matching name, in the API or in Go.
func (l *line) hasField(matches func(name []byte) bool) bool {
	_, fields, _ := bytes.Cut(l.folded(), []byte(params))
	return hasValue(fields, matches, "key", "go")
}

// narrowed are the entries that have matching fields, with these alone.
func narrowed(entries []templates.Entry, matches func(name []byte) bool) []templates.Entry {
	isNamed := func(name string) bool { return matches(appendFolded(nil, []byte(name))) }
	var out []templates.Entry
	for _, e := range entries {
		e.Params = slices.DeleteFunc(slices.Clone(e.Params), func(p templates.IndexParam) bool {
			return !isNamed(p.Key) && !isNamed(p.Go)
		})
		if len(e.Params) > 0 {
			out = append(out, e)
		}
	}
	return out
}
