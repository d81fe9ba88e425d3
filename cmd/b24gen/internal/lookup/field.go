package lookup

import (
	"bytes"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/templates"
)

// fields are the entries that have a field, with it alone: all of those with STAGE_ID, StageID,
// UF_ or UF_*, or the one before it: crm.Deal.StageID, crm.deal.list.filter.
func (x Index) fields(word string) (templates.Index, error) {
	owner, field := "", word
	if i := strings.LastIndexByte(word, '.'); i >= 0 {
		owner, field = word[:i], word[i+1:]
	}
	if field == "" {
		return templates.Index{}, nil
	}
	literal := field
	if i := strings.IndexAny(field, "*?["); i >= 0 {
		literal = field[:i]
	}
	lines := x.lines
	if owner != "" {
		var err error
		if lines, err = x.meant(owner); err != nil {
			return templates.Index{}, err
		}
	}
	var candidates []line
	var fields []byte
	for _, l := range lines {
		_, after, _ := bytes.Cut(l.text, []byte(params))
		if fields = foldInto(fields, after); bytes.Contains(fields, []byte(`":"`+literal)) {
			candidates = append(candidates, l)
		}
	}
	found, err := x.whole(candidates)
	if err != nil {
		return found, err
	}
	for _, matches := range []func(name string) bool{
		func(name string) bool { return name == field },
		func(name string) bool { return glob(field, name) },
		func(name string) bool { return strings.HasSuffix(field, "_") && strings.HasPrefix(name, field) },
	} {
		if with := narrowed(found.Entries, matches); len(with) > 0 {
			found.Entries = with
			return found, nil
		}
	}
	return templates.Index{}, nil
}

// narrowed are the entries that have matching fields, with these alone.
func narrowed(entries []templates.Entry, matches func(name string) bool) []templates.Entry {
	var out []templates.Entry
	for _, e := range entries {
		e.Params = slices.DeleteFunc(slices.Clone(e.Params), func(p templates.IndexParam) bool {
			return !matches(strings.ToLower(p.Key)) && !matches(strings.ToLower(p.Go))
		})
		if len(e.Params) > 0 {
			out = append(out, e)
		}
	}
	return out
}
