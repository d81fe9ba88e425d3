package b24

import (
	"math"
	"reflect"
	"strconv"
)

// scalarEncoder is how the kinds are written that JSON has.
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
