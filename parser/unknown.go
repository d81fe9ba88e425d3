package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// Types that no page describes by their names have what the examples of all their fields show.

// shareUnknown has the fields of types that nobody describes by their names have what examples show
// of all fields with types of the same names, and refer to the page that they lead to, if that
// is what it describes.
func (x *typeIndex) shareUnknown() {
	known := map[string]*spec.Field{}
	types := x.sorted()
	x.eachUnknown(types, func(_ *spec.Type, f *spec.Field) {
		name := spec.TypeNames(f.Type)[0]
		if known[name] == nil {
			known[name] = &spec.Field{}
		}
		all := known[name]
		all.Shown = withShown(all.Shown, f.Shown)
		if !seenAsMap(f) {
			all.Seen = cmp.Or(all.Seen, f.Seen)
		}
	})
	share := func(f *spec.Field) {
		all := known[spec.TypeNames(f.Type)[0]]
		if all == nil {
			return
		}
		if seenAsMap(f) && len(all.Shown) > 0 {
			f.Seen = mapWord(string(example.Object))
		}
		f.Seen, f.Shown = cmp.Or(f.Seen, all.Seen), withShown(f.Shown, all.Shown)
	}
	var done []*spec.Type
	for len(types) > 0 { // which refer to others
		x.eachUnknown(types, func(t *spec.Type, f *spec.Field) {
			share(f)
			x.refer(f, x.refs[t][t.Page+"."+f.Name], t.Page, nil)
			if f.Ref != "" && f.Seen == string(example.Object) {
				f.Seen = "" // the type tells it, whatever examples of others there are
			}
		})
		done = append(done, types...)
		types = slices.DeleteFunc(x.sorted(), func(t *spec.Type) bool { return slices.Contains(done, t) })
	}
}

// withShown are fields of examples with those of others, inside of them too.
func withShown(shown, more []spec.Field) []spec.Field {
	for _, g := range more {
		if have := field(shown, g.Name); have != nil {
			have.Fields = withShown(have.Fields, g.Fields)
		} else {
			shown = append(shown, cloned([]spec.Field{g})...)
		}
	}
	return shown
}

// eachUnknown calls do with the fields of types that nobody describes by their names.
func (x *typeIndex) eachUnknown(types []*spec.Type, do func(*spec.Type, *spec.Field)) {
	for _, t := range types {
		for i := range t.Fields {
			if f := &t.Fields[i]; f.Ref == "" && x.isUnknown(f.Type) {
				do(t, f)
			}
		}
	}
}

// isUnknown says that a type has a name that no page describes.
func (x *typeIndex) isUnknown(typ string) bool {
	names := spec.TypeNames(typ)
	return len(names) == 1 && !isWord(names[0]) && !strings.Contains(names[0], ".") && x.byName[names[0]] == nil
}
