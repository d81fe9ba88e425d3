package b24

import "reflect"

// pointerDecoder reads what the pointer points to; "no value" is nil, unless it
// is a value of that type, as "" is of a string.
func pointerDecoder(t reflect.Type) decodeFunc {
	elem := t.Elem()
	decode := decoderOf(elem)
	empty := emptyValues(elem)
	return func(d *decoder, v reflect.Value) {
		c := d.Peek()
		start, n := d.Pos(), len(d.odd)
		if c == 'n' {
			d.nothing(v)
			return
		}
		p := reflect.New(elem)
		decode(d, p.Elem())
		if p.Elem().IsZero() && (n < len(d.odd) || absent(d.Since(start), empty)) {
			p = reflect.Zero(t)
		}
		v.Set(p)
	}
}

// emptyValues are the ways to say "no value" that are values of type t, as the
// bytes that they begin with.
func emptyValues(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		if valueDecoder(t) == nil {
			return `"`
		}
	case reflect.Bool:
		return "f"
	case reflect.Slice, reflect.Array, reflect.Map:
		return "[{"
	case reflect.Struct:
		if valueDecoder(t) == nil {
			return "{"
		}
	case reflect.Interface:
		return `"f[{`
	}
	return ""
}

// absent tells whether text says "no value" and is no value either.
func absent(text []byte, values string) bool {
	if !isNothing(text) {
		return false
	}
	for i := range values {
		if text[0] == values[i] {
			return false
		}
	}
	return true
}
