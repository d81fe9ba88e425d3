package parser

import (
	"encoding/json"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

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
}

// MarshalJSON writes the page for a cache of the same version of the parser.
func (p Page) MarshalJSON() ([]byte, error) {
	return json.Marshal(cachedPage{p.Path, p.Methods, p.Events, p.Skipped, p.Findings, p.types, p.links})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Page) UnmarshalJSON(data []byte) error {
	var s cachedPage
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	*p = Page{s.Path, s.Methods, s.Events, s.Skipped, s.Findings, s.Types, s.Links}
	return nil
}

// Article is all that Parse looks at in a page, without the ids that the site's
// builder draws anew with every build: two builds of an article that nobody
// edited are the same bytes. Its own article is itself. The error says that the
// page has none.
func Article(html []byte) ([]byte, error) {
	return outline.Canonical(html)
}
