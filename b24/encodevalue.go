package b24

import (
	"encoding"
	"encoding/json"
	"reflect"
	"time"
)

// valueEncoder is how types are written that are more than their kind, nil for
// the others.
func valueEncoder(t reflect.Type) encodeFunc {
	switch t {
	case reflect.TypeFor[ID]():
		return func(e *encoder, v reflect.Value) { e.buf = ID(v.String()).append(e.buf) }
	case reflect.TypeFor[Decimal]():
		return func(e *encoder, v reflect.Value) { e.buf = Decimal(v.String()).append(e.buf) }
	case reflect.TypeFor[YN]():
		return func(e *encoder, v reflect.Value) { e.buf = YN(v.Bool()).append(e.buf) }
	case reflect.TypeFor[Flag]():
		return func(e *encoder, v reflect.Value) { e.buf = Flag(v.Bool()).append(e.buf) }
	case reflect.TypeFor[Time]():
		return func(e *encoder, v reflect.Value) { e.buf = v.Interface().(Time).append(e.buf) }
	case reflect.TypeFor[Date]():
		return func(e *encoder, v reflect.Value) { e.buf = v.Interface().(Date).append(e.buf) }
	case reflect.TypeFor[time.Time]():
		return func(e *encoder, v reflect.Value) { e.buf = Time{Time: v.Interface().(time.Time)}.append(e.buf) }
	case reflect.TypeFor[File]():
		return encodeFile
	case reflect.TypeFor[Labels]():
		return encodeLabels
	}
	if t.Kind() == reflect.Interface || t.Kind() == reflect.Pointer {
		return nil
	}
	if t.Implements(reflect.TypeFor[json.Marshaler]()) || t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) ||
		t == reflect.TypeFor[json.Number]() || t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
		return encodeMarshalable
	}
	if p := reflect.PointerTo(t); p.Implements(reflect.TypeFor[json.Marshaler]()) || p.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		return encodeAddressed
	}
	return nil
}

// encodeMarshalable leaves a value to encoding/json.
func encodeMarshalable(e *encoder, v reflect.Value) { e.foreign(v.Type(), v.Interface()) }

// encodeAddressed leaves a value whose pointer knows how it is written to
// encoding/json, also where it cannot be addressed.
func encodeAddressed(e *encoder, v reflect.Value) {
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	e.foreign(v.Type(), p.Interface())
}

func (e *encoder) foreign(t reflect.Type, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		e.refuse(t, err.Error())
		return
	}
	e.buf = append(e.buf, text...)
}
