package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// version tells the generations of the API apart by the address that the
// examples call, or by the note that pages of REST 3.0 carry.
func (r *reader) version() spec.API {
	for _, c := range r.calls {
		if c.v3 {
			return spec.V3
		}
	}
	for _, p := range r.sections[0].places {
		if p.Kind == outline.Note && v3Note.MatchString(outline.Inline(p.Node)) {
			return spec.V3
		}
	}
	return spec.V2
}

// scopes reads the line "Scope: ..." of the lead.
func (r *reader) scopes() []string {
	line := r.scopeLine()
	if line == nil {
		r.find(NoScope, nil, 0, "")
		return nil
	}
	s := scopeList{}
	s.node(line.Node)
	if s.words {
		r.find(ScopeInWords, nil, 0, outline.Inline(line.Node))
	}
	return s.scopes
}

func (r *reader) scopeLine() *place {
	for _, p := range r.sections[0].places {
		if p.Kind == outline.Text && strings.HasPrefix(strings.ToLower(outline.Inline(p.Node)), "scope:") {
			return p
		}
	}
	return nil
}

// scopeList reads literals up to the words that follow them.
type scopeList struct {
	scopes []string
	words  bool
}

func (s *scopeList) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		if len(s.scopes) > 0 && strings.Trim(n.Data, " ,.;|/\n\t") != "" {
			s.words = true
		}
	case n.DataAtom == atom.Code:
		if s.words {
			return
		}
		for part := range strings.SplitSeq(textOf(n), ",") {
			if part = strings.TrimSpace(part); scopeName.MatchString(part) {
				s.scopes = append(s.scopes, part)
			} else {
				s.words = true
			}
		}
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			s.node(c)
		}
	}
}

// deprecation reads the note of a method that is no longer developed.
func (r *reader) deprecation() *spec.Deprecation {
	for _, p := range r.sections[0].places {
		if p.Kind == outline.Note && deprecatedNote.MatchString(strings.TrimSpace(p.Label)) {
			return &spec.Deprecation{Replacements: r.replacements(p)}
		}
	}
	return nil
}

// replacements are the methods, or events, that a note links to; a link such as
// crm.category.* means every method of a service.
func (r *reader) replacements(note *place) []string {
	var out []string
	for n := range note.Node.Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		text := strings.TrimSuffix(strings.Trim(textOf(n), " .,"), ".*")
		if methodName.MatchString(text) || eventName.MatchString(text) {
			out = append(out, text)
		} else {
			r.find(ReplacementText, nil, 0, text)
		}
	}
	return out
}
