package spec

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// gone is the subject of an override whose page was left out before.
const gone = -1

// subjectOf finds what an override is about: its index among the methods, the
// events or the types.
func (s *Spec) subjectOf(o Override) (int, error) {
	var found []int
	var places []string
	name := o.Method + o.Event + o.Type
	candidates := s.candidates(o)
	for i, c := range candidates {
		switch {
		case o.API != "" && o.API != c.api:
		case o.Omit && c.has("page", o.Page):
			return gone, nil
		case (c.name == name || c.has("name", name)) && (o.Page == "" || o.Page == c.page):
			found, places = append(found, i), append(places, c.place())
		}
	}
	switch {
	case len(found) == 0:
		return 0, errors.New("no page has this any more: if it is renamed, correct the name, else remove the override")
	case len(found) > 1:
		return 0, fmt.Errorf("there are several, %s: say which with api or page", strings.Join(places, "; "))
	case o.Omit && len(twins(candidates, found[0])) == 0:
		return 0, errors.New("no other page has this any more, so that it would be lost: remove the override")
	}
	return found[0], nil
}

// candidate is something that an override may be about.
type candidate struct {
	api        API // of methods
	name, page string
	trail      *[]Overridden
	value      any // the pointer to it
}

// candidates are all methods, events or types, whichever the override is about.
func (s *Spec) candidates(o Override) []candidate {
	var out []candidate
	switch {
	case o.Event != "":
		for i := range s.Events {
			e := &s.Events[i]
			out = append(out, candidate{"", e.Name, e.Page, &e.Overridden, e})
		}
	case o.Type != "":
		for i := range s.Types {
			t := &s.Types[i]
			out = append(out, candidate{"", t.Name, t.Page, &t.Overridden, t})
		}
	default:
		for i := range s.Methods {
			m := &s.Methods[i]
			out = append(out, candidate{m.API, m.Name, m.Page, &m.Overridden, m})
		}
	}
	return out
}

// has reports whether the candidate has the trail of an override.
func (c candidate) has(key, documented string) bool {
	return slices.ContainsFunc(*c.trail, func(o Overridden) bool { return o.Key == key && o.Documented == documented })
}

func (c candidate) place() string {
	if c.api == "" {
		return c.page
	}
	return string(c.api) + " on " + c.page
}

// twins are the other candidates of the same name.
func twins(candidates []candidate, of int) []candidate {
	c := candidates[of]
	return slices.DeleteFunc(slices.Clone(candidates), func(other candidate) bool {
		return other.api != c.api || !strings.EqualFold(other.name, c.name) || other.page == c.page
	})
}
