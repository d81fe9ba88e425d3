package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// Assemble joins what the pages gave into one spec, whatever the order they
// were read in: it finds the types that methods use on other pages, and leaves
// out those that none does.
func Assemble(pages []Page) (spec.Spec, []Finding) {
	pages = slices.Clone(pages)
	slices.SortFunc(pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	known := collectTypes(pages)
	var s spec.Spec
	var findings []Finding
	for _, p := range pages {
		for _, m := range p.Methods {
			m.Params = cloned(m.Params)
			known.resolve(m.Params, p.links, paramsPath)
			m.ParamsShown = cloned(m.ParamsShown)
			if m.Result != nil {
				m.Result = known.resolvedResult(m.Result, p.links)
				m.List = known.withRowID(m.List, m.Result)
			}
			s.Methods = append(s.Methods, m)
		}
		for _, e := range p.Events {
			e.Fields = cloned(e.Fields)
			known.resolve(e.Fields, p.links, eventPathOf(e.Name))
			s.Events = append(s.Events, e)
		}
		findings = append(findings, p.Findings...)
	}
	s.Types = known.used()
	findings = append(findings, duplicates(s.Methods)...)
	findings = append(findings, duplicateEvents(s.Events)...)
	s.Sort()
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return s, findings
}

// duplicates notes the methods that two pages document.
func duplicates(methods []spec.Method) []Finding {
	type key struct {
		api  spec.API
		name string
	}
	first := map[key]string{}
	var out []Finding
	for _, m := range methods {
		k := key{m.API, strings.ToLower(m.Name)}
		if page, ok := first[k]; ok {
			out = append(out, Finding{Kind: DuplicateMethod, Page: m.Page, Text: m.Name + " is also on " + page})
			continue
		}
		first[k] = m.Page
	}
	return out
}

// duplicateEvents notes the events that two pages document.
func duplicateEvents(events []spec.Event) []Finding {
	first := map[string]string{}
	var out []Finding
	for _, e := range events {
		if page, ok := first[e.Code()]; ok {
			out = append(out, Finding{Kind: DuplicateEvent, Page: e.Page, Text: e.Name + " is also on " + page})
			continue
		}
		first[e.Code()] = e.Page
	}
	return out
}

// withRowID adds the id of rows that are described on a page of their own.
func (x *typeIndex) withRowID(l *spec.List, result *spec.Result) *spec.List {
	if l == nil || l.ID != "" {
		return l
	}
	rows := &spec.Field{Type: result.Type, Ref: result.Ref}
	for i, f := range result.Fields {
		if cmp.Or(f.Key, f.Name) == l.Rows {
			rows = &result.Fields[i]
		}
	}
	t := x.byName[rows.Ref]
	if rows.Ref == "" {
		t = x.named(rows.Type)
	}
	if t == nil {
		return l
	}
	with := *l
	with.ID = idOf(t.Fields)
	return &with
}

// cloned are fields of their own, so that resolving them leaves the pages as
// they are.
func cloned(fields []spec.Field) []spec.Field {
	if len(fields) == 0 {
		return nil
	}
	out := slices.Clone(fields)
	for i := range out {
		out[i].Fields, out[i].Shown = cloned(out[i].Fields), cloned(out[i].Shown)
		out[i].Variants = slices.Clone(out[i].Variants)
		for j := range out[i].Variants {
			out[i].Variants[j].Fields = cloned(out[i].Variants[j].Fields)
		}
	}
	return out
}

// resolvedResult is a result of its own, resolved as the field of its name.
func (x *typeIndex) resolvedResult(r *spec.Result, refs map[string][]string) *spec.Result {
	f := []spec.Field{{Name: resultName, Type: r.Type, Seen: r.Seen, Fields: r.Fields, Shown: r.Shown, Variants: r.Variants}}
	f = cloned(f)
	x.resolveField(&f[0], refs, "")
	out := *r
	out.Ref, out.Fields, out.Shown, out.Variants = f[0].Ref, f[0].Fields, f[0].Shown, f[0].Variants
	return &out
}
