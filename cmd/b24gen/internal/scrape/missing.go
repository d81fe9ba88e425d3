package scrape

import (
	"fmt"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
)

// replaceSilent takes out the pages that documented something and document nothing any
// more, unless other pages have all of it.
func (r *reader) replaceSilent(earlier spec.Spec) {
	known := documented(r.pages)
	had := map[string]string{} // by page, the first thing that no page documents now
	note := func(page, name string) {
		if had[page] == "" {
			had[page] = name
		}
	}
	for _, m := range earlier.Methods {
		if !known[keyOfMethod(m)] {
			note(m.Page, m.Name)
		}
	}
	for _, e := range earlier.Events {
		if !known[e.Code()] {
			note(e.Page, e.Name)
		}
	}
	describes := map[string]bool{}
	for _, p := range r.pages {
		describes[p.Path] = p.Types() > 0
	}
	for _, t := range earlier.Types {
		if page, _, _ := strings.Cut(t.Page, "#"); !describes[page] {
			note(page, t.Name)
		}
	}
	r.pages = slices.DeleteFunc(r.pages, func(p parser.Page) bool {
		lost := had[p.Path]
		if lost == "" || len(p.Methods)+len(p.Events) > 0 {
			return false
		}
		r.miss(p.Path, fmt.Errorf("%s: it documents no %s any more, nor anything else (%s); --accept-loss takes it for what it is", p.Path, lost, p.Skipped))
		return true
	})
}

// takeOut takes out the page of what no spec can have, if the earlier spec has something
// to stand in, or else only the thing itself.
func (r *reader) takeOut(bad spec.Invalid, earlier spec.Spec) {
	r.miss(bad.Page, bad.Err)
	at := slices.IndexFunc(r.pages, func(p parser.Page) bool { return p.Path == bad.Page })
	if at < 0 {
		return
	}
	p := &r.pages[at]
	methods := slices.DeleteFunc(slices.Clone(p.Methods), func(m spec.Method) bool { return m.Name == bad.Name })
	events := slices.DeleteFunc(slices.Clone(p.Events), func(e spec.Event) bool { return e.Name == bad.Name })
	isOfType := len(methods) == len(p.Methods) && len(events) == len(p.Events)
	if isOfType || has(earlier, bad.Page) {
		r.pages = slices.Delete(r.pages, at, at+1)
		return
	}
	p.Methods, p.Events = methods, events
}

// miss notes a page that cannot be used, once, with all that is wrong with it.
func (r *reader) miss(path string, err error) {
	for _, m := range r.missing {
		if m.Path == path {
			m.Err = fmt.Errorf("%w\n%w", m.Err, err)
			return
		}
	}
	r.missing = append(r.missing, &source.Missing{Path: path, Err: err})
}

// has reports whether the spec has something of the page.
func has(s spec.Spec, page string) bool {
	return slices.ContainsFunc(s.Methods, func(m spec.Method) bool { return m.Page == page }) ||
		slices.ContainsFunc(s.Events, func(e spec.Event) bool { return e.Page == page })
}

// standIns are what the earlier spec has of the missing pages, without the methods
// and events that another page documents now: those have moved.
func (r *reader) standIns(earlier spec.Spec) []parser.Page {
	known := documented(r.pages)
	earlier.Methods = slices.DeleteFunc(slices.Clone(earlier.Methods), func(m spec.Method) bool { return known[keyOfMethod(m)] })
	earlier.Events = slices.DeleteFunc(slices.Clone(earlier.Events), func(e spec.Event) bool { return known[e.Code()] })
	var pages []parser.Page
	for _, m := range r.missing {
		isThere := slices.ContainsFunc(r.pages, func(p parser.Page) bool { return p.Path == m.Path })
		if !isThere {
			pages = append(pages, parser.PageFromSpec(m.Path, earlier))
		}
	}
	return pages
}

func keyOfMethod(m spec.Method) string { return string(m.API) + " " + strings.ToLower(m.Name) }

// documented are the methods and the events that the pages document.
func documented(pages []parser.Page) map[string]bool {
	known := map[string]bool{}
	for _, p := range pages {
		for _, m := range p.Methods {
			known[keyOfMethod(m)] = true
		}
		for _, e := range p.Events {
			known[e.Code()] = true
		}
	}
	return known
}
