package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// sent notes what the examples send for the parameters, where the page's words
// do not tell: under which key, in which form, and what they leave out.
func (r *reader) sent(name string, params []spec.Field) {
	shape := r.requestShape(name)
	if shape == nil {
		return
	}
	for i := range params {
		sentField(&params[i], shape)
	}
}

// requestShape folds the bodies that the examples of a method send.
func (r *reader) requestShape(name string) *example.Shape {
	var bodies []example.Value
	for _, c := range r.calls {
		if !c.valid || !strings.EqualFold(c.method, name) {
			continue
		}
		if v, err := example.Parse(c.body); err == nil && v.Type == example.Object {
			bodies = append(bodies, withoutBlanks(v))
		}
	}
	return example.Fold(bodies...)
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
		f.Seen = observed(f.Type, s)
	}
	if len(f.Fields)+len(f.Variants) == 0 && plainContainer.MatchString(f.Type) && namesFields(f.Name, s) {
		f.Shown = shownFields(s)
	}
	for i := range f.Fields {
		sentField(&f.Fields[i], s)
	}
	for _, v := range f.Variants {
		for i := range v.Fields {
			sentField(&v.Fields[i], s)
			v.Fields[i].Omitted = false // it belongs to one case
		}
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

// fixedKey is a key that is the same on every portal; UF_ begins those of custom
// fields, and numbers belong to objects of the portal.
var fixedKey = regexp.MustCompile(`^[A-Za-z][A-Za-z_]*[0-9]?$`)

// ownKeys are the parameters whose keys the caller chooses.
var ownKeys = words("filter", "order", "sort", "fields", "select")

// namesFields says that the keys in the examples are names of fields, not of
// things that the caller has.
func namesFields(name string, s *example.Shape) bool {
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
