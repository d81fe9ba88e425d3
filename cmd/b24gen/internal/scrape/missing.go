package scrape

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
)

// replaceSilent takes out the pages that documented something and document nothing of their
// own any more, unless other pages have all of it. Those that redirect are such pages too.
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
	describes, isArticle := map[string]bool{}, map[string]bool{}
	for _, p := range r.pages {
		describes[p.Path], isArticle[p.Path] = p.Types() > 0, p.IsArticle()
	}
	for _, t := range earlier.Types { // an article may describe one as a whole, without a table
		if page, _, ofTable := strings.Cut(t.Page, "#"); !describes[page] && (ofTable || !isArticle[page]) {
			note(page, t.Name)
		}
	}
	pagesOf := countPages(r.pages)
	r.pages = slices.DeleteFunc(r.pages, func(p parser.Page) bool {
		lost, own := had[p.Path], slices.ContainsFunc(keysOf(p), func(key string) bool { return pagesOf[key] == 1 })
		switch {
		case lost == "" || own:
			return false
		case len(keysOf(p)) == 0:
			r.miss(p.Path, fmt.Errorf("%s: it documents no %s any more, nor anything else (%s); "+acceptLoss, p.Path, lost, p.Skipped))
		default:
			r.miss(p.Path, fmt.Errorf("%s: it documents no %s any more, but what another page documents too; "+acceptLoss, p.Path, lost))
		}
		return true
	})
	for _, m := range r.moved {
		if lost := had[m.Path]; lost != "" {
			r.miss(m.Path, fmt.Errorf("%w, and no page documents %s any more; "+acceptLoss, m, lost))
		}
	}
}

const acceptLoss = "--accept-loss takes it for what it is"

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
	done, all := map[string]bool{}, pagesIn(earlier)
	for _, p := range r.pages {
		done[p.Path] = true
	}
	var pages []parser.Page
	for _, m := range r.missing {
		for _, path := range pagesAt(m.Path, all) {
			if !done[path] {
				done[path] = true
				pages = append(pages, parser.PageFromSpec(path, earlier))
			}
		}
	}
	return pages
}

// pagesAt are the pages that a missing one stands for: itself, or those of a folder. A
// page that could not be read does not tell which folders are around the site, so that
// they are left away until there is something.
func pagesAt(missing string, all []string) (found []string) {
	for rest, more := missing, true; more && rest != "" && len(found) == 0; _, rest, more = strings.Cut(rest, "/") {
		for _, page := range all {
			if page == rest || strings.HasSuffix(rest, "/") && strings.HasPrefix(page, rest) {
				found = append(found, page)
			}
		}
	}
	return found
}

// pagesIn are the pages that the spec has something of.
func pagesIn(s spec.Spec) []string {
	pages := map[string]bool{}
	for _, m := range s.Methods {
		pages[m.Page] = true
	}
	for _, e := range s.Events {
		pages[e.Page] = true
	}
	for _, t := range s.Types {
		page, _, _ := strings.Cut(t.Page, "#")
		pages[page] = true
	}
	return slices.Sorted(maps.Keys(pages))
}

func keyOfMethod(m spec.Method) string { return string(m.API) + " " + strings.ToLower(m.Name) }

// documented are the methods and the events that the pages document.
func documented(pages []parser.Page) map[string]bool {
	known := map[string]bool{}
	for _, p := range pages {
		for _, key := range keysOf(p) {
			known[key] = true
		}
	}
	return known
}

// countPages counts the pages of each method and event.
func countPages(pages []parser.Page) map[string]int {
	count := map[string]int{}
	for _, p := range pages {
		keys := keysOf(p)
		slices.Sort(keys)
		for _, key := range slices.Compact(keys) {
			count[key]++
		}
	}
	return count
}

// keysOf are the methods and the events of a page.
func keysOf(p parser.Page) (keys []string) {
	for _, m := range p.Methods {
		keys = append(keys, keyOfMethod(m))
	}
	for _, e := range p.Events {
		keys = append(keys, e.Code())
	}
	return keys
}
