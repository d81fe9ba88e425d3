package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// What examples send for each parameter: its key, its form, and what is inside of it.

// observeFields holds the fields of an object against what the examples send of it, and
// returns those that only the examples have.
func observeFields(fields []spec.Field, s *example.Shape) []spec.Field {
	keys := requestKeys(fields, s)
	taken := map[string]bool{}
	for i := range fields {
		key := keys[i]
		taken[key] = true
		observeField(&fields[i], key, s)
	}
	var shown []spec.Field
	names := map[string]bool{}
	for _, f := range fields {
		names[singleLetters(f.Name)] = true
	}
	for _, key := range s.FieldKeys() {
		if !taken[key] && namesField(key) && !names[singleLetters(key)] { // which is a slip for one
			shown = append(shown, sentField(key, s.Field(key)))
		}
	}
	return shown
}

// sentField is a field as the examples send it. What is in one whose keys the caller
// chooses is not told.
func sentField(key string, s *example.Shape) spec.Field {
	f := fieldOf(key, s)
	if callerKeys[strings.ToLower(key)] {
		f.Fields = nil
	}
	return f
}

// singleLetters is a name without letters that are written twice.
func singleLetters(name string) string { return string(slices.Compact([]rune(slugOf(name)))) }

// observeField notes what the examples send for a field of an object.
func observeField(f *spec.Field, key string, around *example.Shape) {
	s := around.Field(key)
	if s == nil {
		f.Omitted = f.Required == spec.Mandatory && around.Omits(f.Name)
		return
	}
	if key != f.Name {
		f.Key = key
	}
	f.Omitted = f.Required == spec.Mandatory && around.Omits(key)
	if f.Seen == openMap || f.Seen == listWord(openMap) || f.Seen == phrasesType {
		return // an example shows some of the keys, as the page may
	}
	s = fitSent(f, s)
	observeType(f, s)
	if strings.EqualFold(f.Name, "select") {
		f.Seen = selectionOf(s, f.Seen)
	}
	switch {
	case len(f.Fields)+len(f.Variants) > 0:
		observeObject(f, s)
	case (leavesFields(f.Type) || isScalar(f.Type) && !s.Scalar()) && namesFields(f.Name, s):
		f.Shown = fieldsOf(s)
	}
	if len(f.Fields) == 1 && namePatterns(f.Fields) {
		f.Seen = meansValues(f.Seen, f.Fields[0])
	}
	listKeys(f)
	if strings.EqualFold(f.Name, "filter") {
		forgetItems(f)
	}
}

// selectionOf is the form of a selection of fields: a list, which PHP writes as an object with numbers
// for keys, or a map where an option stands beside these, such as the language of the answer.
func selectionOf(s *example.Shape, seen string) string {
	isNumber := func(key string) bool { return strings.Trim(key, "0123456789") == "" }
	keys := s.FieldKeys()
	switch {
	case s.Keyed():
		return listOfTexts
	case slices.ContainsFunc(keys, isNumber) && slices.ContainsFunc(keys, namesField):
		return mapOfTexts
	}
	return seen
}

// observeType notes in which form the examples send a value, or else of what type.
func observeType(f *spec.Field, s *example.Shape) {
	t := spec.ParseType(f.Type).First()
	said := f.Wire // in words
	f.Wire = wireOf(t, s)
	if f.Wire == "" {
		f.Seen = meant(f.Name, f.Type, moreSpecific(observedType(f.Type, s), f.Seen, s), s)
		if f.Seen == nameAndContent && t.Is(spec.File) {
			f.Seen = "" // the form in which files are sent
		}
		noteLetter(f, s)
		f.Wire = cmp.Or(f.Wire, said)
	}
	if f.Seen == "" && callerKeys[strings.ToLower(f.Name)] && s.Main() == example.Array && s.Item.Is(example.Object) {
		f.Seen = string(example.Array) // mostly an object, whatever the page says
	}
}

// observeObject holds the fields of an object, of all its cases, against the examples.
func observeObject(f *spec.Field, s *example.Shape) {
	shown := observeFields(f.Fields, s)
	for _, v := range f.Variants {
		more := observeFields(v.Fields, s)
		shown = slices.DeleteFunc(shown, func(g spec.Field) bool { return field(more, g.Name) == nil })
		for i := range v.Fields {
			v.Fields[i].Omitted = false // it belongs to one case
		}
		if len(f.Fields) == 0 {
			shown = more
		}
	}
	if !choosers[strings.ToLower(f.Name)] && !s.Keyed() && !namePatterns(f.Fields) {
		f.Shown = shown
	}
}

// namePatterns says that one of the fields stands for many.
func namePatterns(fields []spec.Field) bool {
	return slices.ContainsFunc(fields, func(f spec.Field) bool { return pattern.MatchString(f.Name) || placeholderKey.MatchString(f.Name) })
}

// fitSent finds where the examples have the fields of an object that has none of them:
// in the values of a map, or in the one list that it holds.
func fitSent(f *spec.Field, s *example.Shape) *example.Shape {
	var names []string
	for _, c := range f.Fields {
		names = append(names, c.Name)
	}
	if f.Seen == mapType || f.Seen == mapWord("object") {
		if isMapOf(names, s) {
			return s.AsMap()
		}
		f.Seen = ""
	}
	values := s.AsMap()
	if values == s || choosers[strings.ToLower(f.Name)] || !describeValues(names, s, values) ||
		callerKeys[strings.ToLower(f.Name)] && !slices.Equal(values.Item.Values(), []example.Type{example.Object}) {
		return s
	}
	if key := s.FieldKeys()[0]; len(s.FieldKeys()) == 1 && s.Field(key).Is(example.Array) {
		f.Fields = []spec.Field{{Name: key, Type: typeOf(s.Field(key)), Source: spec.FromExample, Fields: f.Fields}}
		return s
	}
	f.Seen = mapWord(string(example.Object))
	return values
}

// describeValues says that names are not those of an object's keys, but those of half of
// the keys in its values.
func describeValues(names []string, s, values *example.Shape) bool {
	known := agreement(names, values).found
	return known > 0 && known*2 >= len(values.FieldKeys()) && agreement(names, s).found == 0
}

// nameAndContent is the type of a file as the list of its name and content.
const nameAndContent = listOfTexts

const listOfTexts = "string[]"

// forgetItems forgets what the lists of a filter hold: a condition takes more forms
// than an example shows.
func forgetItems(f *spec.Field) {
	if isListOfLists(f.Seen) {
		f.Seen = ""
	}
	for i := range f.Fields {
		forgetItems(&f.Fields[i])
	}
}
