package b24

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"time"
)

// parseOf reads a scalar into a T by a function of its text. What it returns is
// kept also where it is not ok.
func parseOf[T any](parse func(text string) (T, bool)) parseFunc {
	return func(text []byte, v reflect.Value) bool {
		value, ok := parse(string(text))
		*v.Addr().Interface().(*T) = value
		return ok
	}
}

// valueDecoder is how types are read that are more than their kind, nil for
// the others.
func valueDecoder(t reflect.Type) decodeFunc {
	switch t {
	case reflect.TypeFor[ID]():
		return scalarDecoder(parseID)
	case reflect.TypeFor[Decimal](), reflect.TypeFor[json.Number]():
		return scalarDecoder(parseNumberText)
	case reflect.TypeFor[YN](), reflect.TypeFor[Flag]():
		return scalarDecoder(parseBool)
	case reflect.TypeFor[Time]():
		return scalarDecoder(parseOf(parseTime))
	case reflect.TypeFor[Date]():
		return scalarDecoder(parseOf(parseDate))
	case reflect.TypeFor[time.Time]():
		return scalarDecoder(parseOf(func(text string) (time.Time, bool) {
			t, ok := parseTime(text)
			return t.Time, ok
		}))
	case reflect.TypeFor[File]():
		return decodeFile
	case reflect.TypeFor[Labels]():
		return labelsDecoder()
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

func decodeRaw(d *decoder, v reflect.Value) { v.SetBytes(bytes.Clone(d.Skip())) }

func decodeUnmarshaler(d *decoder, v reflect.Value) {
	d.Peek()
	start := d.Pos()
	raw := d.Skip()
	v.SetZero()
	if raw == nil || v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(raw) == nil {
		return
	}
	v.SetZero()
	if !isNothing(raw) {
		d.refuse(start, v.Type())
	}
}

func parseUnmarshaler(text []byte, v reflect.Value) bool {
	return v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(text) == nil
}
