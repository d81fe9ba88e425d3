package scrape

import (
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// What a missing page describes, others refer to: an article with a table of the buttons of a
// keyboard has a part in what all methods take that link to it. From the spec alone that cannot be
// made again, so what would be another without it stays as it was too.

// keepLinked has the types of the missing pages, and those beside them, be those of the earlier spec,
// and what refers to others of them than before.
func keepLinked(s *spec.Spec, earlier spec.Spec, missing map[string]bool) {
	kept := linkedTypes(*s, earlier, missing)
	if len(kept) == 0 {
		return
	}
	at := map[string]int{}
	for i, t := range s.Types {
		at[t.Name] = i
	}
	for _, t := range earlier.Types {
		i, isThere := at[t.Name]
		switch {
		case !isThere && kept[t.Name]:
			s.Types = append(s.Types, t)
		case isThere && (kept[t.Name] || differ(refsOfType(t), refsOfType(s.Types[i]), kept)):
			s.Types[i] = t
		}
	}
	methods := map[string]spec.Method{}
	for _, m := range earlier.Methods {
		methods[keyOfMethod(m)] = m
	}
	for i, m := range s.Methods {
		if old, ok := methods[keyOfMethod(m)]; ok && differ(refsOfMethod(old), refsOfMethod(m), kept) {
			s.Methods[i] = old
		}
	}
	events := map[string]spec.Event{}
	for _, e := range earlier.Events {
		events[e.Code()] = e
	}
	for i, e := range s.Events {
		if old, ok := events[e.Code()]; ok && differ(refsIn(old.Fields), refsIn(e.Fields), kept) {
			s.Events[i] = old
		}
	}
	s.Sort()
}

// linkedTypes are the types of the missing pages, those that they refer to or that refer to them,
// which examples of both tell of, and of the others those that no page describes now.
func linkedTypes(s, earlier spec.Spec, missing map[string]bool) map[string]bool {
	known, gone := map[string]bool{}, map[string]bool{}
	for _, t := range s.Types {
		known[t.Name] = true
	}
	for _, t := range earlier.Types {
		if page, _, _ := strings.Cut(t.Page, "#"); missing[page] {
			gone[t.Name] = true
		}
	}
	kept := maps.Clone(gone)
	for more := true; more; {
		more = false
		for _, t := range earlier.Types {
			for ref := range refsOfType(t) {
				for _, pair := range [][2]string{{t.Name, ref}, {ref, t.Name}} {
					if kept[pair[0]] && !kept[pair[1]] && (gone[pair[0]] || !known[pair[1]]) {
						kept[pair[1]], more = true, true
					}
				}
			}
		}
	}
	return kept
}

// differ reports whether one of the kept types is referred to in one of both alone.
func differ(before, now, kept map[string]bool) bool {
	for name := range kept {
		if before[name] != now[name] {
			return true
		}
	}
	return false
}

func refsOfType(t spec.Type) map[string]bool {
	refs := refsIn(t.Fields)
	for _, v := range t.Variants {
		addRefs(refs, v.Fields)
	}
	return refs
}

func refsOfMethod(m spec.Method) map[string]bool {
	refs := refsIn(m.Params)
	if r := m.Result; r != nil {
		addRefs(refs, []spec.Field{{Ref: r.Ref, Fields: slices.Concat(r.Fields, r.Shown), Variants: r.Variants}})
	}
	return refs
}

func refsIn(fields []spec.Field) map[string]bool {
	refs := map[string]bool{}
	addRefs(refs, fields)
	return refs
}

func addRefs(refs map[string]bool, fields []spec.Field) {
	for _, f := range fields {
		if f.Ref != "" {
			refs[f.Ref] = true
		}
		addRefs(refs, f.Fields)
		addRefs(refs, f.Shown)
		for _, v := range f.Variants {
			addRefs(refs, v.Fields)
		}
	}
}
