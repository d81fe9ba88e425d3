package parser

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
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
				m.Result = known.resolvedResult(&m, p.links)
				m.List = known.withRowID(m.List, m.Result)
			} else if links := p.links[resultName]; len(links) > 0 {
				if m.Result = known.answerAs(links); m.Result == nil {
					findings = append(findings, Finding{Page: p.Path, Kind: NoResult})
				}
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
	openAnswers(s.Methods)
	known.shareFormats(s.Methods, linksOfPages(pages))
	known.referByPageName(s.Methods)
	s.Types = known.used()
	findings = append(findings, duplicates(s.Methods)...)
	findings = append(findings, duplicateEvents(s.Events)...)
	s.Sort()
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return s, findings
}

// linksOfPages are the links of pages by their paths.
func linksOfPages(pages []Page) map[string]map[string][]string {
	out := map[string]map[string][]string{}
	for _, p := range pages {
		out[p.Path] = p.links
	}
	return out
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
func (x *typeIndex) resolvedResult(m *spec.Method, refs map[string][]string) *spec.Result {
	r := m.Result
	f := cloned(resultField(r))
	x.resolveField(&f[0], refs, "", nil)
	x.referSelected(m, &f[0], refs)
	x.addSelected(m, &f[0])
	out := *r
	out.Seen, out.Ref, out.Fields, out.Shown, out.Variants = f[0].Seen, f[0].Ref, f[0].Fields, f[0].Shown, f[0].Variants
	return &out
}

// PageFromSpec is what an earlier spec has of the page at the path, in the place of the
// page itself where that cannot be read now: its methods, events and types, and
// where their fields lead to.
func PageFromSpec(path string, earlier spec.Spec) Page {
	r := linkRestorer{addresses: map[string]string{}, links: map[string][]string{}}
	for _, t := range earlier.Types {
		r.addresses[t.Name] = t.Page
	}
	p := Page{Path: path, links: r.links}
	for _, m := range earlier.Methods {
		if m.Page == path {
			p.Methods = append(p.Methods, r.method(m))
		}
	}
	for _, e := range earlier.Events {
		if e.Page == path {
			e.Fields = r.fields(e.Fields, eventPathOf(e.Name))
			p.Events = append(p.Events, e)
		}
	}
	for _, t := range earlier.Types {
		if pageOf(t.Page) == path {
			t.Fields = r.fields(t.Fields, t.Page)
			p.types = append(p.types, t)
		}
	}
	return p
}

// Types is how many types the page describes that others may use.
func (p Page) Types() int { return len(p.types) }

// IsArticle reports whether the page is about no method and no event, and may describe as a whole
// what methods take: it has examples, or leads to other pages.
func (p Page) IsArticle() bool { return len(p.shown)+len(p.leads) > 0 }

// linkRestorer turns the references of a spec back into the links they were made
// from, so that they are resolved again among the pages of today.
type linkRestorer struct {
	addresses map[string]string // of types, by name
	links     map[string][]string
}

func (r linkRestorer) method(m spec.Method) spec.Method {
	m.Params = r.fields(m.Params, paramsPath)
	if m.Result != nil {
		result := *m.Result
		result.Fields = r.fields(result.Fields, resultName)
		result.Ref = r.link(result.Ref, resultName)
		m.Result = &result
	}
	return m
}

func (r linkRestorer) fields(fields []spec.Field, prefix string) []spec.Field {
	fields = cloned(fields)
	r.restore(fields, prefix)
	return fields
}

func (r linkRestorer) restore(fields []spec.Field, prefix string) {
	for i := range fields {
		f := &fields[i]
		path := prefix + "." + f.Name
		f.Ref = r.link(f.Ref, path)
		r.restore(f.Fields, path)
		for _, v := range f.Variants {
			r.restore(v.Fields, path)
		}
	}
}

// link notes where the reference at the path leads to, and gives the name that
// stands there until it is resolved: none.
func (r linkRestorer) link(ref, path string) string {
	if address := r.addresses[ref]; address != "" {
		r.links[path] = append(r.links[path], address)
	}
	return ""
}

// cachedPage is a page as JSON, for caches. Its form is nobody else's concern and
// may change with any version.
type cachedPage struct {
	Path     string              `json:"path"`
	Methods  []spec.Method       `json:"methods,omitempty"`
	Events   []spec.Event        `json:"events,omitempty"`
	Skipped  string              `json:"skipped,omitempty"`
	Findings []Finding           `json:"findings,omitempty"`
	Types    []spec.Type         `json:"types,omitempty"`
	Links    map[string][]string `json:"links,omitempty"`
	Sets     map[string][]string `json:"sets,omitempty"`
	Shown    []spec.Field        `json:"shown,omitempty"`
	Leads    []string            `json:"leads,omitempty"`
}

// MarshalJSON writes the page for a cache of the same version of the parser.
func (p Page) MarshalJSON() ([]byte, error) {
	return json.Marshal(cachedPage{p.Path, p.Methods, p.Events, p.Skipped, p.Findings, p.types, p.links, p.sets, p.shown, p.leads})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Page) UnmarshalJSON(data []byte) error {
	var s cachedPage
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	*p = Page{s.Path, s.Methods, s.Events, s.Skipped, s.Findings, s.Types, s.Links, s.Sets, s.Shown, s.Leads}
	return nil
}

// Article is all that Parse looks at in a page, without the ids that the site's
// builder draws anew with every build: two builds of an article that nobody
// edited are the same bytes. Its own article is itself. The error says that the
// page has none.
func Article(html []byte) ([]byte, error) {
	return outline.Canonical(html)
}
