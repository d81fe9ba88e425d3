package spec

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Override applies the overrides to a spec as the pages give it, and leaves a
// trail of each. Where the trail is there already, because a part of the spec
// was kept from an earlier run, nothing is left to do. All overrides that do
// not fit are reported, joined; the others are applied.
func (s *Spec) Override(overrides []Override) error {
	return errors.Join(s.TryOverrides(overrides)...)
}

// TryOverrides is [Spec.Override] with one result for each override, nil where it holds.
// One for many methods holds where it holds for one of them.
func (s *Spec) TryOverrides(overrides []Override) []error {
	single, of := s.expand(overrides)
	problems := make([]error, len(overrides))
	holds := make([]bool, len(overrides))
	for i, err := range s.trySingle(single) {
		if err == nil {
			holds[of[i]] = true
		} else if problems[of[i]] == nil {
			problems[of[i]] = err
		}
	}
	for i, o := range overrides {
		switch {
		case holds[i]:
			problems[i] = nil
		case o.isPattern():
			problems[i] = unneeded("no method of this pattern has what the page is said to have: correct or remove the override")
		}
		if problems[i] != nil {
			problems[i] = fmt.Errorf("%s: %s: %w", o.Where(), o.Subject(), problems[i])
		}
	}
	return problems
}

// ErrUnneeded is wrapped by the error of an override that the documentation no longer
// needs: it says itself what is right, or has no such thing any more.
var ErrUnneeded = errors.New("the override is not needed")

// unneeded is an error of its own words that wraps ErrUnneeded.
type unneeded string

func (u unneeded) Error() string        { return string(u) }
func (u unneeded) Is(target error) bool { return target == ErrUnneeded }

// isPattern reports whether the override is for many methods.
func (o Override) isPattern() bool { return strings.Contains(o.Method, "*") }

// expand gives an override for each method that a pattern is for, and of each the index
// of the override that it comes from.
func (s *Spec) expand(overrides []Override) (single []Override, of []int) {
	for i, o := range overrides {
		if !o.isPattern() {
			single, of = append(single, o), append(of, i)
			continue
		}
		matching := compile("method", []string{o.Method})[0].name
		for _, m := range s.Methods {
			if matching.MatchString(m.Name) && (o.API == "" || o.API == m.API) && (o.Page == "" || o.Page == m.Page) {
				one := o
				one.Method, one.API, one.Page = m.Name, m.API, m.Page
				single, of = append(single, one), append(of, i)
			}
		}
	}
	return single, of
}

// trySingle applies overrides that are for one thing each.
func (s *Spec) trySingle(overrides []Override) []error {
	subjects := make([]int, len(overrides))
	problems := make([]error, len(overrides))
	for i, o := range overrides { // all by the names of the pages, before any is changed
		subjects[i], problems[i] = s.subjectOf(o)
	}
	for i, o := range overrides {
		if problems[i] == nil && !o.Omit {
			problems[i] = s.correct(o, subjects[i])
		}
	}
	s.omit(overrides, subjects, problems)
	return problems
}

// HasTrail reports whether the spec bears the override's trail, one for many methods that
// of one of them.
func (s *Spec) HasTrail(o Override) bool {
	single, _ := s.expand([]Override{o})
	return slices.ContainsFunc(single, s.hasTrail)
}

func (s *Spec) hasTrail(o Override) bool {
	at, err := s.subjectOf(o)
	switch {
	case err != nil:
		return false
	case at == gone:
		return true
	}
	return traced(reflect.ValueOf(s.candidates(o)[at].value), o)
}

func (s *Spec) correct(o Override, at int) error {
	switch {
	case o.Event != "":
		return correct(&s.Events[at], o)
	case o.Type != "":
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

// omit takes out the methods and events that are to be left out, and notes them
// at those of the same name that stay.
func (s *Spec) omit(overrides []Override, subjects []int, problems []error) {
	methods, events := map[int]bool{}, map[int]bool{}
	for i, o := range overrides {
		if !o.Omit || problems[i] != nil || subjects[i] == gone {
			continue
		}
		if o.Event != "" {
			events[subjects[i]] = true
		} else {
			methods[subjects[i]] = true
		}
		for _, twin := range twins(s.candidates(o), subjects[i]) {
			trail := Overridden{Key: "page", Documented: o.Page, Reason: o.Reason}
			*twin.trail = append(slices.Clone(*twin.trail), trail)
		}
	}
	s.Methods, s.Events = without(s.Methods, methods), without(s.Events, events)
}

// without leaves out the items of the given indexes.
func without[T any](items []T, out map[int]bool) []T {
	if len(out) == 0 {
		return items
	}
	var kept []T
	for i, item := range items {
		if !out[i] {
			kept = append(kept, item)
		}
	}
	return kept
}

// replace puts the correct value into the spot if the page's is the documented
// one, and leaves the trail.
func (at spot) replace(o Override) error {
	documented, err1 := at.decode(o.Documented, "documented")
	correct, err2 := at.decode(o.Correct, "correct")
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	have, want, right := inline(at.value), inline(documented), inline(correct)
	trail := Overridden{Key: at.key, Documented: want, Reason: o.Reason}
	switch {
	case have == right && slices.Contains(*at.trail, trail):
		return nil
	case want == right:
		return fmt.Errorf("documented and correct are both %s", right)
	case have == right:
		return unneeded(fmt.Sprintf("the page says %s now: remove the override", right))
	case have != want:
		return fmt.Errorf("the page says %s, not %s: look at it again, then correct or remove the override", have, want)
	}
	*at.trail = append(*at.trail, trail)
	if at.list.IsValid() {
		return at.replaceElement(correct)
	}
	at.value.Set(correct)
	return nil
}

// replaceElement changes, adds or takes out an element of a list.
func (at spot) replaceElement(correct reflect.Value) error {
	if correct.IsValid() && correct.Field(0).String() != at.name {
		return fmt.Errorf("correct is called %q, want %q as in the path", correct.Field(0).String(), at.name)
	}
	switch {
	case !at.value.IsValid():
		at.list.Set(reflect.Append(at.list, correct))
	case correct.IsValid():
		at.value.Set(correct)
	default:
		kept := reflect.Zero(at.list.Type())
		for i := range at.list.Len() {
			if e := at.list.Index(i); e.Field(0).String() != at.name {
				kept = reflect.Append(kept, e)
			}
		}
		at.list.Set(kept)
	}
	return nil
}

// decode reads a value of the override as one of the spot's type; null is no
// element in a list, and the empty value elsewhere.
func (at spot) decode(n yaml.Node, key string) (reflect.Value, error) {
	var t reflect.Type
	if at.list.IsValid() {
		t = at.list.Type().Elem()
	} else {
		t = at.value.Type()
	}
	if n.Tag == "!!null" {
		if at.list.IsValid() {
			return reflect.Value{}, nil
		}
		return reflect.Zero(t), nil
	}
	text, err := yaml.Marshal(&n)
	if err != nil {
		return reflect.Value{}, fmt.Errorf("%s: %w", key, err)
	}
	v := reflect.New(t)
	// The empty lines in front give problems the numbers of the file's lines.
	text = append([]byte(strings.Repeat("\n", n.Line-1)), text...)
	return v.Elem(), ReadStrict(key, text, v.Interface())
}

// inline is the value as YAML on one line, null for none.
func inline(v reflect.Value) string {
	if !v.IsValid() || v.Kind() != reflect.Bool && v.Type() != reflect.TypeFor[Required]() && empty(v) {
		return "null"
	}
	n := layout(v)
	setFlow(n)
	out, err := encode("", n)
	if err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

func setFlow(n *yaml.Node) {
	if n.Kind != yaml.ScalarNode {
		n.Style = yaml.FlowStyle
	}
	for _, c := range n.Content {
		setFlow(c)
	}
}
