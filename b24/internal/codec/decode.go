package codec

import (
	"bytes"
	"encoding/json"
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// Decoder reads one JSON text and collects what does not fit.
type Decoder struct {
	scan.Scanner
	codec *Codec
	misfits

	// inside counts the values around this one that keep their text; see Keep.
	inside int
}

// Keep reads a value by read and returns its text for the value to keep. It is nil
// within another value that keeps its text: else a text would be kept once for each level.
func (d *Decoder) Keep(read func()) []byte {
	d.Peek()
	start := d.Pos()
	d.inside++
	read()
	d.inside--
	if d.inside > 0 {
		return nil
	}
	return bytes.Clone(d.Since(start))
}

// Member reads the value that begins here into what v points to, as the member with
// this name of what a [Value] type reads.
func (d *Decoder) Member(name string, v any) {
	mark := d.count
	d.Into(v)
	if mark < d.count {
		d.within(mark, fieldNamed(name))
	}
}

// Odd is what did not fit so far, or the first hundred of it.
func (d *Decoder) Odd() []Mismatch { return d.mismatches() }

// Mark is a place to which [Decoder.Forget] goes back.
func (d *Decoder) Mark() int { return d.count }

// Forget drops what did not fit since the mark.
func (d *Decoder) Forget(mark int) { d.forget(mark) }

// Value reads the value that begins here into v, which can be set.
func (d *Decoder) Value(v reflect.Value) { d.codec.planOf(v.Type()).decode(d, v) }

// Into reads the value that begins here into what v points to.
func (d *Decoder) Into(v any) { d.Value(reflect.ValueOf(v).Elem()) }

// Refuse notes that the value that began at start does not fit t.
func (d *Decoder) Refuse(start int, t reflect.Type) {
	switch saw := d.Since(start); {
	case saw == nil: // the text is no JSON
	case d.full():
		d.count++
	default:
		d.add(excerpt(saw), t.String())
	}
}

// nothing reads a value that should be "no value", and sets v to zero.
func (d *Decoder) nothing(v reflect.Value) {
	v.SetZero()
	d.Peek()
	start := d.Pos()
	if !IsNothing(d.Skip()) {
		d.Refuse(start, v.Type())
	}
}

// undefined is what events of tasks have where there is no object.
const undefined = `"undefined"`

// emptyText reads a text where an object should be: only "" and "undefined" are no
// value.
func (d *Decoder) emptyText(v reflect.Value) {
	start := d.Pos()
	if len(d.Text()) > 0 && string(d.Since(start)) != undefined {
		d.Refuse(start, v.Type())
	}
}

// IsNothing tells whether text is one of the ways to say "no value".
func IsNothing(text []byte) bool {
	switch string(text) {
	case "null", "false", `""`, "[]", "{}":
		return true
	}
	if len(text) < 2 || text[0] != '[' && text[0] != '{' {
		return false
	}
	return len(bytes.TrimSpace(text[1:len(text)-1])) == 0
}

// excerpt is the beginning of a value, of which a part can be shown; see [Mismatch.Saw].
func excerpt(value []byte) string {
	const kept = 4 << 10
	return string(value[:min(len(value), kept)])
}

// pointerPlan reads what the pointer points to; "no value" is nil, unless it
// is a value of that type, as "" is of a string.
func pointerPlan(t reflect.Type, elem *plan) plan {
	empty, objects := emptyValues(t.Elem(), elem.custom), isObject(t.Elem(), elem)
	decode := func(d *Decoder, v reflect.Value) {
		if d.Peek() == 'n' {
			d.nothing(v)
			return
		}
		start, mark := d.Pos(), d.count
		p := reflect.New(t.Elem())
		elem.decode(d, p.Elem())
		text := d.Since(start)
		if p.Elem().IsZero() && (mark < d.count || isAbsent(text, empty) || objects && string(text) == undefined) {
			p = reflect.Zero(t)
		}
		v.Set(p)
	}
	return plan{decode: decode, encode: pointerEncoder(t, elem)}
}

// isObject tells whether values of type t are objects in JSON.
func isObject(t reflect.Type, p *plan) bool {
	return !p.custom && (t.Kind() == reflect.Struct || t.Kind() == reflect.Map)
}

// emptyValues are the ways to say "no value" that are values of type t, as the
// bytes that they begin with.
func emptyValues(t reflect.Type, custom bool) string {
	switch t.Kind() {
	case reflect.String:
		if !custom {
			return `"`
		}
	case reflect.Bool:
		return "f"
	case reflect.Slice, reflect.Array, reflect.Map:
		return "[{"
	case reflect.Struct:
		if !custom {
			return "{"
		}
	case reflect.Interface:
		return `"f[{`
	}
	return ""
}

// isAbsent tells whether text says "no value" and is no value either.
func isAbsent(text []byte, values string) bool {
	return IsNothing(text) && !bytes.ContainsAny(text[:1], values)
}

// interfacePlan reads values of any form where the interface has no methods,
// and writes by the type of the value inside.
func interfacePlan(t reflect.Type) plan {
	p := plan{decode: decodeAny, encode: func(e *Encoder, v reflect.Value) { e.unchecked(v.Elem()) }}
	if t.NumMethod() > 0 {
		p.decode = scalarDecoder(scalarParser(t)) // which reads none
	}
	return p
}

func decodeAny(d *Decoder, v reflect.Value) {
	value := d.any()
	if value == nil {
		v.SetZero()
		return
	}
	v.Set(reflect.ValueOf(value))
}

// any reads a value as encoding/json does, with numbers as [json.Number]: ids
// and amounts keep all their digits.
func (d *Decoder) any() any {
	switch c := d.Peek(); {
	case c == '"':
		return string(d.Text())
	case c == '{':
		m := map[string]any{}
		for more := d.Enter('}'); more; more = d.Next('}') {
			name := string(d.Key())
			m[name] = d.any()
		}
		return m
	case c == '[':
		l := []any{}
		for more := d.Enter(']'); more; more = d.Next(']') {
			l = append(l, d.any())
		}
		return l
	case scan.IsNumber(c):
		return json.Number(d.Number())
	}
	switch string(d.Literal()) {
	case "true":
		return true
	case "false":
		return false
	}
	return nil
}
