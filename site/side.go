package site

import (
	"html/template"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
)

// side is the list of what a package has, beside its pages.
type side struct {
	Package link
	API     spec.API
	List    template.HTML
}

// inPackage is the frame of a page of the package; the service that the page is about has
// its methods listed.
func (b *builder) inPackage(p *model.Package, address, title string, about *model.Service, crumbs ...link) frame {
	f := frameOf(address, title, "api", append([]link{{packageTitle(p), packagePath(p)}}, crumbs...)...)
	w := &writer{root: f.Root}
	for _, s := range p.Services {
		w.service(s, s == about)
		if s == about {
			b.methodList(w, s, address)
		}
		w.markup("</li>\n")
	}
	if len(p.Events) > 0 {
		w.more(plural(len(p.Events), "event"), packagePath(p)+"#events")
	}
	if len(b.packageTypes[p]) > 0 {
		w.more("types", packagePath(p)+"#types")
	}
	f.Side = &side{link{p.Namespace, packagePath(p)}, p.API, template.HTML(w.String())} //nolint:gosec // writer escapes
	return f
}

func (w *writer) service(s *model.Service, isHere bool) {
	if isHere {
		w.markup(`<li class="here">`)
	} else {
		w.markup(`<li>`)
	}
	w.markup(`<a href="`)
	w.text(w.root + packagePath(s.Package) + "#" + s.REST)
	w.markup(`">`, string(breakable(s.REST)), `</a>`)
}

// methodList lists the methods of the service of the page.
func (b *builder) methodList(w *writer, s *model.Service, address string) {
	w.markup("<ul>")
	for _, m := range s.Methods {
		to := b.methods[m]
		w.markup(`<li><a href="`)
		w.text(w.root + to)
		w.markup(`"`)
		if to == address {
			w.markup(` aria-current="page"`)
		}
		if m.Spec.Deprecated != nil {
			w.markup(` class="old"`)
		}
		w.markup(`>`)
		w.text(m.Spec.Last())
		w.markup(`</a></li>`)
	}
	w.markup("</ul>")
}

func (w *writer) more(text, href string) {
	w.markup(`<li class="more">`)
	w.link(link{text, href})
	w.markup("</li>\n")
}
