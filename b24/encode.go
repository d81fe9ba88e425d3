package b24

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"sync"
	"time"
)

// encoder writes one JSON text and collects what cannot be written.
type encoder struct {
	buf     []byte
	depth   int
	refused []FieldError
}

// encodeFunc writes v.
type encodeFunc func(e *encoder, v reflect.Value)

// maxEncodeDepth is more than any parameter needs, and less than a value that
// contains itself has.
const maxEncodeDepth = 200

// encoders caches how types are written, by their [reflect.Type].
var encoders sync.Map

// encoderOf returns how values of type t are written.
func encoderOf(t reflect.Type) encodeFunc {
	if f, ok := encoders.Load(t); ok {
		return f.(encodeFunc)
	}
	var made encodeFunc
	var ready sync.WaitGroup
	ready.Add(1)
	f, loaded := encoders.LoadOrStore(t, encodeFunc(func(e *encoder, v reflect.Value) {
		ready.Wait()
		made(e, v)
	}))
	if loaded {
		return f.(encodeFunc)
	}
	made = newEncoder(t)
	ready.Done()
	encoders.Store(t, made)
	return made
}

func newEncoder(t reflect.Type) encodeFunc {
	if f := valueEncoder(t); f != nil {
		return f
	}
	switch t.Kind() {
	case reflect.Pointer:
		return pointerEncoder(t)
	case reflect.Interface:
		return func(e *encoder, v reflect.Value) { e.value(v.Elem()) }
	case reflect.Struct:
		return structEncoder(t)
	case reflect.Map:
		return mapEncoder(t)
	case reflect.Slice:
		return sliceEncoder(t)
	case reflect.Array:
		return arrayEncoder(t)
	}
	return scalarEncoder(t)
}

// value writes v, whose type is known only now.
func (e *encoder) value(v reflect.Value) {
	if !v.IsValid() {
		e.buf = append(e.buf, "null"...)
		return
	}
	encoderOf(v.Type())(e, v)
}

// refuse notes that v cannot be written, and why.
func (e *encoder) refuse(t reflect.Type, why string) {
	e.buf = append(e.buf, "null"...)
	e.refused = append(e.refused, FieldError{Saw: t.String(), Want: why})
}

// in puts a step before the paths noted since n.
func (e *encoder) in(n int, step string) {
	for i := n; i < len(e.refused); i++ {
		e.refused[i].Path = joinPath(step, e.refused[i].Path)
	}
}

// finish returns the text, or all that could not be written.
func (e *encoder) finish() ([]byte, error) {
	if len(e.refused) == 0 {
		return e.buf, nil
	}
	errs := make([]error, len(e.refused))
	for i, r := range e.refused {
		errs[i] = fmt.Errorf("b24: %s%s cannot be sent: %s", pathPrefix(r.Path), r.Saw, r.Want)
	}
	return nil, errors.Join(errs...)
}

func pathPrefix(path string) string {
	if path == "" {
		return ""
	}
	return path + ": "
}

// deeper goes one level down and is false where that is too deep.
func (e *encoder) deeper(t reflect.Type) bool {
	if e.depth >= maxEncodeDepth {
		e.refuse(t, "it is nested too deeply, or contains itself")
		return false
	}
	e.depth++
	return true
}

func pointerEncoder(t reflect.Type) encodeFunc {
	encode := encoderOf(t.Elem())
	return func(e *encoder, v reflect.Value) {
		if v.IsNil() {
			e.buf = append(e.buf, "null"...)
			return
		}
		if e.deeper(t) {
			encode(e, v.Elem())
			e.depth--
		}
	}
}

func scalarEncoder(t reflect.Type) encodeFunc {
	switch t.Kind() {
	case reflect.Bool:
		return func(e *encoder, v reflect.Value) { e.buf = strconv.AppendBool(e.buf, v.Bool()) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(e *encoder, v reflect.Value) { e.buf = strconv.AppendInt(e.buf, v.Int(), 10) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return func(e *encoder, v reflect.Value) { e.buf = strconv.AppendUint(e.buf, v.Uint(), 10) }
	case reflect.Float32, reflect.Float64:
		return encodeFloat
	case reflect.String:
		return func(e *encoder, v reflect.Value) { e.buf = appendText(e.buf, v.String()) }
	}
	return func(e *encoder, v reflect.Value) { e.refuse(v.Type(), "JSON has no such value") }
}

func encodeFloat(e *encoder, v reflect.Value) {
	f := v.Float()
	if math.IsNaN(f) || math.IsInf(f, 0) {
		e.refuse(v.Type(), "it is not a finite number")
		return
	}
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	e.buf = strconv.AppendFloat(e.buf, f, format, -1, v.Type().Bits())
}

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
