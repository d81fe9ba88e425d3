package spec

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Override applies the overrides to a spec as the pages give it, and leaves a
// trail of each. Where the trail is there already, because a part of the spec
// was kept from an earlier run, nothing is left to do. All overrides that do
// not fit are reported, joined; the others are applied.
func (s *Spec) Override(overrides []Override) error {
	return errors.Join(s.TryOverrides(overrides)...)
}

// TryOverrides is [Spec.Override] with one result for each override, nil where
// it holds.
func (s *Spec) TryOverrides(overrides []Override) []error {
	subjects := make([]int, len(overrides))
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

// gone is the subject of an override whose method was left out before.
const gone = -1

// subjectOf finds what an override is about: its index among the methods or the
// types.
func (s *Spec) subjectOf(o Override) (int, error) {
	var found []int
	var places []string
	for i, m := range s.Methods {
		switch {
		case o.Method == "" || o.API != "" && o.API != m.API:
		case o.Omit && m.overridden("page", o.Page):
			return gone, nil
		case (m.Name == o.Method || m.overridden("name", o.Method)) && (o.Page == "" || o.Page == m.Page):
			found, places = append(found, i), append(places, string(m.API)+" on "+m.Page)
		}
	}
	for i, t := range s.Types {
		if t.Name == o.Type && (o.Page == "" || o.Page == t.Page) {
			found, places = append(found, i), append(places, t.Page)
		}
	}
	switch {
	case len(found) == 0:
		return 0, errors.New("no page has this any more: if it is renamed, correct the name, else remove the override")
	case len(found) > 1:
		return 0, fmt.Errorf("there are several, %s: say which with api or page", strings.Join(places, "; "))
	case o.Omit && len(s.twins(s.Methods[found[0]])) == 0:
		return 0, errors.New("no other page has this method any more, so that it would be lost: remove the override")
	}
	return found[0], nil
}

// HasTrail reports whether the spec bears the override's trail.
func (s *Spec) HasTrail(o Override) bool {
	at, err := s.subjectOf(o)
	switch {
	case err != nil:
		return false
	case at == gone:
		return true
	case o.Type != "":
		return traced(reflect.ValueOf(s.Types[at]), o)
	}
	return traced(reflect.ValueOf(s.Methods[at]), o)
}

// overridden reports whether the method has the trail of an override.
func (m Method) overridden(key, documented string) bool {
	return slices.ContainsFunc(m.Overridden, func(o Overridden) bool { return o.Key == key && o.Documented == documented })
}

// twins are the other methods of the same name.
func (s *Spec) twins(m Method) []*Method {
	var out []*Method
	for i := range s.Methods {
		other := &s.Methods[i]
		if other.API == m.API && strings.EqualFold(other.Name, m.Name) && other.Page != m.Page {
			out = append(out, other)
		}
	}
	return out
}

func (s *Spec) correct(o Override, at int) error {
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
	if err != nil && traced(reflect.ValueOf(changed), o) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := at.replace(o); err != nil {
		return err
	}
	*on = changed
	return nil
}

// traced looks for the override's trail at all that lies below a value, since a
// path with a name that the override itself has changed leads there no more.
func traced(v reflect.Value, o Override) bool {
	if trail, ok := v.Interface().(Overridden); ok {
		return trail.Reason == o.Reason && strings.HasSuffix("."+o.Path, "."+trail.Key)
	}
	switch v.Kind() {
	case reflect.Pointer:
		return !v.IsNil() && traced(v.Elem(), o)
	case reflect.Slice:
		for i := range v.Len() {
			if traced(v.Index(i), o) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if traced(v.Field(i), o) {
				return true
			}
		}
	}
	return false
}

// omit takes out the methods that are to be left out, and notes them at those of
// the same name that stay.
func (s *Spec) omit(overrides []Override, subjects []int, problems []error) {
	out := map[int]bool{}
	for i, o := range overrides {
		if !o.Omit || problems[i] != nil || subjects[i] == gone {
			continue
		}
		out[subjects[i]] = true
		for _, twin := range s.twins(s.Methods[subjects[i]]) {
			trail := Overridden{Key: "page", Documented: o.Page, Reason: o.Reason}
			twin.Overridden = append(slices.Clone(twin.Overridden), trail)
		}
	}
	kept := make([]Method, 0, len(s.Methods))
	for i, m := range s.Methods {
		if !out[i] {
			kept = append(kept, m)
		}
	}
	s.Methods = kept
}
