package parser

import (
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// types reads the object types that a page other than a method's describes:
// the tables of fields below its headings, and the rows of tables that say what
// a name for a type means. Types that no method uses are dropped later.
func (r *reader) types() []spec.Type {
	var out []spec.Type
	groups := r.groups(r.sections, func(p *place) { out = append(out, r.namedTypes(p)...) })
	for _, g := range groups {
		for _, n := range g.tables[0].rows {
			for _, anchor := range n.anchors {
				n.links = append(n.links, address(r.path, anchor))
			}
		}
		out = append(out, spec.Type{
			Name:   r.typeName(g),
			Page:   address(r.path, g.section.id),
			Fields: r.fields(g.tables[0].rows, address(r.path, g.section.id)),
		})
	}
	r.findings = nil // what is odd in a type that nobody uses concerns nobody
	return out
}

// address is a place on a page, as links give it.
func address(page, anchor string) string {
	if anchor == "" {
		return page
	}
	return page + "#" + strings.ToLower(anchor)
}

// typeName is the heading of a type, or the identifier in it; else it is made
// of the page's own name and the heading's anchor.
func (r *reader) typeName(g *group) string {
	identifiers, _, _ := headingWords(g.label)
	switch {
	case !strings.Contains(g.label, " ") && g.label != "":
		return g.label
	case len(identifiers) == 1:
		return identifiers[0]
	}
	name := pageSlug(r.path)
	if g.section.id != "" {
		name += "_" + strings.ToLower(strings.ReplaceAll(g.section.id, "-", "_"))
	}
	return name
}

// pageSlug is a page's own name and that of its folder.
func pageSlug(page string) string {
	name := strings.TrimSuffix(strings.TrimSuffix(page, ".html"), "/index")
	parts := strings.Split(name, "/")
	name = strings.Join(parts[max(len(parts)-2, 0):], "_")
	return strings.ToLower(strings.ReplaceAll(name, "-", "_"))
}

// namedTypes reads a table of types: a name, and words that begin with what a
// value of it is.
func (r *reader) namedTypes(p *place) []spec.Type {
	rows := p.Rows
	if len(rows) < 2 || len(rows[0]) < 2 || strings.Join(headerWords(rows[0][0]), " ") != "type" {
		return nil
	}
	var out []spec.Type
	for _, row := range rows[1:] {
		names := row[0].Content().Literals()
		if len(names) != 1 || len(row) < 2 || typeForms[names[0]] != nil {
			continue
		}
		if m := baseWords.FindStringSubmatch(row[1].Plain()); m != nil {
			out = append(out, spec.Type{Name: names[0], Page: r.path, Type: baseTypes[strings.ToLower(m[1])]})
		}
	}
	return out
}
