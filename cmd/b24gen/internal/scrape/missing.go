package scrape

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/spec"
)

// standIns are what the earlier spec has of the missing pages, without the methods
// and events that another page documents now: those have moved.
func (r *reader) standIns() ([]parser.Page, error) {
	if len(r.missing) == 0 || r.Earlier == nil {
		return nil, nil
	}
	earlier, err := r.Earlier()
	if err != nil {
		return nil, err
	}
	earlier.Methods = without(earlier.Methods, r.pages)
	earlier.Events = eventsWithout(earlier.Events, r.pages)
	var pages []parser.Page
	for _, m := range r.missing {
		pages = append(pages, parser.Kept(m.Path, earlier))
	}
	return pages, nil
}

// without leaves out the methods that the pages document.
func without(methods []spec.Method, pages []parser.Page) []spec.Method {
	key := func(m spec.Method) string { return string(m.API) + " " + strings.ToLower(m.Name) }
	documented := map[string]bool{}
	for _, p := range pages {
		for _, m := range p.Methods {
			documented[key(m)] = true
		}
	}
	var left []spec.Method
	for _, m := range methods {
		if !documented[key(m)] {
			left = append(left, m)
		}
	}
	return left
}

// eventsWithout leaves out the events that the pages document.
func eventsWithout(events []spec.Event, pages []parser.Page) []spec.Event {
	documented := map[string]bool{}
	for _, p := range pages {
		for _, e := range p.Events {
			documented[e.Code()] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(events), func(e spec.Event) bool { return documented[e.Code()] })
}
