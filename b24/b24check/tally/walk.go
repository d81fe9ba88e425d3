package tally

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/custom"
)

// walk goes through one example beside the type that takes it.
type walk struct {
	Values
	tally *Tally
}

// value counts the values in v, for which t is the type.
func (w *walk) value(v any, t reflect.Type, path string) {
	t = bare(t)
	n := leaves(v)
	switch kind := kindOf(t); {
	case v == nil || n == 0 || v == false && (kind == objectKind || kind == listKind):
		w.count(&w.Concrete, n) // no value, as it is read
	case kind == openKind:
		w.count(&w.Any, n)
	case kind == eitherKind:
		w.value(v, formFor(v, t), path)
	case kind == objectKind:
		w.object(v, t, path)
	case kind == listKind:
		w.elements(v, t, path)
	case kind == scalarKind && isContainer(v):
		w.misfit(v, t, path)
	default:
		w.count(&w.Concrete, n)
	}
}

// formFor is the form of the type that takes the value: the first one that fits, or else
// the last.
func formFor(v any, t reflect.Type) reflect.Type {
	forms := formsOf(t)
	for _, form := range forms {
		trial := walk{tally: new(Tally)}
		if trial.value(v, form, ""); trial.Shape == 0 {
			return form
		}
	}
	return forms[len(forms)-1]
}

func (w *walk) count(where *int, n int) {
	*where += n
	w.All += n
}

// misfit counts values of another form than that of the type.
func (w *walk) misfit(v any, t reflect.Type, path string) {
	n := leaves(v)
	w.count(&w.Shape, n)
	w.tally.miss("%s: %s for %s (%d)", path, formOf(v), nameOf(t), n)
}

// object counts what is in an object, for which t is a struct.
func (w *walk) object(v any, t reflect.Type, path string) {
	members, ok := v.(map[string]any)
	if !ok {
		w.misfit(v, t, path)
		return
	}
	fields := fieldsOf(t)
	for _, key := range slices.Sorted(maps.Keys(members)) {
		f, known := fields[strings.ToLower(key)]
		switch n := leaves(members[key]); {
		case known:
			w.value(members[key], f.Type, path+"."+key)
		case custom.Is(key): // Extra is where it belongs
			w.count(&w.Concrete, n)
		default:
			w.count(&w.Extra, n)
			w.tally.miss("%s.%s: Extra (%d)", path, key, n)
		}
	}
}

// elements counts what is in a list or a map; portals write one for the other, and the
// only element of a list alone.
func (w *walk) elements(v any, t reflect.Type, path string) {
	if isSet(v, t) {
		for _, item := range v.(map[string]any) {
			w.value(item, t.Elem(), path+"[]")
		}
		return
	}
	if isAlone(v, t) {
		w.value(v, t.Elem(), path+"[]")
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			w.value(v[key], t.Elem(), path+"{}")
		}
	case []any:
		for _, item := range v {
			w.value(item, t.Elem(), path+"[]")
		}
	default:
		w.misfit(v, t, path)
	}
}

// isSet reports whether the value is a set of texts for a list of the type: an object whose names
// are its values.
func isSet(v any, t reflect.Type) bool {
	object, _ := v.(map[string]any)
	for name, value := range object {
		if value != any(name) {
			return false
		}
	}
	return len(object) > 0 && t.Kind() == reflect.Slice && bare(t.Elem()).Kind() == reflect.String
}

// isAlone reports whether the value is the only element of a list of the type: an object
// whose names are no indexes, a text or a number.
func isAlone(v any, t reflect.Type) bool {
	object, isObject := v.(map[string]any)
	isName := func(key string) bool { return strings.Trim(key, "0123456789") != "" }
	_, isTruth := v.(bool)
	_, isList := v.([]any)
	alone := !isTruth && !isList && (!isObject || slices.ContainsFunc(slices.Collect(maps.Keys(object)), isName))
	return alone && t.Kind() == reflect.Slice && bare(t.Elem()).Kind() != reflect.Slice
}

// leaves is the number of values in v.
func leaves(v any) int {
	n := 0
	switch v := v.(type) {
	case map[string]any:
		for _, item := range v {
			n += leaves(item)
		}
	case []any:
		for _, item := range v {
			n += leaves(item)
		}
	default:
		n = 1
	}
	return n
}

func isContainer(v any) bool {
	switch v.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

// formOf says what a value is, in words of JSON.
func formOf(v any) string {
	switch v.(type) {
	case map[string]any:
		return "an object"
	case []any:
		return "a list"
	case string:
		return "a text"
	case bool:
		return "a truth value"
	}
	return "a number"
}
