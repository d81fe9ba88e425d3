package parser

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Where nothing but examples tells what is in an object, a page of the same part of the documentation that has the
// name of its key may describe it: additional-fields of ADDITIONAL_FIELDS.

// referByPageName has such objects refer to what the page describes.
func (x *typeIndex) referByPageName(methods []spec.Method) {
	pages := map[string][]string{}
	for _, page := range slices.Sorted(maps.Keys(x.byPage)) {
		if name := strings.TrimSuffix(path.Base(page), ".html"); strings.Contains(name, "-") { // one word may mean anything
			key := partOf(page) + " " + slugOf(name)
			pages[key] = append(pages[key], page)
		}
	}
	refer := func(within string) func(*spec.Field, string) {
		return func(f *spec.Field, at string) {
			named := pages[partOf(within)+" "+slugOf(f.Name)]
			if named == nil || f.Ref != "" || len(f.Fields)+len(f.Variants) > 0 || !isContainer(f.Type) {
				return
			}
			if t := x.pageNamed(named, f, within); t != nil {
				x.referTo(f, t, strings.HasPrefix(at, paramsPath))
			}
		}
	}
	for _, m := range methods {
		eachPath(m.Params, paramsPath, refer(m.Page))
		if m.Result != nil {
			eachPath(m.Result.Fields, resultName, refer(m.Page))
		}
	}
	for _, t := range x.sorted() {
		eachPath(t.Fields, "", refer(t.Page))
	}
}

// pageNamed is what one of the pages with the name of a field describes: the page in the folder of the field's own,
// or the only one, if examples show three fields at least. It has all fields that they show.
func (x *typeIndex) pageNamed(named []string, f *spec.Field, within string) *spec.Type {
	has := func(page string) bool {
		t := x.allOf(page)
		return t != nil && lacking(t, f.Shown) == 0
	}
	var found []string
	for _, page := range named {
		switch isBeside := path.Dir(page) == path.Dir(pageOf(within)); {
		case !has(page):
		case isBeside:
			return x.allOf(page)
		case len(f.Shown) >= fewestTelling:
			found = append(found, page)
		}
	}
	if len(found) == 1 {
		return x.allOf(found[0])
	}
	return nil
}

// fewestTelling is how many fields tell which of the pages with a name is meant.
const fewestTelling = 3

// partOf is the part of the documentation to which a page belongs: its first two folders.
func partOf(page string) string {
	folders := strings.Split(path.Dir(pageOf(page)), "/")
	return strings.Join(folders[:min(len(folders), 2)], "/")
}
