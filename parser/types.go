package parser

import (
	"cmp"
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

// typeIndex finds types by the name and by the address that pages use.
type typeIndex struct {
	byName    map[string]*spec.Type
	byAddress map[string]*spec.Type
	inUse     map[*spec.Type]bool
	links     map[*spec.Type]map[string][]string // of the page it stands on
}

func collectTypes(pages []Page) *typeIndex {
	x := &typeIndex{map[string]*spec.Type{}, map[string]*spec.Type{}, map[*spec.Type]bool{}, map[*spec.Type]map[string][]string{}}
	for _, p := range pages {
		for _, t := range p.types {
			t.Fields = cloned(t.Fields)
			x.add(t, p.links)
		}
	}
	return x
}

// add takes a type in. What a value of it is and what fields it has may stand
// apart on a page. Of two pages with a type of one name, the first keeps it.
func (x *typeIndex) add(t spec.Type, links map[string][]string) {
	have := x.byName[t.Name]
	switch {
	case have != nil && pageOf(have.Page) != pageOf(t.Page):
		t.Name = pageSlug(pageOf(t.Page)) + "_" + t.Name
		if x.byName[t.Name] != nil {
			return
		}
		fallthrough
	case have == nil:
		have = &t
		x.byName[t.Name] = have
		x.links[have] = links
	default:
		have.Type = cmp.Or(have.Type, t.Type)
		if len(have.Fields) == 0 && len(t.Fields) > 0 {
			have.Fields, have.Page = t.Fields, t.Page
		}
	}
	if len(t.Fields) > 0 && x.byAddress[t.Page] == nil {
		x.byAddress[t.Page] = have
	}
}

func pageOf(address string) string {
	page, _, _ := strings.Cut(address, "#")
	return page
}

// named is the type that is the only name in the text of a type, nil without one.
func (x *typeIndex) named(typ string) *spec.Type {
	names := spec.TypeNames(typ)
	if len(names) != 1 {
		return nil
	}
	return x.byName[names[0]]
}

// use marks the types that a field's type names: crm_multifield[], catalog_vat.id.
func (x *typeIndex) use(typ string) {
	for _, name := range spec.TypeNames(typ) {
		if t := x.byName[name]; t != nil {
			x.mark(t)
			continue
		}
		owner, _, _ := strings.Cut(name, ".")
		if t := x.byName[owner]; t != nil {
			x.mark(t)
		}
	}
}

func (x *typeIndex) mark(t *spec.Type) {
	if x.inUse[t] {
		return
	}
	x.inUse[t] = true
	x.resolve(t.Fields, x.links[t], t.Page)
}

func (x *typeIndex) used() []spec.Type {
	var out []spec.Type
	for t := range x.inUse {
		out = append(out, *t)
	}
	return out
}
