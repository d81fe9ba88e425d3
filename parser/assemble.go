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
			known.resolve(m.Params, p.refs, paramsPath)
			if m.Result != nil {
				m.Result = clonedResult(m.Result)
				known.resolve(m.Result.Fields, p.refs, resultName)
				if len(m.Result.Fields) == 0 && len(m.Result.Variants) == 0 {
					m.Result.Ref = known.ref(&m.Result.Shown, p.refs[resultName])
				}
				known.use(m.Result.Type)
				m.List = known.withRowID(m.List, m.Result)
			}
			s.Methods = append(s.Methods, m)
		}
		for _, e := range p.Events {
			e.Fields = cloned(e.Fields)
			known.resolve(e.Fields, p.refs, eventPathOf(e.Name))
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
			out = append(out, Finding{Kind: DuplicateMethod, Page: m.Page, Seen: m.Name + " is also on " + page})
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
			out = append(out, Finding{Kind: DuplicateEvent, Page: e.Page, Seen: e.Name + " is also on " + page})
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
	out := slices.Clone(fields)
	for i := range out {
		out[i].Fields = cloned(out[i].Fields)
		out[i].Variants = slices.Clone(out[i].Variants)
		for j := range out[i].Variants {
			out[i].Variants[j].Fields = cloned(out[i].Variants[j].Fields)
		}
	}
	return out
}

func clonedResult(r *spec.Result) *spec.Result {
	out := *r
	out.Fields = cloned(r.Fields)
	out.Variants = slices.Clone(r.Variants)
	for i := range out.Variants {
		out.Variants[i].Fields = cloned(out.Variants[i].Fields)
	}
	return &out
}

// resolve sets the references of fields that have none of their own, and marks
// the types that fields name.
func (x *typeIndex) resolve(fields []spec.Field, refs map[string][]string, prefix string) {
	for i := range fields {
		f := &fields[i]
		path := prefix + "." + f.Name
		x.use(f.Type)
		if strings.HasPrefix(prefix, paramsPath) && x.describes(f.Type) {
			f.Shown = nil // of which an example sends a part
		}
		switch {
		case !mayRefer(f, prefix):
		case len(f.Fields) == 0:
			f.Ref = x.ref(&f.Shown, refs[path])
		case strings.HasPrefix(prefix, paramsPath):
			f.Ref = x.extended(f, refs[path])
		}
		if f.Wire == spec.WireCapitals && !x.camelCase(f.Ref) {
			f.Wire = "" // the page's own names are so
		}
		x.resolve(f.Fields, refs, path)
		for _, v := range f.Variants {
			x.resolve(v.Fields, refs, path)
		}
	}
}

// describes says that a type's own page has its fields.
func (x *typeIndex) describes(typ string) bool {
	t := x.named(typ)
	return t != nil && len(t.Fields) > 0
}

// mayRefer says that a link in the row of a field may lead to its fields. The
// parameters that choose among the fields of rows lead to those, not to fields
// of their own.
func mayRefer(f *spec.Field, prefix string) bool {
	return !isScalar(f.Type) && !namesReference(f.Type) && len(f.Variants) == 0 &&
		(prefix != paramsPath || !choosers[strings.ToLower(f.Name)])
}

// extended is the first of the links that leads to a type which has all of the
// fields that the page describes of an object, and more: Values of the fields of
// a task. Required are...
func (x *typeIndex) extended(part *spec.Field, links []string) string {
	for _, link := range links {
		if t := x.byAddress[link]; t != nil && len(t.Fields) > len(part.Fields) && hasAll(t, part) {
			x.mark(t)
			return t.Name
		}
	}
	return ""
}

// hasAll tells whether the type has all fields of the object.
func hasAll(t *spec.Type, part *spec.Field) bool {
	spelling := func(name string) string { return name }
	if part.Wire == spec.WireCapitals {
		spelling = slugOf
	}
	return !slices.ContainsFunc(part.Fields, func(f spec.Field) bool {
		return !slices.ContainsFunc(t.Fields, func(g spec.Field) bool { return strings.EqualFold(spelling(g.Name), spelling(f.Name)) })
	})
}

// camelCase tells whether the type's page has words of names joined by capitals.
func (x *typeIndex) camelCase(name string) bool {
	t := x.byName[name]
	return t != nil && slices.ContainsFunc(t.Fields, func(f spec.Field) bool { return camel.MatchString(f.Name) })
}

// ref is the first of the links that leads to a type which the examples, where
// they show any fields, do not contradict; the type then stands for those.
func (x *typeIndex) ref(shown *[]spec.Field, links []string) string {
	for _, link := range links {
		if t := x.byAddress[link]; t != nil && covers(t.Fields, *shown) {
			x.mark(t)
			*shown = nil
			return t.Name
		}
	}
	return ""
}

// covers says that at least half of the fields that an example shows are
// fields of a type, and none is an object where the type has a scalar.
func covers(fields, shown []spec.Field) bool {
	known := 0
	for _, s := range shown {
		f := field(fields, s.Name)
		if f == nil {
			continue
		}
		if isScalar(f.Type) && len(s.Fields) > 0 {
			return false
		}
		known++
	}
	return known*2 >= len(shown)
}
