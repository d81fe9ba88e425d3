package parser

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// referSelected has what a method answers refer to the fields to which its parameter select leads: it
// chooses among those. They may be a table, or all of a page about one object.
func (x *typeIndex) referSelected(m *spec.Method, result *spec.Field, refs map[string][]string) {
	f := answeredObject(result, m.List)
	if f.Ref != "" || isScalar(f.Type) || len(f.Variants) > 0 || len(f.Fields)+len(f.Shown) < 2 {
		return
	}
	for _, link := range selectLinks(m.Params, refs, paramsPath) {
		if t := x.selected(link, f.Type); t != nil && len(t.Fields) > len(f.Fields) && covers(t, slices.Concat(f.Fields, f.Shown)) {
			x.referTo(f, t, false)
			return
		}
	}
}

// selected is the type of which a link leads to the fields: that of the table there, or of all
// tables of the page. Where it leads elsewhere on a page, this has one table that leads to all others.
func (x *typeIndex) selected(link, typ string) *spec.Type {
	page := pageOf(link)
	switch t, whole := x.at(link, typ); {
	case strings.HasSuffix(link, wholeArticle):
		return nil
	case t != nil && !whole:
		return t
	case page != link && len(x.rootTables(page)) > 1:
		return nil
	}
	return x.allOf(page)
}

// allOf is the type with the fields of all tables of a page, but for those that others lead to. It is
// nil for a page with so many that it is about several objects.
func (x *typeIndex) allOf(page string) *spec.Type {
	if t, ok := x.all[page]; ok {
		return t
	}
	tables := x.rootTables(page)
	var t *spec.Type
	switch {
	case len(tables) == 1:
		t = tables[0]
	case len(tables) > 1 && len(tables) <= mostCases:
		t = &spec.Type{Name: pageSlug(page), Page: page}
		for _, table := range tables {
			for _, f := range cloned(table.Fields) {
				if field(t.Fields, f.Name) == nil {
					t.Fields = append(t.Fields, f)
				}
			}
		}
		x.refs[t] = x.refsOf(tables, page)
	}
	x.all[page] = t
	return t
}

// referNamed has a field refer to all fields of a page that has its name, of several words:
// additional-fields of ADDITIONAL_FIELDS.
func (x *typeIndex) referNamed(f *spec.Field, links []string, sent bool) {
	for _, link := range links {
		name := strings.TrimSuffix(path.Base(link), ".html")
		if f.Ref != "" || len(f.Fields) > 0 || !strings.Contains(name, "-") || slugOf(name) != slugOf(f.Name) {
			continue
		}
		if t := x.allOf(link); t != nil && covers(t, f.Shown) {
			x.referTo(f, t, sent)
		}
	}
}

// selectLinks is where the parameter select leads to, which may lie in another one.
func selectLinks(params []spec.Field, refs map[string][]string, prefix string) []string {
	var out []string
	for _, p := range params {
		at := prefix + "." + p.Name
		if strings.EqualFold(p.Name, "select") {
			out = append(out, refs[at]...)
		}
		out = append(out, selectLinks(p.Fields, refs, at)...)
	}
	return out
}

// answeredObject is where a method answers its object: the rows of a list, the only field of the
// result, or the result itself.
func answeredObject(result *spec.Field, l *spec.List) *spec.Field {
	only := len(result.Fields) == 1 && len(result.Shown) == 0
	for i := range result.Fields {
		f := &result.Fields[i]
		if l != nil && l.Rows != "" && cmp.Or(f.Key, f.Name) == l.Rows || l == nil && only && !isScalar(f.Type) {
			return f
		}
	}
	return result
}
