package spec

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// spot is a place in a method or type that a path leads to.
type spot struct {
	// value is what lies there. It is not valid where a list has no element of
	// the name that the path ends in.
	value reflect.Value
	// list is the list that value is an element of, if the path ends in its name.
	list reflect.Value
	name string
	// trail belongs to the innermost thing around the spot that carries one, and
	// stays when the spot is taken out; key is the path from there.
	trail *[]Overridden
	key   string
}

// find follows the path from a struct of the model.
func find(root any, path string) (spot, error) {
	if path == "replacements" {
		path = "deprecated.replacements"
	}
	return spot{value: reflect.ValueOf(root).Elem()}.follow(path)
}

func (at spot) follow(rest string) (spot, error) {
	switch v := at.value; v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		at.value = v.Elem()
		return at.follow(rest)
	case reflect.Struct:
		return at.inStruct(rest)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Struct {
			return at.inList(rest)
		}
	}
	return spot{}, fmt.Errorf("path: there is nothing below this value, so no %q", rest)
}

// inStruct takes the path's next step from a struct: to one of its keys or, from a
// field, to a field below it. The last step is a key if there is one.
func (at spot) inStruct(rest string) (spot, error) {
	v := at.value
	if trail := v.FieldByName("Overridden"); trail.IsValid() {
		at.trail, at.key = trail.Addr().Interface().(*[]Overridden), rest
	}
	key, after, deeper := strings.Cut(rest, ".")
	next := byKey(v, key)
	if fields := v.FieldByName("Fields"); fields.IsValid() && (deeper || !next.IsValid()) {
		fields = withMember(rest, fields, v.FieldByName("Shown"))
		if child, _ := member(fields, rest); child.IsValid() || !next.IsValid() {
			next, after, deeper = fields, rest, true
		}
	}
	if shown := byKey(v, key+"_shown"); deeper && shown.IsValid() {
		next = withMember(after, next, shown)
	}
	if !next.IsValid() {
		return spot{}, fmt.Errorf("path: there is no %q here", key)
	}
	at.value, at.list = next, reflect.Value{}
	if !deeper {
		return at, nil
	}
	return at.follow(after)
}

// withMember is the list of what a page describes, unless only that of what its examples
// show has what the path begins with.
func withMember(path string, described, shown reflect.Value) reflect.Value {
	if !shown.IsValid() || shown.Type() != described.Type() {
		return described
	}
	if child, _ := member(described, path); child.IsValid() {
		return described
	}
	if child, _ := member(shown, path); child.IsValid() {
		return shown
	}
	return described
}

// byKey is the struct's member with the given YAML key. The trail is not for
// overrides to write.
func byKey(v reflect.Value, key string) reflect.Value {
	for i := range v.NumField() {
		tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		if tag == key && key != "-" && key != "overridden" {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// inList takes the next step into a list, to the element of a name.
func (at spot) inList(rest string) (spot, error) {
	list := at.value
	child, after := member(list, rest)
	if child.IsValid() && after != "" {
		at.value = child
		return at.follow(after)
	}
	if !child.IsValid() && strings.Contains(rest, ".") {
		return spot{}, fmt.Errorf("path: the page has no %q", rest)
	}
	at.value, at.list, at.name = child, list, rest
	return at, nil
}

// member is the element that the path begins with, and the path behind it. Names
// may hold dots themselves, so that the longest that fits is meant.
func member(list reflect.Value, path string) (found reflect.Value, after string) {
	longest := -1
	for i := range list.Len() {
		name := list.Index(i).Field(0).String() // what tells elements apart comes first in each
		rest, ok := strings.CutPrefix(path, name)
		if !ok || len(name) <= longest || rest != "" && rest[0] != '.' {
			continue
		}
		longest = len(name)
		found, after = list.Index(i), strings.TrimPrefix(rest, ".")
	}
	return found, after
}

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
		case c.isCalled(name) && (o.Page == "" || o.Page == c.page):
			found, places = append(found, i), append(places, c.place())
		}
	}
	switch {
	case len(found) == 0:
		return 0, unneeded("no page has this any more: if it is renamed, correct the name, else remove the override")
	case len(found) > 1:
		return 0, fmt.Errorf("there are several, %s: say which with api or page", strings.Join(places, "; "))
	case o.Omit && len(twins(candidates, found[0])) == 0:
		return 0, unneeded("no other page has this any more, so that it would be lost: remove the override")
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

// isCalled reports whether the page has the name, or had it before an override.
func (c candidate) isCalled(name string) bool { return c.name == name || c.has("name", name) }

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
