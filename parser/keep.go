package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// keep adds what the options ask for beyond the facts.
func (r *reader) keep(m *spec.Method) {
	if r.options.Prose {
		m.Prose = &spec.Prose{Title: r.title, Description: r.lead()}
	}
	if r.options.Examples {
		m.Examples = &spec.Examples{
			Request:  r.requests(),
			Response: r.texts(zoneResponse),
			Error:    r.texts(zoneErrors),
		}
	}
}

// lead is the text above the first heading, without the line of the scope.
func (r *reader) lead() string {
	var out []string
	for _, p := range r.sections[0].places {
		if p.Kind == outline.Paragraph && p.within == outline.Paragraph {
			out = append(out, unlinked(p.Text.Marked()))
		}
	}
	return strings.Join(out, "\n")
}

func (r *reader) requests() []spec.RequestExample {
	var out []spec.RequestExample
	for _, c := range r.calls {
		if c.valid || c.body == "" {
			out = append(out, spec.RequestExample{Method: c.method, Body: c.body})
		}
	}
	return out
}

// texts are the valid JSON examples of a zone, as published.
func (r *reader) texts(z zone) []string {
	var out []string
	for _, s := range in(r.sections, z) {
		for _, p := range s.places {
			if text, ok := jsonText(p); ok && validJSON(text) {
				out = append(out, text)
			}
		}
	}
	return out
}
