package tally

import (
	"iter"
	"reflect"
	"strings"
	"sync"

	"github.com/b24gen/b24gen/b24"
)

var extraType = reflect.TypeFor[b24.Extra]()

// kind is how a type takes values.
type kind int

const (
	scalarKind kind = iota // one value
	openKind               // whatever comes
	wholeKind              // a type of the runtime, which has a form of its own
	objectKind             // by fields
	listKind               // elements, which all have one type
	eitherKind             // one of several forms
)

func kindOf(t reflect.Type) kind {
	switch {
	case formsOf(t) != nil:
		return eitherKind
	case takesAny(t):
		return openKind
	case isRuntime(t):
		return wholeKind
	case t.Kind() == reflect.Struct:
		return objectKind
	case t.Kind() == reflect.Map || t.Kind() == reflect.Slice:
		return listKind
	}
	return scalarKind
}

// isRuntime reports whether the type is one of the runtime's own.
func isRuntime(t reflect.Type) bool {
	return t.PkgPath() == extraType.PkgPath() && t != extraType || formsOf(t) != nil
}

// formsOf are the forms that a value of the type may have, see [b24.Either]; nil for
// types of one form.
func formsOf(t reflect.Type) []reflect.Type {
	if t.Kind() != reflect.Struct {
		return nil
	}
	var out []reflect.Type
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("b24") == "either" {
			out = append(out, f.Type)
		}
	}
	return out
}

// probes are values of all forms.
var probes = []string{`"x"`, `1.5`, `true`, `["x",{"a":1}]`, `{"a":["x"]}`}

var open sync.Map // of types, what takesAny found out

// takesAny reports whether the type takes any JSON: any itself, or a type of the
// runtime that reads whatever comes.
func takesAny(t reflect.Type) bool {
	if t.Kind() == reflect.Interface {
		return true
	}
	if !isRuntime(t) && t.PkgPath() != "encoding/json" {
		return false
	}
	if found, ok := open.Load(t); ok {
		return found.(bool)
	}
	all := true
	for _, text := range probes {
		odd, err := b24.Unmarshal([]byte(text), reflect.New(t).Interface())
		all = all && err == nil && len(odd) == 0
	}
	open.Store(t, all)
	return all
}

func bare(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// fields are the fields of a struct that stand for a key in JSON, Extra not among
// them.
func fields(t reflect.Type) iter.Seq[reflect.StructField] {
	return func(yield func(reflect.StructField) bool) {
		for _, f := range reflect.VisibleFields(t) {
			key := keyOf(f)
			if !f.IsExported() || f.Type == extraType || f.Anonymous || key == "-" || key == "" {
				continue
			}
			if !yield(f) {
				return
			}
		}
	}
}

// fieldsOf are the fields by key in lower case, as keys are compared.
func fieldsOf(t reflect.Type) map[string]reflect.StructField {
	out := map[string]reflect.StructField{}
	for f := range fields(t) {
		out[strings.ToLower(keyOf(f))] = f
	}
	return out
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}

// NameTag is the key of the tag that names types which are made at run time, and so
// have no name: a struct has it on its field Extra, the type of a field on that field.
const NameTag = "gotype"

// nameOf is the name of a type.
func nameOf(t reflect.Type) string {
	switch {
	case t.Name() != "":
		return t.String()
	case t.Kind() == reflect.Slice:
		return "[]" + nameOf(t.Elem())
	case t.Kind() == reflect.Map:
		return "map[" + nameOf(t.Key()) + "]" + nameOf(t.Elem())
	case t.Kind() == reflect.Pointer:
		return "*" + nameOf(t.Elem())
	case t.Kind() == reflect.Struct:
		if f, ok := t.FieldByName("Extra"); ok && f.Tag.Get(NameTag) != "" {
			return f.Tag.Get(NameTag)
		}
	}
	return t.String()
}

// typeName is the name of a field's type, without the pointer of optional ones.
func typeName(f reflect.StructField) string {
	if name := f.Tag.Get(NameTag); name != "" && f.Type != extraType {
		return name
	}
	return nameOf(bare(f.Type))
}
