package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// list says how a method pages through rows, nil where it does not: where it
// takes a parameter that moves it on, and its result holds rows (REST-PROTOCOL
// sections 8 and 12).
func (r *reader) list(m *spec.Method) *spec.List {
	l := paging(m.Params)
	if l == nil || m.Result == nil || m.Positional { // a position is put in by its name
		return nil
	}
	rows, found := rowsOf(m.Result, r.unwrapKey(), r.shown)
	if !found {
		r.report(NoRows, nil, 0, l.Start)
		return nil
	}
	l.Rows = rows.path
	l.ID = idOf(rows.fields)
	switch next := field(m.Result.Fields, "next"+lastPart(l.Start)); {
	case l.By == spec.ByCursor || l.By == spec.ByLastID:
		l.Next = nextOf(m.Result)
	case next != nil: // counting rows would miss where the answer goes on
		l.By, l.Next = spec.ByCursor, next.Name
	}
	return l
}

// paging recognises the parameters by which a method moves on.
func paging(params []spec.Field) *spec.List {
	limit := parameter(params, "limit", "pagesize", "page_size")
	if p := field(params, "pagination"); p != nil {
		if l := nestedPaging(p); l != nil {
			return l
		}
	}
	for _, way := range []struct {
		by    spec.Paging
		names []string
	}{
		{spec.ByStart, []string{"start"}},
		{spec.ByOffset, []string{"offset"}},
		{spec.ByPage, []string{"page"}},
		{spec.ByLastID, []string{"last_id", "lastid"}},
	} {
		if start := parameter(params, way.names...); start != "" {
			return &spec.List{By: way.by, Start: start, Limit: limit}
		}
	}
	if l := pagingBelow(params); l != nil {
		return l
	}
	if c := field(params, "cursor"); c != nil && field(c.Fields, "value") != nil {
		return &spec.List{By: spec.ByLastID, Start: c.Name + ".value", Limit: c.Name + ".limit"}
	}
	return nil
}

// pagingBelow finds a position in an object of the parameters. Only a size of pages
// beside it tells it from a field of that name.
func pagingBelow(params []spec.Field) *spec.List {
	for _, p := range params {
		if l := paging(p.Fields); l != nil && l.Limit != "" && l.By != spec.ByLastID {
			return &spec.List{By: l.By, Start: p.Name + "." + l.Start, Limit: p.Name + "." + l.Limit}
		}
	}
	return nil
}

// nestedPaging reads the pagination object of REST 3.0.
func nestedPaging(p *spec.Field) *spec.List {
	l := &spec.List{By: spec.ByPage, Start: p.Name + ".page", Limit: p.Name + ".limit"}
	known := slices.Concat(p.Fields, p.Shown)
	if len(known) > 0 && !slices.ContainsFunc(known, movesOn) {
		return nil // only the size of the one page
	}
	for _, f := range p.Fields {
		if strings.HasPrefix(strings.ToLower(f.Name), "after") {
			l.By, l.Start = spec.ByCursor, p.Name+"."+f.Name
		}
	}
	return l
}

// movesOn says that the field of a pagination is a position.
func movesOn(f spec.Field) bool {
	name := strings.ToLower(f.Name)
	return name == "page" || name == "offset" || name == "cursor" || strings.HasPrefix(name, "after")
}

func field(fields []spec.Field, name string) *spec.Field {
	for i := range fields {
		if strings.EqualFold(fields[i].Name, name) {
			return &fields[i]
		}
	}
	return nil
}

// parameter is the spelling of the first parameter that has one of the names.
func parameter(params []spec.Field, names ...string) string {
	for _, name := range names {
		if f := field(params, name); f != nil && !isContainer(f.Type) {
			return f.Name
		}
	}
	return ""
}

type rows struct {
	path   string
	fields []spec.Field
}

// rowsOf finds the rows in a result: the result itself, the key that the Go
// example unwraps, or the first field that is a list: what the rows refer to,
// such as the users of messages, stands behind them. Where examples show the
// result, it is a field that they have.
func rowsOf(result *spec.Result, unwrap string, shown *example.Shape) (rows, bool) {
	inside := slices.Concat(result.Fields, result.Shown)
	below := firstList(inside, unwrap, shown)
	if isList(result.Type) || isList(result.Seen) {
		if below == nil || !wraps(shown, below) {
			return rows{"", inside}, true
		}
	}
	if below == nil {
		return rows{}, false
	}
	return rowsIn(below), true
}

// wraps says that the examples never show a list for the result, but an object with a
// list of objects in the field.
func wraps(shown *example.Shape, f *spec.Field) bool {
	if shown == nil || shown.Is(example.Array) || shown.Item != nil {
		return false
	}
	key, ok := shown.Find(cmp.Or(f.Key, f.Name))
	return ok && shown.Field(key).Item.HasFields()
}

// firstList is the field with the key to unwrap, or else the first one that is a list,
// of those that the examples show if they show one; nil without any.
func firstList(fields []spec.Field, unwrap string, shown *example.Shape) *spec.Field {
	if f := field(fields, unwrap); f != nil && unwrap != "" {
		return f
	}
	var first *spec.Field
	for i := range fields {
		f := &fields[i]
		if !isList(f.Type) && !isList(f.Seen) {
			continue
		}
		if _, ok := shown.Find(cmp.Or(f.Key, f.Name)); ok {
			return f
		}
		if first == nil {
			first = f
		}
	}
	return first
}

func rowsIn(f *spec.Field) rows {
	return rows{cmp.Or(f.Key, f.Name), slices.Concat(f.Fields, f.Shown)}
}

func idOf(fields []spec.Field) string {
	if f := field(fields, "id"); f != nil {
		return f.Name
	}
	return ""
}

// nextOf is the field of a result that says where the next page begins.
func nextOf(result *spec.Result) string {
	for _, f := range result.Fields {
		switch strings.ToLower(f.Name) {
		case "nextcursor", "aftercursor", "next":
			return f.Name
		}
	}
	return ""
}
