package codec

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
)

// customDecoder is how types are read that have a form of their own, nil for
// those that are read by their kind.
func (c *Codec) customDecoder(t reflect.Type) decodeFunc {
	if custom, ok := c.custom[t]; ok {
		return custom.decode
	}
	switch t {
	case reflect.TypeFor[json.Number]():
		return scalarDecoder(parseNumberText)
	case reflect.TypeFor[json.RawMessage]():
		return decodeRaw
	}
	switch p := reflect.PointerTo(t); {
	case p.Implements(reflect.TypeFor[json.Unmarshaler]()):
		return decodeUnmarshaler
	case p.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return scalarDecoder(parseUnmarshaler)
	}
	return nil
}

func decodeRaw(d *Decoder, v reflect.Value) { v.SetBytes(bytes.Clone(d.Skip())) }

func decodeUnmarshaler(d *Decoder, v reflect.Value) {
	d.Peek()
	start := d.Pos()
	raw := d.Skip()
	v.SetZero()
	if raw == nil || v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(raw) == nil {
		return
	}
	v.SetZero()
	if !IsNothing(raw) {
		d.Refuse(start, v.Type())
	}
}

func parseUnmarshaler(text []byte, v reflect.Value) bool {
	return v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(text) == nil
}

// decodeByJSON leaves a value to encoding/json.
func decodeByJSON(d *Decoder, v reflect.Value) {
	v.SetZero()
	d.Peek()
	start := d.Pos()
	raw := d.Skip()
	if IsNothing(raw) || json.Unmarshal(raw, v.Addr().Interface()) == nil {
		return
	}
	v.SetZero()
	d.Refuse(start, v.Type())
}

// customEncoder is how types are written that have a form of their own, nil for
// those that are written by their kind.
func (c *Codec) customEncoder(t reflect.Type) encodeFunc {
	if custom, ok := c.custom[t]; ok {
		return custom.encode
	}
	if t.Kind() == reflect.Interface || t.Kind() == reflect.Pointer {
		return nil
	}
	switch {
	case t == reflect.TypeFor[json.Number](), isMarshaler(t):
		return encodeByJSON
	case isMarshaler(reflect.PointerTo(t)):
		return encodeAddressed
	}
	return nil
}

func isMarshaler(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]())
}

// encodeByJSON leaves a value to encoding/json.
func encodeByJSON(e *Encoder, v reflect.Value) { e.byJSON(v.Type(), v.Interface()) }

// encodeAddressed leaves a value whose pointer knows how it is written to
// encoding/json, also where it cannot be addressed.
func encodeAddressed(e *Encoder, v reflect.Value) {
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	e.byJSON(v.Type(), p.Interface())
}

func (e *Encoder) byJSON(t reflect.Type, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		e.refuse(t, err.Error())
		return
	}
	e.Buf = append(e.Buf, text...)
}
