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
