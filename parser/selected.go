package parser

import (
	"cmp"
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
		if t := x.selected(link, f.Type); t != nil && !strings.HasSuffix(link, wholeArticle) && len(t.Fields) > len(f.Fields) && covers(t, slices.Concat(f.Fields, f.Shown)) {
			x.referTo(f, t, false)
			return
		}
	}
}

// selected is the type of which a link leads to the fields: that of the table there, or of the
// page. Where it stands elsewhere on its page, the page has one table that leads to all others.
func (x *typeIndex) selected(link, typ string) *spec.Type {
	if t, _ := x.at(link, typ); t != nil {
		return t
	}
	if t := x.wholePage(pageOf(link), typ); t != nil && len(t.Variants) == 0 {
		return t
	}
	return nil
}

// selectLinks is where the parameter select leads to, which may lie in another one.
func selectLinks(params []spec.Field, refs map[string][]string, prefix string) []string {
	var out []string
	for _, p := range params {
		path := prefix + "." + p.Name
		if strings.EqualFold(p.Name, "select") {
			out = append(out, refs[path]...)
		}
		out = append(out, selectLinks(p.Fields, refs, path)...)
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
