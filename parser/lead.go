package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
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
		if p.Kind == outline.Note && v3Note.MatchString(p.Content().Plain()) {
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
	for _, span := range line.Text {
		s.add(span)
	}
	if s.words {
		r.find(ScopeInWords, nil, 0, line.Text.Plain())
	}
	return s.scopes
}

func (r *reader) scopeLine() *place {
	for _, p := range r.sections[0].places {
		if p.Kind == outline.Paragraph && strings.HasPrefix(strings.ToLower(p.Content().Plain()), "scope:") {
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

func (s *scopeList) add(span outline.Span) {
	switch {
	case s.words:
	case !span.Literal:
		s.words = len(s.scopes) > 0 && strings.Trim(span.Text, " ,.;|/\n") != ""
	default:
		for part := range strings.SplitSeq(span.Text, ",") {
			if part = strings.TrimSpace(part); scopeName.MatchString(part) {
				s.scopes = append(s.scopes, part)
			} else {
				s.words = true
			}
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
	for _, link := range note.Content().Links() {
		text := strings.TrimSuffix(strings.Trim(link.Text, " .,"), ".*")
		if methodName.MatchString(text) || eventName.MatchString(text) {
			out = append(out, text)
		} else {
			r.find(ReplacementText, nil, 0, text)
		}
	}
	return out
}
