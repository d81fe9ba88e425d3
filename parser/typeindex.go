package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// typeIndex finds types by the name and by the address that pages use.
type typeIndex struct {
	byName    map[string]*spec.Type
	byAddress map[string]*spec.Type
	byPage    map[string][]*spec.Type
	// whole are the types made of all tables of a page.
	whole map[string]*spec.Type
	inUse map[*spec.Type]bool
	// learning are those that are being completed, so that a type may contain itself.
	learning map[*spec.Type]bool
	// exact and otherwise are how examples spell the fields of types: as their page
	// does, and in other ways.
	exact     map[spelling]bool
	otherwise map[spelling][]string
	// numbers and texts are the fields that hold ids in texts by some examples, and other
	// texts by some.
	numbers, texts map[spelling]bool
	// letters are the fields that some examples write as Y or N, words those in which some have
	// another text.
	letters, words map[spelling]bool
	refs           map[*spec.Type]map[string][]string // of the page it stands on
	// articles are the pages about neither methods nor events, things what they describe.
	articles map[string]*article
	things   map[string]thing
	methods  map[string]*Page // of one method each
	// wrappers are the types of objects that have what a page describes below one of their keys.
	wrappers map[*spec.Type]bool
	// all are the types with the fields of all tables of a page.
	all map[string]*spec.Type
	// sets are the values in the tables of all pages, by their addresses.
	sets map[string][]string
}

// collectTypes takes in the types of pages about types first: their names are those
// of the documentation. Tables on pages of methods get names once they are used.
func collectTypes(pages []Page) *typeIndex {
	x := &typeIndex{
		map[string]*spec.Type{}, map[string]*spec.Type{}, map[string][]*spec.Type{}, map[string]*spec.Type{},
		map[*spec.Type]bool{}, map[*spec.Type]bool{}, map[spelling]bool{}, map[spelling][]string{},
		map[spelling]bool{}, map[spelling]bool{}, map[spelling]bool{}, map[spelling]bool{}, map[*spec.Type]map[string][]string{}, map[string]*article{}, map[string]thing{}, map[string]*Page{}, map[*spec.Type]bool{}, map[string]*spec.Type{}, map[string][]string{},
	}
	for i, p := range pages {
		if len(p.Methods) == 1 {
			x.methods[p.Path] = &pages[i]
		}
		if len(p.Methods)+len(p.Events) == 0 {
			x.articles[p.Path] = &article{Page: p}
		}
		for anchor, values := range p.sets {
			x.sets[address(p.Path, anchor)] = values
		}
		for _, t := range p.types {
			if len(p.Methods) > 0 {
				x.addTable(&t, p.links)
			} else {
				x.add(t, p.links)
			}
		}
	}
	return x
}

// add takes a type in. What a value of it is and what fields it has may stand
// apart on a page. Of two pages with a type of one name, the first keeps it.
func (x *typeIndex) add(t spec.Type, refs map[string][]string) {
	have := x.byName[t.Name]
	switch {
	case have != nil && pageOf(have.Page) != pageOf(t.Page):
		t.Name = pageSlug(pageOf(t.Page)) + "_" + t.Name
		if _, anchor, _ := strings.Cut(t.Page, "#"); x.byName[t.Name] != nil {
			t.Name += "_" + anchor // a page with several tables below one heading word
		}
		if x.byName[t.Name] != nil {
			return
		}
		fallthrough
	case have == nil:
		have = &t
		x.byName[t.Name] = have
		x.refs[have] = refs
		x.byPage[pageOf(t.Page)] = append(x.byPage[pageOf(t.Page)], have)
	default:
		if len(have.Fields) > 0 && len(t.Fields) > 0 {
			x.whole[pageOf(t.Page)] = nil // which table is meant is unclear
		}
		have.Type = cmp.Or(have.Type, t.Type)
		if len(have.Fields) == 0 && len(t.Fields) > 0 {
			have.Fields, have.Page = t.Fields, t.Page
		}
	}
	if len(t.Fields) > 0 && x.byAddress[t.Page] == nil {
		x.byAddress[t.Page] = have
	}
}

// addTable takes in a table of a method's page.
func (x *typeIndex) addTable(t *spec.Type, refs map[string][]string) {
	if len(t.Fields) > 0 && x.byAddress[t.Page] == nil {
		x.byAddress[t.Page] = t
		x.refs[t] = refs
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

// at is the type that a link leads to, which stands at a field of a type: the table at
// its anchor; that of the type's name on the page; or what the page as a whole describes.
func (x *typeIndex) at(link, typ string) (t *spec.Type, whole bool) {
	if t := x.byAddress[link]; t != nil {
		return t, false
	}
	page := pageOf(link)
	for _, name := range spec.TypeNames(typ) {
		for _, t := range x.byPage[page] {
			if strings.EqualFold(t.Name, name) && len(t.Fields) > 0 {
				return t, false
			}
		}
	}
	if page != link {
		return nil, false
	}
	return x.wholePage(page, typ), true
}

// mostCases is how many tables a page about one object has at most: one for each of
// its cases. Pages with more are about many objects.
const mostCases = 12

// wholePage is the type that a page is about: that of its one table, but for those
// that others lead to, or one with a case for each of its tables. It is nil for a page
// about several types.
func (x *typeIndex) wholePage(page, typ string) *spec.Type {
	if t, ok := x.whole[page]; ok {
		return t
	}
	tables := x.rootTables(page)
	var t *spec.Type
	switch {
	case len(tables) == 1:
		t = tables[0]
	case len(tables) > 1 && len(tables) <= mostCases && !isFullName(typ):
		t = &spec.Type{Name: pageTypeName(page, typ), Page: page}
		x.refs[t] = x.refsOf(tables, page)
		t.Fields, tables = commonFields(tables)
		for _, other := range tables {
			t.Variants = append(t.Variants, spec.Variant{When: other.Name, Fields: cloned(other.Fields)})
		}
	}
	x.whole[page] = t
	return t
}

// refsOf is where the fields of some tables lead to, below one address.
func (x *typeIndex) refsOf(tables []*spec.Type, at string) map[string][]string {
	out := map[string][]string{}
	for _, t := range tables {
		for path, links := range x.refs[t] {
			if below, ok := strings.CutPrefix(path, t.Page+"."); ok && out[at+"."+below] == nil {
				out[at+"."+below] = links
			}
		}
	}
	return out
}

// commonFields are the fields of all cases of a type, and the tables of the cases: the first table
// has them. Where all tables stand below the same word, it tells no cases: the fields are those
// of all tables, and required is what most of them have.
func commonFields(tables []*spec.Type) (common []spec.Field, cases []*spec.Type) {
	if !strings.HasPrefix(tables[1].Name, tables[0].Name+"_") {
		return cloned(tables[0].Fields), tables[1:]
	}
	count := map[string]int{}
	for _, t := range tables {
		for _, f := range t.Fields {
			if count[f.Name]++; count[f.Name] == 1 {
				common = append(common, f)
			}
		}
	}
	common = cloned(common)
	for i := range common {
		if f := &common[i]; count[f.Name]*2 <= len(tables) {
			f.Required = spec.Optional
		}
	}
	return common, nil
}

// isFullName reports whether the type is one name that has the section before it, such as
// crm_activity_communication. A page with several tables would have it as a heading.
func isFullName(typ string) bool {
	names := spec.TypeNames(typ)
	return len(names) == 1 && strings.Contains(names[0], "_")
}

// rootTables are the types of a page that no field of another one leads to. Where each is led
// to, as by the parent of a task, the page is about the first if that leads to all others.
func (x *typeIndex) rootTables(page string) []*spec.Type {
	var out []*spec.Type
	led := map[string]bool{}
	for _, t := range x.byPage[page] {
		for _, links := range x.refs[t] {
			for _, link := range links {
				led[link] = true
			}
		}
	}
	for _, t := range x.byPage[page] {
		if len(t.Fields) > 0 && !led[t.Page] {
			out = append(out, t)
		}
	}
	if first := x.firstTable(page); len(out) == 0 && first != nil {
		out = append(out, first)
	}
	return out
}

// firstTable is the first type with fields on a page, nil where there are some that its fields
// do not lead to.
func (x *typeIndex) firstTable(page string) *spec.Type {
	tables := slices.DeleteFunc(slices.Clone(x.byPage[page]), func(t *spec.Type) bool { return len(t.Fields) == 0 })
	if len(tables) == 0 {
		return nil
	}
	reached := map[string]bool{tables[0].Page: true}
	for next := []string{tables[0].Page}; len(next) > 0; next = next[1:] {
		for path, links := range x.refs[tables[0]] {
			for _, link := range links {
				if strings.HasPrefix(path, next[0]+".") && !reached[link] {
					reached[link] = true
					next = append(next, link)
				}
			}
		}
	}
	if slices.ContainsFunc(tables, func(t *spec.Type) bool { return !reached[t.Page] }) {
		return nil
	}
	return tables[0]
}

// pageTypeName is the name of what a page as a whole is about, by the type of a field
// that leads to it: item, of the section crm, is crm_item.
func pageTypeName(page, typ string) string {
	names := spec.TypeNames(typ)
	parts := strings.Split(page, "/")
	if len(names) != 1 || isWord(names[0]) || len(parts) < 3 {
		return pageSlug(page)
	}
	return strings.ToLower(strings.ReplaceAll(parts[1], "-", "_") + "_" + names[0])
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

// mark has a type in the spec, under a name of its own. From here on its fields are its
// own too: they are resolved and completed, and the pages stay as they are.
func (x *typeIndex) mark(t *spec.Type) {
	if x.inUse[t] {
		return
	}
	x.inUse[t] = true
	t.Fields = cloned(t.Fields)
	for _, name := range []string{t.Name, t.Name + "_object", pageSlug(pageOf(t.Page)) + "_" + t.Name} {
		if have := x.byName[name]; have == t || have == nil && !isWord(name) {
			t.Name, x.byName[name] = name, t
			break
		}
	}
	x.resolve(t.Fields, x.refs[t], t.Page)
}

func (x *typeIndex) used() []spec.Type {
	x.shareUnknown()
	var out []spec.Type
	for t := range x.inUse {
		x.spell(t)
		out = append(out, *t)
	}
	return out
}
