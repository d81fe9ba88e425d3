package site

import (
	"html/template"
	"strings"
)

// treeHTML is rows in HTML. They are most of the site, and templates spent most of its time
// on them. Whatever is not markup of ours goes through text, which escapes it.
func treeHTML(root string, rows []row) template.HTML {
	w := &writer{root: root}
	w.tree(rows)
	return template.HTML(w.String()) //nolint:gosec // see above
}

// writer writes HTML: markup as it is given, and texts escaped.
type writer struct {
	strings.Builder
	root string // leads to the root of the site
}

func (w *writer) markup(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

func (w *writer) text(s string) { w.WriteString(template.HTMLEscapeString(s)) }

// link writes a text that may lead somewhere.
func (w *writer) link(l link) {
	if l.Href == "" {
		w.text(l.Text)
		return
	}
	w.markup(`<a href="`)
	w.text(w.root + l.Href)
	w.markup(`">`)
	w.text(l.Text)
	w.markup(`</a>`)
}

// span writes a text in an element of the class, unless it is empty.
func (w *writer) span(class, text string) {
	if text != "" {
		w.markup(` <span class="`, class, `">`)
		w.text(text)
		w.markup(`</span>`)
	}
}

func (w *writer) tree(rows []row) {
	w.markup(`<ul class="tree">`)
	for _, r := range rows {
		w.markup("\n<li>")
		w.row(r)
		w.markup("</li>")
	}
	w.markup("</ul>")
}

func (w *writer) row(r row) {
	w.markup(`<div class="f"><code class="name">`, string(breakable(r.Name)), `</code>`)
	w.span("doc", r.Type)
	if r.Mark == "required" {
		w.span("must yes", r.Mark)
	} else {
		w.span("must", r.Mark)
	}
	w.markup(`</div>`)
	if r.Prose != "" {
		w.markup(`<p class="prose">`)
		w.text(r.Prose)
		w.markup(`</p>`)
	}
	if len(r.Is) > 0 {
		w.markup(`<div class="go"><code>`)
		w.text(r.Go + " ")
		for _, part := range r.Is {
			w.link(part)
		}
		w.markup(`</code></div>`)
	}
	w.notes(r.Notes)
	w.reasons(r.Why)
	w.inside(r)
}

func (w *writer) notes(notes []note) {
	if len(notes) == 0 {
		return
	}
	w.markup(`<div class="notes">`)
	for i, n := range notes {
		if i > 0 {
			w.markup(" · ")
		}
		w.text(n.Text)
		for j, v := range n.Values {
			if j > 0 {
				w.markup(",")
			}
			w.markup(" <code>")
			w.link(link{v, n.Href})
			w.markup("</code>")
		}
	}
	w.markup(`</div>`)
}

func (w *writer) reasons(all []reason) {
	if len(all) == 0 {
		return
	}
	w.markup(`<div class="why">from `)
	for i, r := range all {
		if i > 0 {
			w.markup("; ")
		}
		if r.Decided {
			w.markup("<b>", r.By, "</b>")
		} else {
			w.markup(r.By)
		}
		if r.Says != "" {
			w.markup(": ")
			w.text(r.Says)
		}
		if r.Where.Text != "" {
			w.markup(" (")
			w.link(r.Where)
			w.markup(")")
		}
	}
	w.markup(`</div>`)
}

// inside writes the fields of the object, or where they are.
func (w *writer) inside(r row) {
	switch {
	case len(r.Rows) > 0:
		w.markup(`<details open><summary>`, plural(r.Inside, "field"), `</summary>`)
		w.tree(r.Rows)
		w.markup(`</details>`)
	case r.More != "":
		w.markup(`<div class="notes">`)
		w.link(link{plural(r.Inside, "field"), r.More})
		w.markup(`</div>`)
	}
}
