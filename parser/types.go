package parser

import (
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// types reads the object types that a page other than a method's describes:
// the tables of fields below its headings, and the rows of tables that say what
// a name for a type means. Types that no method uses are dropped later.
func (r *reader) types() []spec.Type {
	var out []spec.Type
	groups := joinParts(r.groups(r.sections, func(p *place) { out = append(out, r.namedTypes(p)...) }))
	around := r.groupsAround(groups)
	for _, g := range groups {
		for _, n := range g.tables[0].rows {
			r.leadOn(n)
			for _, anchor := range n.anchors {
				for _, inside := range around[anchor] {
					n.links = append(n.links, address(r.path, inside.section.id))
				}
			}
		}
	}
	for _, g := range groups {
		name, id := r.typeName(g), g.section.id
		if around := g.section.parent; isOnlyTable(g, groups) && namesType(around) {
			name, id = around.label, around.id
		}
		at := address(r.path, id)
		out = append(out, spec.Type{Name: name, Page: at, Fields: r.fields(g.tables[0].rows, at)})
	}
	for _, s := range r.sections {
		id := strings.ToLower(s.id)
		if rows := rowsOfAll(around[id]); len(rows) > 0 && countNodes(rows) <= mostRows {
			at := address(r.path, id)
			out = append(out, spec.Type{Name: r.typeName(&group{section: s, label: s.label}), Page: at, Fields: r.fields(rows, at)})
		}
	}
	r.findings = nil // what is odd in a type that nobody uses concerns nobody
	return out
}

// joinParts puts the tables of sections such as Additional Fields with the table of the section around them, and
// makes one table of those where the section around them has none.
func joinParts(groups []*group) []*group {
	whole := map[*section]*group{}
	for _, g := range groups {
		whole[g.section] = g
	}
	var out []*group
	for _, g := range groups {
		around := g.section.parent
		if !partOfFields.MatchString(g.label) || around == nil || around.label == "" {
			out = append(out, g)
			continue
		}
		if whole[around] == nil {
			whole[around] = &group{section: around, label: around.label, tables: []fieldTable{{}}}
			out = append(out, whole[around])
		}
		first := &whole[around].tables[0]
		first.rows = mergeRows(first.rows, g.rows())
	}
	return out
}

// partOfFields is the heading of a table with some of the fields of what the section around it describes.
var partOfFields = lazyregexp.New(`(?i)^(?:common|additional) fields(?:$| \()`)

// mostRows is how many rows there are in the sections that describe one field.
const mostRows = 200

// groupsAround are the tables in the sections below one that has none itself, by its anchor, where a row of the
// name in its heading leads there: each tells a part of the field.
func (r *reader) groupsAround(groups []*group) map[string][]*group {
	led, own := map[string][]string{}, map[*section]bool{}
	for _, g := range groups {
		own[g.section] = true
		for _, n := range g.tables[0].rows {
			for _, anchor := range n.anchors {
				led[anchor] = append(led[anchor], strings.ToLower(n.Name))
			}
		}
	}
	out := map[string][]*group{}
	for _, g := range groups {
		s := g.section.parent
		if s == nil || s.id == "" || own[s] {
			continue
		}
		id, named := strings.ToLower(s.id), namesInHeading(s.label)
		if slices.ContainsFunc(led[id], func(name string) bool { return slices.Contains(named, name) }) {
			out[id] = append(out[id], g)
		}
	}
	maps.DeleteFunc(out, func(_ string, inside []*group) bool { return len(inside) < 2 }) // the only one is the type's own
	return out
}

// rowsOfAll are the rows of all these tables.
func rowsOfAll(groups []*group) []*node {
	var out []*node
	for _, g := range groups {
		out = mergeRows(out, copies(g.rows()))
	}
	return out
}

// leadOn has a row lead to the places of its own page as other pages do.
func (r *reader) leadOn(n *node) {
	for _, anchor := range n.anchors {
		n.links = append(n.links, address(r.path, anchor))
	}
}

// isOnlyTable says that the tables in the section around that of a group are this one, of which
// its own heading does not tell the name.
func isOnlyTable(g *group, groups []*group) bool {
	isBeside := func(other *group) bool { return other != g && other.section.parent == g.section.parent }
	return len(g.tables) == 1 && len(identifiersIn(g.label)) == 0 && !slices.ContainsFunc(groups, isBeside)
}

// namesType says that the heading of a section without a table is the name of a type.
func namesType(s *section) bool {
	isTable := func(p *place) bool { return p.Kind == outline.Table }
	return s != nil && !slices.ContainsFunc(s.places, isTable) && slices.Equal(identifiersIn(s.label), []string{strings.ToLower(s.label)})
}

func identifiersIn(label string) []string {
	identifiers, _, _ := headingWords(label)
	return identifiers
}

// typeName is the heading of a type, or the identifier in it; else it is made
// of the page's own name and the heading's anchor. The rows of a list that is a field,
// such as answers.rows[], have no name there.
func (r *reader) typeName(g *group) string {
	identifiers := identifiersIn(g.label)
	switch {
	case !strings.Contains(g.label, " ") && g.label != "":
		return g.label
	case len(identifiers) == 1 && (g.section.id == "" || !strings.Contains(g.label, "[]")):
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
		if len(names) != 1 || len(row) < 2 || isTypeWord(names[0]) {
			continue
		}
		for _, words := range typeInWords {
			if words.form.MatchString(row[1].Plain()) {
				out = append(out, spec.Type{Name: names[0], Page: r.path, Type: words.typ})
			}
		}
	}
	return out
}

// tableTypes are the tables of a method's page that stand below a heading: other pages
// may link to them. Their names are made when one does.
func (r *reader) tableTypes(method string) []spec.Type {
	var out []spec.Type
	groups := slices.Concat(r.paramGroups, r.resultGroups)
	budget := mostCopies(groups) / 2 // each type has what is below its rows once more
	for _, g := range groups {
		if g.section.id == "" || !g.attached {
			continue
		}
		rows := g.tables[0].rows
		if len(g.fields) > 0 {
			rows = g.fields[0].described()
		}
		rows = mergeRows(nil, rows) // of all cases
		if len(rows) == 1 && keyInBrackets.MatchString(rows[0].Name) {
			r.leadOn(rows[0])
		}
		if budget -= countNodes(rows) - countGeneral(rows); budget < 0 {
			r.exceed("rows of tables that lead to each other")
			break
		}
		at := address(r.path, g.section.id)
		out = append(out, spec.Type{Name: tableName(method, g.section.id), Page: at, Fields: unbound(r.fields(rows, at))})
	}
	return out
}

// tableName is the name of a table by the anchor of its heading and the namespace of
// the method, or by the whole method where the anchor only says fields or the like. That it is an anchor is no
// part of it.
func tableName(method, anchor string) string {
	within, _, _ := strings.Cut(method, ".")
	anchor = strings.TrimPrefix(anchor, "anchor-")
	switch {
	case anchor == resultName || anchor == paramsPath:
		within, anchor = method, "object" // the method itself has types of these names
	case weakNames[strings.ToLower(anchor)] || len(namesInHeading(strings.ReplaceAll(anchor, "-", " "))) == 0:
		within = method
	}
	return strings.ToLower(strings.NewReplacer(".", "_", "-", "_").Replace(within + "_" + anchor))
}

// unbound are the fields, none of them required: that is the method's affair.
func unbound(fields []spec.Field) []spec.Field {
	for i := range fields {
		f := &fields[i]
		f.Required, f.Conditional, f.Omitted, f.Default = spec.Optional, false, false, nil
		f.Fields = unbound(f.Fields)
		for j := range f.Variants {
			f.Variants[j].Fields = unbound(f.Variants[j].Fields)
		}
	}
	return fields
}
