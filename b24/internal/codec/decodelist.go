package codec

import (
	"bytes"
	"reflect"
	"strconv"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// listDecoder reads lists in all their forms: a list, an object with digits
// for names (a list of PHP with gaps), one whose names are the values (a set
// of texts), or one element alone.
type listDecoder struct {
	typ   reflect.Type
	elem  *plan
	alone bool // whether an element may stand for the list
	texts bool // whether a set of texts may, {"MO": "MO"}
}

func slicePlan(t reflect.Type, elem *plan) plan {
	if t.Elem().Kind() == reflect.Uint8 {
		return plan{decode: decodeByJSON, encode: encodeByJSON} // base64
	}
	l := listDecoder{typ: t, elem: elem, alone: !isList(t.Elem()), texts: t.Elem().Kind() == reflect.String}
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

// decodeObject reads the list out of an object. A member whose name is neither an index
// nor its value does not fit.
func (l *listDecoder) decodeObject(d *Decoder, v reflect.Value) {
	if !IsListObject(d.Scanner) && !l.isSet(d.Scanner) {
		l.decodeOnly(d, v)
		return
	}
	for more := d.Enter('}'); more; more = d.Next('}') {
		if name := d.Key(); scan.IsDigits(name) || l.texts && holds(d.Scanner, name) {
			l.appendItem(d, v)
		} else {
			l.refuseMember(d, string(name))
		}
	}
	l.neverNil(v)
}

// isSet looks ahead whether the object here is a set of texts, which its first member tells.
func (l *listDecoder) isSet(ahead scan.Scanner) bool {
	if !l.texts || !ahead.Enter('}') {
		return false
	}
	name := ahead.Key()
	return holds(ahead, name)
}

// holds looks ahead whether the value here is the given text.
func holds(ahead scan.Scanner, text []byte) bool {
	return ahead.Peek() == '"' && bytes.Equal(ahead.Text(), text)
}

func (l *listDecoder) refuseMember(d *Decoder, name string) {
	d.Peek()
	start, mark := d.Pos(), d.count
	d.Skip()
	d.Refuse(start, l.typ.Elem())
	d.within(mark, dataNamed(name))
}

// decodeOnly reads the one element of the list, or "" for none.
func (l *listDecoder) decodeOnly(d *Decoder, v reflect.Value) {
	if !l.alone {
		d.nothing(v)
		return
	}
	start, mark := d.Pos(), d.count
	l.appendItem(d, v)
	// not copied into a variable: that would be once for each level around it
	if text := d.Since(start); string(text) == `""` || string(text) == undefined && isObject(l.typ.Elem(), l.elem) {
		v.SetZero()
	}
	if mark < d.count {
		d.forget(mark)
		v.SetZero()
		d.Refuse(start, l.typ)
	}
}

func (l *listDecoder) appendItem(d *Decoder, v reflect.Value) {
	i := v.Len()
	if i == v.Cap() {
		v.Grow(1)
	}
	v.SetLen(i + 1)
	mark := d.count
	l.elem.decode(d, v.Index(i))
	if mark < d.count {
		d.within(mark, itemAt(i))
	}
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

// IsListObject looks ahead whether the object here is a list: its first name is
// digits, or there is none. It does not look further, as that would go through
// the members of nested objects once for each level.
func IsListObject(ahead scan.Scanner) bool { return !ahead.Enter('}') || scan.IsDigits(ahead.Key()) }

// arrayDecoder reads a list into an array; what is too much does not fit.
func arrayDecoder(t, slice reflect.Type, p *plan) decodeFunc {
	return func(d *Decoder, v reflect.Value) {
		v.SetZero()
		d.Peek()
		start := d.Pos()
		items := reflect.New(slice).Elem()
		p.decode(d, items)
		if items.Len() > t.Len() {
			d.Refuse(start, t)
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
	mark := d.count
	elem := reflect.New(m.typ.Elem()).Elem()
	m.elem.decode(d, elem)
	key := reflect.New(m.typ.Key()).Elem()
	fits := m.key([]byte(name), key)
	if !fits {
		d.add(strconv.Quote(shortName(name)), m.typ.Key().String())
	}
	if mark < d.count {
		d.within(mark, dataNamed(name))
	}
	if !fits {
		return
	}
	v.SetMapIndex(key, elem)
}
