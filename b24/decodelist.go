package b24

import (
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// sliceDecoder reads lists in all their forms: a list, an object with digits
// for names (a list of PHP with gaps), or one element alone.
func sliceDecoder(t reflect.Type) decodeFunc {
	if t.Elem().Kind() == reflect.Uint8 {
		return decodeUnmarshalable // base64, as encoding/json has it
	}
	l := list{typ: t, decode: decoderOf(t.Elem()), alone: !isList(t.Elem())}
	return func(d *decoder, v reflect.Value) {
		v.SetZero()
		switch d.Peek() {
		case '[':
			l.decodeArray(d, v)
		case '{':
			l.decodeObject(d, v)
		case 'n', 'f':
			d.nothing(v)
		default:
			l.decodeOnly(d, v)
		}
	}
}

type list struct {
	typ    reflect.Type
	decode decodeFunc
	alone  bool // whether an element may stand for the list
}

// isList tells whether elements of type t are lists; one of those alone could
// not be told from the list.
func isList(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Slice || t.Kind() == reflect.Array
}

func (l list) decodeArray(d *decoder, v reflect.Value) {
	for more := d.Enter(']'); more; more = d.Next(']') {
		start := d.Pos()
		l.appendItem(d, v)
		if v.Len() == 1 {
			l.foresee(d, v, d.Pos()-start)
		}
	}
	l.neverNil(v)
}

// decodeObject reads the list out of an object.
func (l list) decodeObject(d *decoder, v reflect.Value) {
	if !hasDigitNames(d.Scanner) {
		l.decodeOnly(d, v)
		return
	}
	for more := d.Enter('}'); more; more = d.Next('}') {
		d.Key()
		l.appendItem(d, v)
	}
	l.neverNil(v)
}

// decodeOnly reads the one element of the list, or "" for none.
func (l list) decodeOnly(d *decoder, v reflect.Value) {
	if !l.alone {
		d.nothing(v)
		return
	}
	start, n := d.Pos(), len(d.odd)
	l.appendItem(d, v)
	if string(d.Since(start)) == `""` {
		v.SetZero()
	}
	if n < len(d.odd) {
		d.odd = d.odd[:n]
		v.SetZero()
		d.refuse(start, l.typ)
	}
}

func (l list) appendItem(d *decoder, v reflect.Value) {
	i := v.Len()
	if i == v.Cap() {
		v.Grow(1)
	}
	v.SetLen(i + 1)
	n := len(d.odd)
	l.decode(d, v.Index(i))
	d.inItem(n, i)
}

// foresee makes room for as many elements of this length as can follow, up to
// a page of them.
func (l list) foresee(d *decoder, v reflect.Value, length int) {
	const page = 50
	v.Grow(min(page, d.Left()/max(length, 1)))
}

// neverNil makes an empty list of one that is nil: it was there.
func (l list) neverNil(v reflect.Value) {
	if v.IsNil() {
		v.Set(reflect.MakeSlice(l.typ, 0, 0))
	}
}

// hasDigitNames looks ahead whether the object here has nothing but digits for
// names, or nothing at all.
func hasDigitNames(ahead scan.Scanner) bool {
	for more := ahead.Enter('}'); more; more = ahead.Next('}') {
		if !isDigits(ahead.Key()) {
			return false
		}
		ahead.Skip()
	}
	return true
}

func isDigits(name []byte) bool {
	for _, c := range name {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(name) > 0
}

// arrayDecoder reads a list into an array; what is too much does not fit.
func arrayDecoder(t reflect.Type) decodeFunc {
	slice := reflect.SliceOf(t.Elem())
	decode := decoderOf(slice)
	return func(d *decoder, v reflect.Value) {
		v.SetZero()
		d.Peek()
		start := d.Pos()
		items := reflect.New(slice).Elem()
		decode(d, items)
		if items.Len() > t.Len() {
			d.refuse(start, t)
			return
		}
		reflect.Copy(v, items)
	}
}
