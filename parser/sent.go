package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// sent notes what the examples send for the parameters, where the page's words
// do not tell: under which key, in which form, and what they leave out. Examples
// with mistakes only tell of the form.
func (r *reader) sent(name string, params []spec.Field) {
	shape, sound := r.requestShape(name)
	if shape == nil {
		return
	}
	for i := range params {
		sentField(&params[i], shape)
	}
	r.spellings(params, shape, paramsPath)
	if !sound {
		keepWords(params)
	}
}

// keepWords takes the page's words for names and for what may be left out.
func keepWords(fields []spec.Field) {
	for i := range fields {
		fields[i].Key, fields[i].Omitted = "", false
		keepWords(fields[i].Fields)
		for _, v := range fields[i].Variants {
			keepWords(v.Fields)
		}
	}
}

// requestShape folds the bodies that the examples of a method send: the sound ones,
// or else those with mistakes.
func (r *reader) requestShape(name string) (shape *example.Shape, sound bool) {
	var bodies, mended []example.Value
	for _, c := range r.calls {
		if !strings.EqualFold(c.method, name) {
			continue
		}
		switch v, _ := example.Parse(c.body); {
		case v.Type != example.Object:
		case c.valid:
			bodies = append(bodies, withoutBlanks(v))
		default:
			mended = append(mended, withoutBlanks(v))
		}
	}
	if bodies == nil {
		return example.Fold(mended...), false
	}
	return example.Fold(bodies...), true
}

// blank finds texts that a reader is to replace by a value of any type.
var blank = regexp.MustCompile(`^(\*\*.*\*\*|your_\w+|put_\w+_here)$`)

// withoutBlanks has null for values that the reader is to fill in.
func withoutBlanks(v example.Value) example.Value {
	if v.Type == example.String && blank.MatchString(v.Text) {
		return example.Value{Type: example.Null}
	}
	v.Items = slices.Clone(v.Items)
	for i := range v.Items {
		v.Items[i] = withoutBlanks(v.Items[i])
	}
	v.Members = slices.Clone(v.Members)
	for i := range v.Members {
		v.Members[i].Value = withoutBlanks(v.Members[i].Value)
	}
	return v
}

func sentField(f *spec.Field, around *example.Shape) {
	key, s := sentAs(around, f.Name)
	if s == nil {
		f.Omitted = f.Required == spec.Mandatory && around.Omits(f.Name)
		return
	}
	if key != f.Name {
		f.Key = key
	}
	f.Omitted = f.Required == spec.Mandatory && around.Omits(key)
	f.Wire = wireOf(strings.ToLower(f.Type), s)
	if f.Wire == "" {
		f.Seen = sharper(observed(f.Type, s), f.Seen)
	}
	if f.Seen == "" && ownKeys[strings.ToLower(f.Name)] && s.Main() == example.Array && s.Item.Is(example.Object) {
		f.Seen = string(example.Array) // mostly an object, whatever the page says
	}
	if len(f.Fields)+len(f.Variants) == 0 && leavesFields(f.Type) && namesFields(f.Name, s) {
		f.Shown = shownFields(s)
	}
	for i := range f.Fields {
		sentField(&f.Fields[i], s)
	}
	if strings.EqualFold(f.Name, "filter") {
		loosen(f)
	}
	for _, v := range f.Variants {
		for i := range v.Fields {
			sentField(&v.Fields[i], s)
			v.Fields[i].Omitted = false // it belongs to one case
		}
	}
}

// loosen forgets what the lists of a filter hold: a condition takes more forms than
// an example shows.
func loosen(f *spec.Field) {
	if strings.HasSuffix(f.Seen, "[][]") {
		f.Seen = ""
	}
	for i := range f.Fields {
		loosen(&f.Fields[i])
	}
}

// sentAs finds the key of a parameter, whose case the page may have wrong.
func sentAs(around *example.Shape, name string) (string, *example.Shape) {
	if s := around.Field(name); s != nil {
		return name, s
	}
	for _, key := range around.FieldKeys() {
		if strings.EqualFold(key, name) {
			return key, around.Field(key)
		}
	}
	return name, nil
}

// plainContainer matches types that say nothing of what is inside.
var plainContainer = regexp.MustCompile(`^(?i:(object|array)(\[\])?(\||$))*$`)

// leavesFields says that a type does not tell the fields of an object that the
// examples show: a plain container, or a name of its own. Files and labels have
// types of their own, whatever they are sent as.
func leavesFields(typ string) bool {
	return plainContainer.MatchString(typ) || jsonTypes(typ) == nil && !ownForm.MatchString(typ)
}

// ownForm matches the types that are no objects of named fields, and mixtures.
var ownForm = regexp.MustCompile(`(?i)file|lang_map|\|`)

// fixedKey is a key that is the same on every portal; UF_ begins those of custom
// fields, and numbers belong to objects of the portal.
var fixedKey = regexp.MustCompile(`^[A-Za-z][A-Za-z_]*[0-9]?$`)

// ownKeys are the parameters whose keys the caller chooses.
var ownKeys = words("filter", "order", "sort", "fields", "select")

// namesFields says that the keys in the examples are names of fields, not of
// things that the caller has.
func namesFields(name string, s *example.Shape) bool {
	if s.Keyed() {
		s = s.Item // its keys are of things, those of its values are names
	}
	keys := s.FieldKeys()
	if ownKeys[strings.ToLower(name)] || s.Keyed() || s.Alike() != nil || slices.ContainsFunc(s.Types, holdsText) {
		return false
	}
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(key string) bool {
		return !fixedKey.MatchString(key) || strings.HasPrefix(strings.ToUpper(key), "UF_")
	})
}

func holdsText(t example.Type) bool {
	return t != example.Null && t != example.Array && t != example.Object
}
