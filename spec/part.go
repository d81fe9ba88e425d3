package spec

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Part chooses a part of the API. What Include names is in it, all if it names
// nothing, but for what Exclude names.
//
// A pattern is a namespace (crm), or the name of a method or event in which *
// stands for any text (crm.deal.*, *.list). Behind "scope:" it is that of a
// scope (scope:im*), and behind "v2:" or "v3:" it holds for one generation of
// the API (v3:tasks); events are of v2. Case does not matter.
type Part struct {
	Include []string
	Exclude []string
}

// Of gives the part of the spec. Its types are those of the whole. A pattern
// that nothing matches is an error; all of them are reported, joined.
func (p Part) Of(s Spec) (Spec, error) {
	include, exclude := compile("include", p.Include), compile("exclude", p.Exclude)
	holds := func(t subject) bool {
		in, out := include.match(t), exclude.match(t)
		return (in || len(include) == 0) && !out
	}
	part := Spec{Types: slices.Clone(s.Types)}
	for _, m := range s.Methods {
		if holds(subject{string(m.API), m.Namespace(), m.Name, m.Scopes}) {
			part.Methods = append(part.Methods, m)
		}
	}
	for _, e := range s.Events {
		if holds(subject{string(V2), e.Namespace(), e.Name, e.Scopes}) {
			part.Events = append(part.Events, e)
		}
	}
	return part, errors.Join(append(include.idle(), exclude.idle()...)...)
}

// Used is the part without the patterns that nothing in the spec matches. Its error says
// which these are.
func (p Part) Used(s Spec) (Part, error) {
	include, exclude := compile("include", p.Include), compile("exclude", p.Exclude)
	for _, m := range s.Methods {
		t := subject{string(m.API), m.Namespace(), m.Name, m.Scopes}
		include.match(t)
		exclude.match(t)
	}
	for _, e := range s.Events {
		t := subject{string(V2), e.Namespace(), e.Name, e.Scopes}
		include.match(t)
		exclude.match(t)
	}
	return Part{include.used(), exclude.used()}, errors.Join(append(include.idle(), exclude.idle()...)...)
}

// subject is what a pattern is held against.
type subject struct {
	api, namespace, name string
	scopes               []string
}

// pattern is one pattern, and whether anything matched it.
type pattern struct {
	key, text string
	kind      string // scope, v2, v3, or empty
	name      *regexp.Regexp
	used      bool
}

type patterns []*pattern

func compile(key string, texts []string) patterns {
	var out patterns
	for _, text := range texts {
		p := &pattern{key: key, text: text}
		rest := text
		if kind, after, ok := strings.Cut(text, ":"); ok {
			p.kind, rest = kind, after
		}
		glob := strings.ReplaceAll(regexp.QuoteMeta(rest), `\*`, ".*")
		p.name = regexp.MustCompile("(?i)^" + glob + "$")
		out = append(out, p)
	}
	return out
}

// match asks all patterns, so that each knows whether it is of use.
func (list patterns) match(s subject) bool {
	matched := false
	for _, p := range list {
		if p.match(s) {
			p.used, matched = true, true
		}
	}
	return matched
}

func (p *pattern) match(s subject) bool {
	switch p.kind {
	case "scope":
		return slices.ContainsFunc(s.scopes, p.name.MatchString)
	case "", s.api:
		return p.name.MatchString(s.namespace) || p.name.MatchString(s.name)
	}
	return false
}

func (list patterns) used() (texts []string) {
	for _, p := range list {
		if p.used {
			texts = append(texts, p.text)
		}
	}
	return texts
}

func (list patterns) idle() []error {
	var out []error
	for _, p := range list {
		if !p.used {
			out = append(out, fmt.Errorf("%s: %q is no namespace, method or event of the spec; *, scope:, v2: and v3: can be used", p.key, p.text))
		}
	}
	return out
}
