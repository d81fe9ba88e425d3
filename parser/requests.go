package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/internal/lazyregexp"
	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// observeRequests notes what the examples send for the parameters, where the page's
// words do not tell: under which key, in which form, and what they leave out. It returns
// the parameters that only the examples have. Those with mistakes only tell of the form.
func (r *reader) observeRequests(m *spec.Method) {
	shape, sound := r.requestShape(m.Name)
	if shape == nil {
		return
	}
	if sound {
		m.Params = nestRows(m.Params, shape)
	}
	shown := observeFields(m.Params, shape)
	keepOwnID(m, shape)
	r.noteCapitals(m.Params, shape, paramsPath)
	switch {
	case !sound:
		forgetKeys(m.Params)
		return
	case !r.sendsJSON(m.Name):
		forgetCapitals(m.Params)
	}
	if !m.Positional {
		m.ParamsShown = slices.DeleteFunc(shown, func(f spec.Field) bool { return credentials[f.Name] })
	}
}

// keepOwnID has the id of what the method is about stay required where an example leaves it
// out, as long as others send it.
func keepOwnID(m *spec.Method, s *example.Shape) {
	for i := range m.Params {
		f := &m.Params[i]
		if f.Omitted && isOwnID(f.Name, m.Name) && s.Field(cmp.Or(f.Key, f.Name)) != nil {
			f.Omitted = false
		}
	}
}

// isOwnID says that a parameter is named as the id of the object of a method: id, or taskId
// of tasks.task.get.
func isOwnID(param, method string) bool {
	words := strings.Split(method, ".")
	object := words[max(0, len(words)-2)]
	return strings.EqualFold(param, "id") || slugOf(param) == slugOf(object)+"id"
}

// credentials are keys of every request that tell who calls.
var credentials = wordSet("auth", "access_token")

// forgetKeys takes the page's words for names and for what may be left out.
func forgetKeys(fields []spec.Field) {
	for i := range fields {
		fields[i].Key, fields[i].Omitted = "", false
		forgetKeys(fields[i].Fields)
		for _, v := range fields[i].Variants {
			forgetKeys(v.Fields)
		}
	}
}

// forgetCapitals takes the page's spelling of names of which examples only write letters in another
// case: most methods know both, and what is repaired is no better than the table.
func forgetCapitals(fields []spec.Field) {
	for i := range fields {
		if f := &fields[i]; strings.EqualFold(f.Key, f.Name) {
			f.Key = ""
		}
		forgetCapitals(fields[i].Fields)
		for _, v := range fields[i].Variants {
			forgetCapitals(v.Fields)
		}
	}
}

// sendsJSON reports whether an example of the method is JSON as it stands.
func (r *reader) sendsJSON(name string) bool {
	return slices.ContainsFunc(r.calls, func(c call) bool { return c.sound && c.written == "" && strings.EqualFold(c.method, name) })
}

// requestShape folds the bodies that the examples of a method send: the sound ones,
// or else those with mistakes.
func (r *reader) requestShape(name string) (shape *example.Shape, sound bool) {
	var bodies, repaired []example.Value
	for _, c := range r.calls {
		if !strings.EqualFold(c.method, name) {
			continue
		}
		switch v := c.params(); {
		case v.Type != example.Object:
		case c.sound:
			bodies = append(bodies, withoutPlaceholders(v))
		default:
			repaired = append(repaired, withoutPlaceholders(v))
		}
	}
	if bodies == nil {
		return example.Fold(repaired...), false
	}
	return example.Fold(bodies...), true
}

// placeholder finds texts that a reader is to replace by a value of any type.
var placeholder = lazyregexp.New(`^(\*\*.*\*\*|your_\w+|put_\w+_here)$`)

// withoutPlaceholders has null for values that the reader is to fill in.
func withoutPlaceholders(v example.Value) example.Value {
	if v.Type == example.String && placeholder.MatchString(v.Text) {
		return example.Value{Type: example.Null}
	}
	v.Items = slices.Clone(v.Items)
	for i := range v.Items {
		v.Items[i] = withoutPlaceholders(v.Items[i])
	}
	v.Members = slices.Clone(v.Members)
	for i := range v.Members {
		v.Members[i].Value = withoutPlaceholders(v.Members[i].Value)
	}
	return v
}

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

// requestKeys are the keys of fields in the examples: their names, in another case or in
// the plural. Where the examples leave out one field that is needed, and have one key
// more, of which the name is a part, that key is the field's.
func requestKeys(fields []spec.Field, s *example.Shape) []string {
	keys, free := make([]string, len(fields)), example.NewKeys(s.FieldKeys())
	for _, find := range []func(string) (string, bool){free.Same, free.InAnyCase, free.InOtherNumber} {
		for i, f := range fields {
			if keys[i] != "" {
				continue
			}
			if key, ok := find(f.Name); ok {
				keys[i] = key
				free.Take(key)
			}
		}
	}
	at, left := slices.Index(keys, ""), free.Left()
	if at >= 0 && len(left) == 1 && !slices.Contains(keys[at+1:], "") &&
		fields[at].Required != spec.Optional && isPart(slugOf(fields[at].Name), slugOf(left[0])) {
		keys[at] = left[0]
	}
	return keys
}

// isPart says that one name begins or ends with the other.
func isPart(a, b string) bool {
	return strings.HasSuffix(a, b) || strings.HasPrefix(a, b) || strings.HasSuffix(b, a) || strings.HasPrefix(b, a)
}

// fixedKey is a key that is the same on every portal; UF_ begins those of custom
// fields, and numbers belong to objects of the portal.
var fixedKey = lazyregexp.New(`^[A-Za-z][A-Za-z_]*[0-9]?$`)

// callerKeys are the parameters whose keys the caller chooses.
var callerKeys = wordSet("filter", "order", "sort", "fields", "select")

// namesFields says that the keys in the examples are names of fields, not of
// things that the caller has.
func namesFields(name string, s *example.Shape) bool {
	if s.Keyed() {
		s = s.Item // its keys are of things, those of its values are names
	}
	keys := s.FieldKeys()
	if callerKeys[strings.ToLower(name)] || s.Keyed() || slices.ContainsFunc(s.Types, holdsText) {
		return false
	}
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(key string) bool { return !namesField(key) })
}

func namesField(key string) bool {
	return fixedKey.MatchString(key) && !portalName.MatchString(key) && !strings.HasPrefix(strings.ToUpper(key), "UF_")
}

func holdsText(t example.Type) bool {
	return t != example.Null && t != example.Array && t != example.Object
}

// noteCapitals notes where examples send the keys of an object in capitals that the
// page describes by a link. Whether that page has them so too is known when the
// pages are put together.
func (r *reader) noteCapitals(fields []spec.Field, around *example.Shape, prefix string) {
	for i := range fields {
		f := &fields[i]
		path := prefix + "." + f.Name
		s := around.Field(cmp.Or(f.Key, f.Name))
		if s == nil {
			continue
		}
		if len(r.links[path]) > 0 && f.Wire == "" && inCapitals(s.FieldKeys()) {
			f.Wire = spec.WireCapitals
		}
		r.noteCapitals(f.Fields, s, path)
	}
}

// capitals is the spelling of a key in capitals.
var capitals = lazyregexp.New(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$`)

func inCapitals(keys []string) bool {
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(key string) bool { return !capitals.MatchString(key) })
}
