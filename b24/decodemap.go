package b24

import (
	"encoding/json"
	"reflect"
	"strconv"
)

// mapDecoder reads objects, and the lists that PHP makes of maps whose names
// are 0, 1, 2. "No value" is nil, and [] is an empty map.
func mapDecoder(t reflect.Type) decodeFunc {
	key := keyParser(t.Key())
	if key == nil {
		return decodeUnmarshalable
	}
	m := mapping{typ: t, key: key, decode: decoderOf(t.Elem())}
	return func(d *decoder, v reflect.Value) {
		v.SetZero()
		switch d.Peek() {
		case '{':
			m.decodeObject(d, v)
		case '[':
			m.decodeArray(d, v)
		case '"':
			d.noText(v)
		default:
			d.nothing(v)
		}
	}
}

type mapping struct {
	typ    reflect.Type
	key    parseFunc
	decode decodeFunc
}

func (m mapping) decodeObject(d *decoder, v reflect.Value) {
	v.Set(reflect.MakeMap(m.typ))
	for more := d.Enter('}'); more; more = d.Next('}') {
		m.decodeMember(d, v, string(d.Key()))
	}
}

func (m mapping) decodeArray(d *decoder, v reflect.Value) {
	v.Set(reflect.MakeMap(m.typ))
	i := 0
	for more := d.Enter(']'); more; more = d.Next(']') {
		m.decodeMember(d, v, strconv.Itoa(i))
		i++
	}
}

func (m mapping) decodeMember(d *decoder, v reflect.Value, name string) {
	n := len(d.odd)
	elem := reflect.New(m.typ.Elem()).Elem()
	m.decode(d, elem)
	d.inField(n, name)
	key := reflect.New(m.typ.Key()).Elem()
	if !m.key([]byte(name), key) {
		d.odd = append(d.odd, FieldError{Path: name, Saw: strconv.Quote(name), Want: m.typ.Key().String()})
		return
	}
	v.SetMapIndex(key, elem)
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

// decodeUnmarshalable leaves a value to encoding/json.
func decodeUnmarshalable(d *decoder, v reflect.Value) {
	v.SetZero()
	d.Peek()
	start := d.Pos()
	raw := d.Skip()
	if isNothing(raw) || json.Unmarshal(raw, v.Addr().Interface()) == nil {
		return
	}
	v.SetZero()
	d.refuse(start, v.Type())
}
