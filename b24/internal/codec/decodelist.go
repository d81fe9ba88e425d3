package codec

import (
	"reflect"
	"strconv"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// listDecoder reads lists in all their forms: a list, an object with digits
// for names (a list of PHP with gaps), or one element alone.
type listDecoder struct {
	typ   reflect.Type
	elem  *plan
	alone bool // whether an element may stand for the list
}

func slicePlan(t reflect.Type, elem *plan) plan {
	if t.Elem().Kind() == reflect.Uint8 {
		return plan{decode: decodeByJSON, encode: encodeByJSON} // base64
	}
	l := listDecoder{typ: t, elem: elem, alone: !isList(t.Elem())}
	encode := listEncoder(t, elem)
	return plan{decode: l.decode, encode: func(e *Encoder, v reflect.Value) {
		if v.IsNil() {
			e.null()
			return
		}
		encode(e, v)
	}}
}

// isList tells whether elements of type t are lists; one of those alone could
// not be told from the list.
func isList(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Slice || t.Kind() == reflect.Array
}

func (l *listDecoder) decode(d *Decoder, v reflect.Value) {
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

func (l *listDecoder) decodeArray(d *Decoder, v reflect.Value) {
	for more := d.Enter(']'); more; more = d.Next(']') {
		start := d.Pos()
		l.appendItem(d, v)
		if v.Len() == 1 {
			l.reserve(d, v, d.Pos()-start)
		}
	}
	l.neverNil(v)
}

// decodeObject reads the list out of an object.
func (l *listDecoder) decodeObject(d *Decoder, v reflect.Value) {
	if !HasDigitNames(d.Scanner) {
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
func (l *listDecoder) decodeOnly(d *Decoder, v reflect.Value) {
	if !l.alone {
		d.nothing(v)
		return
	}
	start, n := d.Pos(), len(d.Odd)
	l.appendItem(d, v)
	if string(d.Since(start)) == `""` {
		v.SetZero()
	}
	if n < len(d.Odd) {
		d.Odd = d.Odd[:n]
		v.SetZero()
		d.refuse(start, l.typ)
	}
}

func (l *listDecoder) appendItem(d *Decoder, v reflect.Value) {
	i := v.Len()
	if i == v.Cap() {
		v.Grow(1)
	}
	v.SetLen(i + 1)
	n := len(d.Odd)
	l.elem.decode(d, v.Index(i))
	d.inItem(n, i)
}

// reserve makes room for as many elements of this length as can follow, up to
// a page of them.
func (l *listDecoder) reserve(d *Decoder, v reflect.Value, length int) {
	const page = 50
	v.Grow(min(page, d.Left()/max(length, 1)))
}

// neverNil makes an empty list of one that is nil: it was there.
func (l *listDecoder) neverNil(v reflect.Value) {
	if v.IsNil() {
		v.Set(reflect.MakeSlice(l.typ, 0, 0))
	}
}

// HasDigitNames looks ahead whether the object here has nothing but digits for
// names, or nothing at all.
func HasDigitNames(ahead scan.Scanner) bool {
	for more := ahead.Enter('}'); more; more = ahead.Next('}') {
		if !scan.IsDigits(ahead.Key()) {
			return false
		}
		ahead.Skip()
	}
	return true
}

// arrayDecoder reads a list into an array; what is too much does not fit.
func arrayDecoder(t, slice reflect.Type, p *plan) decodeFunc {
	return func(d *Decoder, v reflect.Value) {
		v.SetZero()
		d.Peek()
		start := d.Pos()
		items := reflect.New(slice).Elem()
		p.decode(d, items)
		if items.Len() > t.Len() {
			d.refuse(start, t)
			return
		}
		reflect.Copy(v, items)
	}
}

// mapDecoder reads objects, and the lists that PHP makes of maps whose names
// are 0, 1, 2. "No value" is nil, and [] is an empty map.
type mapDecoder struct {
	typ  reflect.Type
	key  parseFunc
	elem *plan
}

func mapPlan(t reflect.Type, elem *plan) plan {
	key := keyParser(t.Key())
	if key == nil {
		return plan{decode: decodeByJSON, encode: encodeByJSON}
	}
	m := mapDecoder{typ: t, key: key, elem: elem}
	return plan{decode: m.decode, encode: mapEncoder(t)}
}

// keyParser reads the names of a map, nil where its keys are neither texts nor
// numbers.
func keyParser(t reflect.Type) parseFunc {
	switch t.Kind() {
	case reflect.String, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return scalarParser(t)
	}
	return nil
}

func (m *mapDecoder) decode(d *Decoder, v reflect.Value) {
	v.SetZero()
	switch d.Peek() {
	case '{':
		m.decodeObject(d, v)
	case '[':
		m.decodeArray(d, v)
	case '"':
		d.emptyText(v)
	default:
		d.nothing(v)
	}
}

func (m *mapDecoder) decodeObject(d *Decoder, v reflect.Value) {
	v.Set(reflect.MakeMap(m.typ))
	for more := d.Enter('}'); more; more = d.Next('}') {
		m.decodeMember(d, v, string(d.Key()))
	}
}

func (m *mapDecoder) decodeArray(d *Decoder, v reflect.Value) {
	v.Set(reflect.MakeMap(m.typ))
	i := 0
	for more := d.Enter(']'); more; more = d.Next(']') {
		m.decodeMember(d, v, strconv.Itoa(i))
		i++
	}
}

func (m *mapDecoder) decodeMember(d *Decoder, v reflect.Value, name string) {
	n := len(d.Odd)
	elem := reflect.New(m.typ.Elem()).Elem()
	m.elem.decode(d, elem)
	d.inField(n, name)
	key := reflect.New(m.typ.Key()).Elem()
	if !m.key([]byte(name), key) {
		d.Odd = append(d.Odd, Mismatch{Path: name, Saw: strconv.Quote(name), Want: m.typ.Key().String()})
		return
	}
	v.SetMapIndex(key, elem)
}
