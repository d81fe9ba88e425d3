package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// This file reads what introduction and examples say of a method as a whole.

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

// scopes reads the line "Scope: ..." of the introduction.
func (r *reader) scopes() []string {
	line := r.scopeLine()
	if line == nil {
		r.report(NoScope, nil, 0, "")
		return nil
	}
	scopes, more := readScopes(line.Text)
	if more {
		r.report(ScopeInWords, nil, 0, line.Text.Plain())
	}
	return scopes
}

func (r *reader) scopeLine() *place {
	for _, p := range r.sections[0].places {
		if p.Kind == outline.Paragraph && strings.HasPrefix(strings.ToLower(p.Text.Plain()), "scope:") {
			return p
		}
	}
	return nil
}

// readScopes reads the literals of a line up to words that follow them, and says
// whether there is more than scopes.
func readScopes(line outline.Text) (scopes []string, more bool) {
	for _, span := range line {
		if !span.Literal {
			if len(scopes) > 0 && strings.Trim(span.Text, " ,.;|/\n") != "" {
				return scopes, true
			}
			continue
		}
		for part := range strings.SplitSeq(span.Text, ",") {
			if part = strings.TrimSpace(part); scopeName.MatchString(part) {
				scopes = append(scopes, part)
			} else {
				more = true
			}
		}
		if more {
			break
		}
	}
	return scopes, more
}

// deprecation reads the note of a method that is no longer developed.
func (r *reader) deprecation() *spec.Deprecation {
	for _, p := range r.sections[0].places {
		if p.Kind == outline.Note && p.deprecates() {
			return &spec.Deprecation{Replacements: r.replacements(p)}
		}
	}
	return nil
}

// deprecates says that a note tells in its title, or in its text for want of one,
// that its method or event is no longer developed.
func (p *place) deprecates() bool {
	if title := strings.TrimSpace(p.Label); title != "" {
		return deprecatedNote.MatchString(title)
	}
	return deprecatedText.MatchString(p.Content().Plain())
}

// replacements are the methods, or events, that a note links to; a link such as
// crm.category.* means every method of a service.
func (r *reader) replacements(note *place) []string {
	var out []string
	for _, link := range note.Content().Links() {
		name := strings.TrimSuffix(strings.Trim(link.Text, " .,"), ".*")
		if methodName.MatchString(name) || eventName.MatchString(name) {
			out = append(out, name)
		} else {
			r.report(ReplacementText, nil, 0, name)
		}
	}
	return out
}

// positional says that the method takes its arguments by position: the page
// says that their order counts, or an example sends a list (REST-PROTOCOL
// section 2).
func (r *reader) positional() bool {
	for _, c := range r.calls {
		if strings.HasPrefix(c.body, "[") {
			return true
		}
	}
	return r.states(orderCounts, zoneIntro, zoneParams)
}

// idempotent says that the method only reads, so that a call can be repeated.
// Its name decides; where the name does not tell, the Go example's hint, or the sentence about the method.
// A method that can clear what it reads does not only read.
func (r *reader) idempotent(name string, params []spec.Field) bool {
	verb := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case field(params, "clear") != nil:
		return false
	case readVerb.MatchString(verb):
		return true
	case writeVerb.MatchString(verb):
		return false
	}
	return strings.Contains(r.goExample(), goIdempotent) || r.saysReads(name)
}

// saysReads reports whether the introduction says that the method returns something, and nothing else.
func (r *reader) saysReads(name string) bool {
	return slices.ContainsFunc(r.places(outline.Paragraph, zoneIntro), func(p *place) bool {
		said := readPhrase.FindStringSubmatch(p.Text.Plain())
		return said != nil && (said[1]+said[2] == "" || strings.EqualFold(said[1]+said[2], name)) && !writesToo.MatchString(said[3])
	})
}

// unwrapKey is the key under which the Go example finds the result proper,
// empty where there is none.
func (r *reader) unwrapKey() string {
	if m := goUnwrap.FindStringSubmatch(r.goExample()); m != nil {
		return m[1]
	}
	return ""
}

// goExample is the first example for the official Go SDK, which newer pages
// carry.
func (r *reader) goExample() string {
	for _, p := range r.places(outline.Code) {
		if p.tab == goTab {
			return p.Source()
		}
	}
	return ""
}

// addProseAndExamples adds what the options ask for beyond the facts.
func (r *reader) addProseAndExamples(m *spec.Method) {
	if r.options.Prose {
		m.Prose = &spec.Prose{Title: r.title, Description: r.introduction()}
	}
	if r.options.Examples {
		m.Examples = &spec.Examples{
			Request:  r.requestExamples(),
			Response: validJSON(r.answered),
			Error:    r.errorExamples(),
		}
	}
}

// introduction is the text above the first heading, without the line of the scope.
func (r *reader) introduction() string {
	var out []string
	for _, p := range r.introParagraphs() {
		out = append(out, withoutLinks(p.Text.Marked()))
	}
	return strings.Join(out, "\n")
}

// introParagraphs are the paragraphs above the first heading that stand in no
// note, quote or list.
func (r *reader) introParagraphs() []*place {
	var out []*place
	for _, p := range r.sections[0].places {
		if p.Kind == outline.Paragraph && p.within == outline.Paragraph {
			out = append(out, p)
		}
	}
	return out
}

// scopeName is a scope of the API, such as sign.b2e.
var scopeName = lazyregexp.New(`^[a-z][a-z0-9_.]*$`)
