package parser

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// thing is what an article describes of the values under a name: an object, and the items of a list
// of it, in the other form in which methods take it.
type thing struct{ object, item *spec.Type }

// referArticle has a field without fields refer to what an article to which its row leads describes
// under the field's name.
func (x *typeIndex) referArticle(f *spec.Field, links []string, owner string) {
	if f.Ref != "" || len(f.Fields)+len(f.Variants) > 0 || !isContainer(f.Type) {
		return
	}
	for _, link := range links {
		page := strings.TrimSuffix(link, wholeArticle)
		if pageOf(page) != page {
			continue
		}
		about := x.thingOf(page, f.Name, owner)
		t := about.object
		if isList(cmp.Or(f.Seen, f.Type)) {
			t = about.item
		}
		if t == nil || !covers(t, f.Shown) {
			continue
		}
		x.mark(t)
		x.widen(t, f.Shown)
		f.Ref, f.Shown = t.Name, x.learn(t, f.Shown, true)
		return
	}
}

// widen gives the parts that an article as a whole has the other form in which a request sends them.
func (x *typeIndex) widen(t *spec.Type, sent []spec.Field) {
	for _, g := range sent {
		f := alike(t.Fields, g.Name)
		switch {
		case f == nil:
		case x.articles[t.Page] != nil && f.Ref != "" && isScalar(g.Type) && !slices.Contains(strings.Split(f.Type, "|"), g.Type):
			f.Type = g.Type + "|" + f.Type
		case x.byName[f.Ref] != nil:
			x.widen(x.byName[f.Ref], g.Fields)
		}
	}
}

// thingOf is what an article describes under a name. Its table has the fields of the object, or of
// the items of a list below one key of it, as its examples tell. The index of a folder is about what
// the pages in the folder describe.
func (x *typeIndex) thingOf(page, name, owner string) thing {
	at := page + "#" + strings.ToLower(name)
	if t, ok := x.things[at]; ok {
		return t
	}
	x.things[at] = thing{} // while it is made
	t := x.makeThing(x.describing(page), strings.ToLower(name), owner)
	x.things[at] = t
	return t
}

// describing is the page with a table that an article leads to, if that is one alone: itself, or
// that which it names for more.
func (x *typeIndex) describing(page string) string {
	if x.table(page) != nil || x.articles[page] == nil {
		return page
	}
	var found []string
	for _, lead := range x.articles[page].leads {
		if x.table(lead) != nil {
			found = append(found, lead)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return page
}

// article is a page about neither methods nor events, with the type of its table, once that was
// looked for.
type article struct {
	Page
	table  *spec.Type
	looked bool
}

// table is the type of the only table of an article, but for those that it leads to.
func (x *typeIndex) table(page string) *spec.Type {
	a := x.articles[page]
	if a == nil {
		return nil
	}
	if t, unclear := x.whole[page]; !a.looked && (!unclear || t != nil) {
		if tables := x.rootTables(page); len(tables) == 1 {
			a.table = tables[0]
		}
	}
	a.looked = true
	return a.table
}

func (x *typeIndex) makeThing(page, name, owner string) thing {
	table := x.table(page)
	if table == nil {
		return thing{item: x.folderType(page, owner+singular(name))}
	}
	shown := field(x.articles[page].shown, name)
	switch {
	case shown == nil:
		return thing{}
	case !describesAll(table, shown.Fields):
	case spec.ParseType(shown.Type).Any(spec.TypeTerm.IsObject):
		x.rename(table, owner+name)
		return thing{table, x.itemsIn(table)}
	default:
		x.rename(table, owner+singular(name))
		return thing{item: table}
	}
	for _, g := range shown.Fields {
		if isList(g.Type) && describesAll(table, g.Fields) {
			x.rename(table, owner+name+"_"+singular(strings.ToLower(g.Name)))
			return thing{x.wrapper(page, owner+name, shown.Fields, g.Name, table), table}
		}
	}
	return thing{}
}

// itemsIn is the type of the items of the only list in an object that an article describes.
func (x *typeIndex) itemsIn(t *spec.Type) *spec.Type {
	var items []*spec.Type
	for _, f := range t.Fields {
		for _, link := range x.refs[t][t.Page+"."+f.Name] {
			page := strings.TrimSuffix(link, wholeArticle)
			if item := x.thingOf(page, f.Name, t.Name+"_").item; item != nil && isList(f.Type) {
				items = append(items, item)
			}
		}
	}
	if len(items) == 1 {
		return items[0]
	}
	return nil
}

// describesAll says that a table has all fields that examples show.
func describesAll(table *spec.Type, shown []spec.Field) bool {
	return len(shown) > 0 && !slices.ContainsFunc(shown, func(g spec.Field) bool { return alike(table.Fields, g.Name) == nil })
}

// wrapper is the type of an object that examples show around a list of what a table describes.
func (x *typeIndex) wrapper(page, name string, shown []spec.Field, list string, table *spec.Type) *spec.Type {
	t := spec.Type{Name: name, Page: page}
	for _, g := range shown {
		if g.Name == list {
			g = spec.Field{Name: list, Type: "array"}
		}
		t.Fields = append(t.Fields, g)
	}
	x.add(t, map[string][]string{page + "." + list: {table.Page}})
	return x.byAddress[page]
}

// folderType is the type with a field for each page of a folder: its key in the example of that
// page, which has what the table of the page describes.
func (x *typeIndex) folderType(index, name string) *spec.Type {
	folder, isIndex := strings.CutSuffix(index, "/index.html")
	if !isIndex {
		return nil
	}
	t := spec.Type{Name: name, Page: index}
	for _, page := range x.pagesOf(folder) {
		table := x.table(page)
		if table == nil {
			continue
		}
		for _, g := range x.articles[page].shown {
			own := field(table.Fields, g.Name)
			switch {
			case len(g.Fields) == 0 && own != nil && isScalar(g.Type):
				t.Fields = append(t.Fields, *own)
			case len(g.Fields) > 0 && describesAll(table, g.Fields):
				x.rename(table, name+"_"+strings.ToLower(g.Name))
				x.mark(table)
				t.Fields = append(t.Fields, spec.Field{Name: g.Name, Type: listOrObject(g.Type), Ref: table.Name})
			default:
				continue
			}
			break
		}
	}
	if len(t.Fields) < 2 {
		return nil
	}
	t.Fields = unbound(t.Fields) // one of them is there
	x.add(t, nil)
	return x.byAddress[index]
}

func listOrObject(typ string) string {
	if isList(typ) {
		return "array"
	}
	return "object"
}

// pagesOf are the articles in a folder, sorted.
func (x *typeIndex) pagesOf(folder string) []string {
	var out []string
	for page := range x.articles {
		if path.Dir(page) == folder && path.Base(page) != "index.html" {
			out = append(out, page)
		}
	}
	slices.Sort(out)
	return out
}

// rename gives a type that nobody uses yet the name of what it is part of.
func (x *typeIndex) rename(t *spec.Type, name string) {
	if x.inUse[t] || x.byName[name] != nil || isWord(name) {
		return
	}
	delete(x.byName, t.Name)
	t.Name, x.byName[name] = name, t
}

// singular is the name of one of those that a name means.
func singular(name string) string { return strings.TrimSuffix(name, "s") }
