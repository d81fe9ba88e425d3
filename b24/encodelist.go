package b24

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

func sliceEncoder(t reflect.Type) encodeFunc {
	encode := arrayEncoder(t)
	return func(e *encoder, v reflect.Value) {
		if v.IsNil() {
			e.buf = append(e.buf, "null"...)
			return
		}
		encode(e, v)
	}
}

func arrayEncoder(t reflect.Type) encodeFunc {
	encode := encoderOf(t.Elem())
	return func(e *encoder, v reflect.Value) {
		if !e.deeper(t) {
			return
		}
		e.buf = append(e.buf, '[')
		start := len(e.buf)
		for i := range v.Len() {
			e.comma(start)
			n := len(e.refused)
			encode(e, v.Index(i))
			if n < len(e.refused) {
				e.in(n, "["+strconv.Itoa(i)+"]")
			}
		}
		e.buf = append(e.buf, ']')
		e.depth--
	}
}

// mapEncoder writes maps by name, so that one map is always one text.
func mapEncoder(t reflect.Type) encodeFunc {
	if keyParser(t.Key()) == nil {
		return encodeMarshalable
	}
	return func(e *encoder, v reflect.Value) {
		if v.IsNil() {
			e.buf = append(e.buf, "null"...)
			return
		}
		if !e.deeper(t) {
			return
		}
		e.buf = append(e.buf, '{')
		start := len(e.buf)
		for _, m := range sortedMembers(v) {
			e.member(m.name, m.value, start)
		}
		e.buf = append(e.buf, '}')
		e.depth--
	}
}

type namedValue struct {
	name  string
	value reflect.Value
}

func sortedMembers(v reflect.Value) []namedValue {
	members := make([]namedValue, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		members = append(members, namedValue{keyText(it.Key()), it.Value()})
	}
	slices.SortFunc(members, func(a, b namedValue) int { return strings.Compare(a.name, b.name) })
	return members
}

func keyText(key reflect.Value) string {
	switch {
	case key.Kind() == reflect.String:
		return key.String()
	case key.CanInt():
		return strconv.FormatInt(key.Int(), 10)
	}
	return strconv.FormatUint(key.Uint(), 10)
}
