package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
)

// positional says that the method takes its arguments by position: the page
// says that their order counts, or an example sends a list (REST-PROTOCOL
// section 2).
func (r *reader) positional() bool {
	for _, c := range r.calls {
		if strings.HasPrefix(c.body, "[") {
			return true
		}
	}
	for _, s := range in(r.sections, zoneLead, zoneParams) {
		for _, p := range s.places {
			if p.Kind == outline.Paragraph && orderCounts.MatchString(p.Text.Plain()) {
				return true
			}
		}
	}
	return false
}

// idempotent says that the method only reads, so that a call can be repeated.
// Its name decides; the Go example's hint decides where the name does not tell.
// A method that can clear what it reads is no reading one.
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
	return strings.Contains(r.goExample(), goIdempotent)
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
	for _, s := range r.sections {
		for _, p := range s.places {
			if p.Kind == outline.Code && p.tab == goTab {
				return p.Source()
			}
		}
	}
	return ""
}
