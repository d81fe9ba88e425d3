package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// An article is a page about no method and no event. What methods take may be described in one: a
// keyboard below messages, by a table of its buttons, requests that send one, and a page for each
// kind of them.

// mostShown is how many keys of examples an article has at most, and how many pages it leads to.
const mostShown = 300

// readArticle notes what the examples of an article show, and where it leads.
func (r *reader) readArticle(p *Page) {
	p.shown, p.leads = r.shownBelowKeys(), r.leads()
}

// shownBelowKeys are objects and lists that stand below a key in the examples, or in an object
// below one, as the parameters of a request do. The only key of an example counts whatever it has.
func (r *reader) shownBelowKeys() []spec.Field {
	var names []string
	below := map[string][]example.Value{}
	var collect func(example.Value, bool)
	collect = func(v example.Value, inner bool) {
		for _, m := range v.Members {
			only := !inner && len(v.Members) == 1
			if m.Key == "" || !only && m.Value.Type != example.Object && m.Value.Type != example.Array {
				continue
			}
			name := strings.ToLower(m.Key)
			if below[name] == nil {
				names = append(names, m.Key)
			}
			below[name] = append(below[name], m.Value)
			if !inner {
				collect(m.Value, true)
			}
		}
	}
	for _, v := range r.objectsShown() {
		collect(withoutPlaceholders(v), false)
	}
	if len(names) > mostShown {
		r.exceed("keys of examples")
		names = names[:mostShown]
	}
	var out []spec.Field
	for _, name := range names {
		out = append(out, fieldOf(name, example.Fold(below[strings.ToLower(name)]...)))
	}
	return out
}

// objectsShown are the objects that the examples of the page show: in JSON or JavaScript, and as
// the bodies of requests.
func (r *reader) objectsShown() []example.Value {
	var out []example.Value
	for _, p := range r.places(outline.Code) {
		text := strings.TrimSpace(p.Source())
		if isCurl(p) {
			c, _ := readCall(text)
			text = c.body
		}
		if !strings.HasPrefix(text, "{") {
			continue
		}
		if v, _ := example.Parse(text); v.Type == example.Object {
			out = append(out, v)
		}
	}
	return out
}

// leads are the pages that the text of the page leads to.
func (r *reader) leads() []string {
	var out []string
	for _, s := range r.sections {
		for _, p := range s.places {
			for _, link := range linksOf(p) {
				target, _, _ := strings.Cut(link.Target, "#")
				if strings.HasSuffix(target, ".html") && target != r.path && !tooLong(target) && len(out) < mostShown && !slices.Contains(out, target) {
					out = append(out, target)
				}
			}
		}
	}
	return out
}

// linksOf are those of a paragraph, or of the cells of a table.
func linksOf(p *place) []outline.Link {
	if p.Kind == outline.Paragraph {
		return p.Text.Links()
	}
	var out []outline.Link
	for _, row := range p.Rows {
		for _, cell := range row {
			out = append(out, cell.Content().Links()...)
		}
	}
	return out
}

// wholeArticle ends the address of a page as a whole to which words lead that do not speak of fields.
const wholeArticle = "#"
