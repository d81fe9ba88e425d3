package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/spec"
)

// Keys that are data, as examples show them: of lines, of users, of days of the week.

// markData has all keys of an object stand for others, where only examples show it, and its
// keys are data: some are numbered, all are days of the week, or some are no names where all
// values are alike (S:Money), or all hold objects with the same fields.
func (f *Facts) markData() {
	isShown := func(c Facts) bool { return c.Source == spec.FromExample }
	isDay := func(c Facts) bool { return weekdays[strings.ToLower(c.Name)] }
	isNumbered := func(c Facts) bool { return numbered.MatchString(c.Name) && !own.MatchString(c.Name) }
	isNoName := func(c Facts) bool { return strings.Contains(c.Name, ":") }
	isAlike := func(c Facts) bool { return c.Type == f.Children[0].Type && len(c.Children) == 0 }
	areData := f.holdsOneKind() || slices.ContainsFunc(f.Children, isNumbered) || slices.ContainsFunc(f.Children, isNoName) && all(f.Children, isAlike)
	if !all(f.Children, isShown) || !all(f.Children, isDay) && !areData {
		return
	}
	for i := range f.Children {
		f.Children[i].Pattern = true
	}
}

// isData reports whether the field is an object called data, of which a page tells nothing more, and
// in which examples alone show plain values: those that the caller keeps there.
func (f Facts) isData() bool {
	isPlain := func(c Facts) bool { return len(c.Children) == 0 && c.Stated.All(isScalar) }
	return f.FromExample && foldName(f.Name) == "data" && f.Stated.All(spec.TypeTerm.IsObject) && all(f.Children, isPlain)
}

// holdsOneKind reports whether the object holds others under several keys, and nothing else, and all of
// these have the same fields.
func (f Facts) holdsOneKind() bool {
	if len(f.Children) < telling {
		return false
	}
	isSame := func(a, b Facts) bool { return foldName(a.Name) == foldName(b.Name) && a.Type == b.Type }
	first := f.Children[0].Children
	return len(first) > 1 && all(f.Children, func(c Facts) bool { return slices.EqualFunc(c.Children, first, isSame) })
}

func all[T any](list []T, is func(T) bool) bool {
	return !slices.ContainsFunc(list, func(one T) bool { return !is(one) })
}

// numbered finds names of examples that another portal does not have: sip7, field7097.
var numbered = lazyregexp.New(`^[A-Za-z]+[0-9]+$`)

// weekdays are keys of what is said of days of the week.
var weekdays = set("mo", "tu", "we", "th", "fr", "sa", "su")
