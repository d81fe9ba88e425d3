package codec

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"
)

// Encoder writes one JSON text and collects what cannot be written.
type Encoder struct {
	Buf     []byte
	codec   *Codec
	depth   int
	checked bool // see [Codec.MarshalParams]
	misfits      // with the Go type as what was seen, and the reason as what is wanted
}

// Value writes v.
func (e *Encoder) Value(v reflect.Value) {
	if !v.IsValid() {
		e.null()
		return
	}
	e.codec.planOf(v.Type()).encode(e, v)
}

func (e *Encoder) null() { e.Buf = append(e.Buf, "null"...) }

// refuse notes that v cannot be written, and why.
func (e *Encoder) refuse(t reflect.Type, why string) {
	e.null()
	e.add(t.String(), why)
}

// finish returns the text, or all that could not be written.
func (e *Encoder) finish() ([]byte, error) {
	if e.count == 0 {
		return e.Buf, nil
	}
	errs := make([]error, len(e.kept))
	for i, r := range e.mismatches() {
		if r.Path != "" {
			r.Path += ": "
		}
		errs[i] = fmt.Errorf("b24: %s%s cannot be sent: %s", r.Path, r.Saw, r.Want)
	}
	return nil, errors.Join(errs...)
}

// maxDepth is more than any parameter needs, and less than a value that
// contains itself has.
const maxDepth = 200

// deeper goes one level down and is false where that is too deep.
func (e *Encoder) deeper(t reflect.Type) bool {
	if e.depth >= maxDepth {
		e.refuse(t, "it is nested too deeply, or contains itself")
		return false
	}
	e.depth++
	return true
}

func pointerEncoder(t reflect.Type, elem *plan) encodeFunc {
	return func(e *Encoder, v reflect.Value) {
		if v.IsNil() {
			e.null()
			return
		}
		if e.deeper(t) {
			elem.encode(e, v.Elem())
			e.depth--
		}
	}
}

// scalarEncoder is how the kinds are written that JSON has.
func scalarEncoder(t reflect.Type) encodeFunc {
	switch t.Kind() {
	case reflect.Bool:
		return func(e *Encoder, v reflect.Value) { e.Buf = strconv.AppendBool(e.Buf, v.Bool()) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(e *Encoder, v reflect.Value) { e.Buf = strconv.AppendInt(e.Buf, v.Int(), 10) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return func(e *Encoder, v reflect.Value) { e.Buf = strconv.AppendUint(e.Buf, v.Uint(), 10) }
	case reflect.Float32, reflect.Float64:
		return encodeFloat
	case reflect.String:
		return func(e *Encoder, v reflect.Value) { e.Buf = AppendText(e.Buf, v.String()) }
	}
	return func(e *Encoder, v reflect.Value) { e.refuse(v.Type(), "JSON has no such value") }
}

func encodeFloat(e *Encoder, v reflect.Value) {
	f := v.Float()
	if math.IsNaN(f) || math.IsInf(f, 0) {
		e.refuse(v.Type(), "it is not a finite number")
		return
	}
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	e.Buf = strconv.AppendFloat(e.Buf, f, format, -1, v.Type().Bits())
}

// AppendText writes text as a JSON string. What is not UTF-8 becomes U+FFFD.
func AppendText(b []byte, text string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = appendEscape(append(b, text[start:i]...), c)
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			b = append(append(b, text[start:i]...), "\uFFFD"...)
			start = i + 1
		}
		i += size
	}
	return append(append(b, text[start:]...), '"')
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}
