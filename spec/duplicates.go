package spec

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Duplicate is a method or an event that is left out, because another page has it too.
type Duplicate struct {
	Name, Page string
	Chosen     string // the page that it is taken from
	IsEvent    bool
}

// DropDuplicates leaves one of the methods of a name in each generation of the API, and one
// of the events of a name: one that is not deprecated, then the one whose page's
// address fits the name best, then the one whose address comes first.
func (s *Spec) DropDuplicates() []Duplicate {
	var methods, events []Duplicate
	s.Methods, methods = dropDuplicates(s.Methods, func(m Method) documented {
		return documented{string(m.API) + " " + strings.ToLower(m.Name), m.Name, m.Page, m.Deprecated != nil}
	})
	s.Events, events = dropDuplicates(s.Events, func(e Event) documented {
		return documented{e.Code(), e.Name, e.Page, e.Deprecated != nil}
	})
	for i := range events {
		events[i].IsEvent = true
	}
	return append(methods, events...)
}

// documented is a thing on a page, with what identifies it.
type documented struct {
	id, name, page string
	isDeprecated   bool
}

// better orders the pages of one thing: that which is taken comes first.
func better(a, b documented) int {
	old := func(d documented) int {
		if d.isDeprecated {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(old(a), old(b)), cmp.Compare(b.fit(), a.fit()), strings.Compare(a.page, b.page))
}

// fit tells how well the address of the page fits the name: it is the name, it ends like
// the name, it has the name's last part, or none of these.
func (d documented) fit() int {
	slug, name := letters(strings.TrimSuffix(path.Base(d.page), ".html")), letters(d.name)
	switch last := letters(d.name[strings.LastIndexByte(d.name, '.')+1:]); {
	case slug == name:
		return 3
	case slug != "" && (strings.HasSuffix(name, slug) || strings.HasSuffix(slug, name)):
		return 2
	case strings.Contains(slug, last):
		return 1
	}
	return 0
}

// letters are the letters and digits of a text in lower case.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

func dropDuplicates[T any](items []T, describe func(T) documented) ([]T, []Duplicate) {
	best := map[string]documented{}
	for _, item := range items {
		d := describe(item)
		if other, ok := best[d.id]; !ok || better(d, other) < 0 {
			best[d.id] = d
		}
	}
	if len(best) == len(items) {
		return items, nil
	}
	var dropped []Duplicate
	taken := map[string]bool{}
	left := slices.DeleteFunc(slices.Clone(items), func(item T) bool {
		d := describe(item)
		chosen := best[d.id]
		if d == chosen && !taken[d.id] {
			taken[d.id] = true
			return false
		}
		dropped = append(dropped, Duplicate{Name: d.name, Page: d.page, Chosen: chosen.page})
		return true
	})
	return left, dropped
}
