package spec

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Override applies the overrides to a spec as the pages give it, and leaves a
// trail of each. All overrides that do not fit the pages are reported, joined;
// the others are applied.
func (s *Spec) Override(overrides []Override) error {
	return errors.Join(s.TryOverrides(overrides)...)
}

// TryOverrides is [Spec.Override] with one result for each override, nil where
// it was applied.
func (s *Spec) TryOverrides(overrides []Override) []error {
	subjects := make([]subject, len(overrides))
	problems := make([]error, len(overrides))
	for i, o := range overrides { // all by the names of the pages, before any is changed
		subjects[i], problems[i] = s.subjectOf(o)
	}
	for i, o := range overrides {
		if problems[i] == nil && !o.Omit {
			problems[i] = s.correct(o, subjects[i])
		}
		if problems[i] != nil {
			problems[i] = fmt.Errorf("%s: %s: %w", o.Where(), o.Subject(), problems[i])
		}
	}
	s.omit(overrides, subjects, problems)
	return problems
}

// subject is the index of what an override is about, among the methods or types.
type subject int

func (s *Spec) subjectOf(o Override) (subject, error) {
	var found []int
	var pages []string
	note := func(i int, page string) {
		found, pages = append(found, i), append(pages, page)
	}
	for i, m := range s.Methods {
		if m.Name == o.Method && (o.API == "" || o.API == m.API) && (o.Page == "" || o.Page == m.Page) {
			note(i, string(m.API)+" on "+m.Page)
		}
	}
	for i, t := range s.Types {
		if t.Name == o.Type && (o.Page == "" || o.Page == t.Page) {
			note(i, t.Page)
		}
	}
	switch len(found) {
	case 0:
		return 0, errors.New("no page has this any more: if it is renamed, correct the name, else remove the override")
	case 1:
		return subject(found[0]), nil
	}
	return 0, fmt.Errorf("there are several, %s: say which with api or page", strings.Join(pages, "; "))
}

func (s *Spec) correct(o Override, at subject) error {
	if o.Type != "" {
		return correct(&s.Types[at], o)
	}
	return correct(&s.Methods[at], o)
}

// correct changes what the override is about. A copy is what it works on, so
// that nothing else which shares the fields is changed with it.
func correct[T any](on *T, o Override) error {
	var changed T
	data, err := json.Marshal(on)
	if err == nil {
		err = json.Unmarshal(data, &changed)
	}
	if err != nil {
		return err
	}
	at, err := find(&changed, o.Path)
	if err != nil {
		return err
	}
	if err := at.replace(o); err != nil {
		return err
	}
	*on = changed
	return nil
}

// omit takes out the methods that are to be left out, and notes them at the
// methods of the same name that stay.
func (s *Spec) omit(overrides []Override, subjects []subject, problems []error) {
	out := map[subject]Override{}
	for i, o := range overrides {
		if o.Omit && problems[i] == nil {
			out[subjects[i]] = o
		}
	}
	var kept []Method
	for i, m := range s.Methods {
		if _, ok := out[subject(i)]; !ok {
			kept = append(kept, m)
		}
	}
	for at, o := range out {
		gone := s.Methods[at]
		for i := range kept {
			if kept[i].API == gone.API && strings.EqualFold(kept[i].Name, gone.Name) {
				kept[i].Overridden = append(kept[i].Overridden, Overridden{Key: "page", Documented: gone.Page, Reason: o.Reason})
			}
		}
	}
	s.Methods = kept
}
