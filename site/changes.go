package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
	"github.com/b24gen/b24gen/spec"
)

// Changes are what differs from another spec, and from the SDK that is made of it.
type Changes struct {
	// Since is what the other one is called.
	Since string
	REST  []changes.Change
	Go    []goapi.Change
}

const changesPath = "changes.html"

// changesView is the page of the changes, for a review.
type changesView struct {
	frame
	Since string // empty where nothing was compared
	Lists []changeList
}

// changeList is the changes of one class: what is new, what breaks, what only the
// documentation changed.
type changeList struct {
	ID, Title, About string
	Total            int
	Groups           []changeGroup
}

// changeGroup is the changes of a kind.
type changeGroup struct {
	Kind    changes.Kind
	Why     string
	Open    bool // shown at once
	Total   int
	Changes []change
}

// change is what changed in one place: several values, where the changes of a kind are many there.
type change struct {
	Where  link
	Path   string
	Values []values
}

// values are what was and what is.
type values struct {
	Old, New string
	// Has says which of the two there are.
	HasOld, HasNew bool
}

func valuesOf(old, new string) values { return values{old, new, old != "", new != ""} }

// few are so many changes of a kind that they need not be folded.
const few = 20

// classLists are the lists in the order of the page.
var classLists = []struct {
	id, title, about string
	has              func(changes.Kind) bool
}{
	{"new", "New and compatible", "What was not there before, and what else breaks nothing: programs that worked go on to work.", ofClass(changes.Compatible)},
	{"breaking", "Breaking", "What stops something that worked.", ofClass(changes.Breaking)},
	{"documentation", "Documentation", "What only the pages say differently.", ofClass(changes.Documentation)},
}

func ofClass(c changes.Class) func(changes.Kind) bool {
	return func(k changes.Kind) bool { return k.Class() == c }
}

func (b *builder) addChanges() {
	b.add(changesPath, "changes.html", func() any {
		v := changesView{frame: frameOf(changesPath, "Changes", "changes")}
		if b.Changes == nil {
			return v
		}
		v.Since = b.Changes.Since
		for _, l := range classLists {
			list := changeList{ID: l.id, Title: l.title, About: l.about}
			list.Groups = append(b.restChanges(l.has), b.goChanges(l.has)...)
			for i, g := range list.Groups {
				list.Total += g.Total
				list.Groups[i].Open = l.id == "breaking" || len(g.Changes) <= few
			}
			v.Lists = append(v.Lists, list)
		}
		return v
	})
}

func (b *builder) restChanges(has func(changes.Kind) bool) []changeGroup {
	var g groups
	for _, c := range b.Changes.REST {
		if has(c.Kind) {
			g.add(c.Kind, b.subject(c), c.Path, valuesOf(c.Old, c.New))
		}
	}
	return g.sorted()
}

// subject is what a change is about.
func (b *builder) subject(c changes.Change) link {
	switch {
	case c.Event:
		return link{"event " + c.Subject, b.named(c.Subject)}
	case c.API == "":
		return link{Text: "type " + c.Subject}
	case c.API == spec.V3:
		return link{"v3/" + c.Subject, b.ofGeneration(c)}
	}
	return link{c.Subject, b.ofGeneration(c)}
}

// ofGeneration is the address of the method, which another generation may have too.
func (b *builder) ofGeneration(c changes.Change) string {
	return b.byCall[string(c.API)+"/"+strings.ToLower(c.Subject)]
}

func (b *builder) goChanges(has func(changes.Kind) bool) []changeGroup {
	var g groups
	for _, c := range b.Changes.Go {
		if !has(c.Kind) {
			continue
		}
		where := c.Package
		if c.Symbol != "" {
			where += "." + c.Symbol
		}
		g.add(c.Kind, link{Text: where}, "", valuesOf(c.Old, c.New))
	}
	return g.sorted()
}

// groups collects changes by kind.
type groups struct {
	all []changeGroup
	at  map[changes.Kind]int
}

func (g *groups) add(k changes.Kind, where link, path string, v values) {
	if g.at == nil {
		g.at = map[changes.Kind]int{}
	}
	i, known := g.at[k]
	if !known {
		i = len(g.all)
		g.at[k] = i
		g.all = append(g.all, changeGroup{Kind: k, Why: k.Why()})
	}
	g.all[i].Total++
	last := len(g.all[i].Changes) - 1
	if last >= 0 && g.all[i].Changes[last].Where == where && g.all[i].Changes[last].Path == path {
		g.all[i].Changes[last].Values = append(g.all[i].Changes[last].Values, v)
		return
	}
	g.all[i].Changes = append(g.all[i].Changes, change{where, path, []values{v}})
}

// sorted are the kinds, the most frequent first.
func (g *groups) sorted() []changeGroup {
	slices.SortStableFunc(g.all, func(a, b changeGroup) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return g.all
}
