// Package codec reads and writes JSON the way portals do: it takes the many
// forms in which they write one value, and writes values as calls send them.
//
// It knows the kinds of Go and the types of the standard library. Types that
// have a form of their own in JSON are told to [New].
package codec

import (
	"fmt"
	"reflect"
	"sync"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// Codec reads and writes values. It is safe for concurrent use.
type Codec struct {
	custom map[reflect.Type]Type
	extra  extraType

	// A plain map: what is generic in here would be compiled anew in each package
	// of a generated SDK.
	mu    sync.RWMutex
	plans map[reflect.Type]*plan // finished ones only
}

// extraType is the type of the fields that hold what a struct does not declare.
type extraType struct {
	typ reflect.Type
	of  func(v reflect.Value) map[string]any
}

// New returns a codec that knows these types. Struct fields of type E hold the
// members that the struct does not declare.
func New[E ~map[string]any](types ...Type) *Codec {
	c := &Codec{custom: map[reflect.Type]Type{}, plans: map[reflect.Type]*plan{}}
	c.extra = extraType{reflect.TypeFor[E](), func(v reflect.Value) map[string]any { return v.Interface().(E) }}
	for _, t := range types {
		c.custom[t.typ] = t
	}
	return c
}

// Unmarshal reads JSON into v, a non-nil pointer, and returns what does not
// fit, or the first hundred of it. The error is for texts that are not JSON.
func (c *Codec) Unmarshal(data []byte, v any) ([]Mismatch, error) {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return nil, fmt.Errorf("b24: unmarshal into %T: want a non-nil pointer", v)
	}
	d := c.Decoder(data)
	d.Value(p.Elem())
	d.End()
	return d.Odd(), d.Err()
}

// Decoder returns a decoder at the start of data, which it does not change.
func (c *Codec) Decoder(data []byte) *Decoder {
	return &Decoder{Scanner: scan.New(data), codec: c}
}

// Marshal writes v as JSON. The error tells all that cannot be written.
func (c *Codec) Marshal(v any) ([]byte, error) { return c.MarshalParams(v, false) }

// MarshalParams is Marshal for parameters. Where they are checked, fields of a
// [Type.Needed] type have to have a value, unless they may be left out.
func (c *Codec) MarshalParams(v any, checked bool) ([]byte, error) {
	e := Encoder{Buf: make([]byte, 0, 256), codec: c, checked: checked}
	e.Value(reflect.ValueOf(v))
	return e.finish()
}

// decodeFunc reads the value that the decoder stands at into v, which can be
// set. It always goes past the value, and leaves v zero where it does not fit.
type decodeFunc func(d *Decoder, v reflect.Value)

// encodeFunc writes v.
type encodeFunc func(e *Encoder, v reflect.Value)

// Type is a Go type that has a form of its own in JSON.
type Type struct {
	typ    reflect.Type
	decode decodeFunc
	encode encodeFunc
	needed bool
}

// Needed is t with its zero value being none, which no parameter may have that
// has to be sent; see [Codec.MarshalParams].
func (t Type) Needed() Type {
	t.needed = true
	return t
}

// Value is a type that is read by one function and written by another.
func Value[T any](decode func(d *Decoder, v *T), encode func(e *Encoder, v T)) Type {
	return Type{
		typ:    reflect.TypeFor[T](),
		decode: func(d *Decoder, v reflect.Value) { decode(d, v.Addr().Interface().(*T)) },
		encode: func(e *Encoder, v reflect.Value) { encode(e, valueOf[T](v)) },
	}
}

// Scalar is a type that is one text or number in JSON. parse reads it from the
// text of either; what it returns is kept also where it is not ok.
func Scalar[T any](parse func(text string) (T, bool), appendTo func(v T, buf []byte) []byte) Type {
	return written(appendTo, func(text []byte, v reflect.Value) bool {
		value, ok := parse(string(text))
		*v.Addr().Interface().(*T) = value
		return ok
	})
}

// Bool is a type that is read as all booleans are.
func Bool[T ~bool](appendTo func(v T, buf []byte) []byte) Type { return written(appendTo, parseBool) }

// Number is a number of which the text is kept.
func Number[T ~string](appendTo func(v T, buf []byte) []byte) Type {
	return written(appendTo, parseNumberText)
}

func written[T any](appendTo func(T, []byte) []byte, parse parseFunc) Type {
	return Type{
		typ:    reflect.TypeFor[T](),
		decode: scalarDecoder(parse),
		encode: func(e *Encoder, v reflect.Value) { e.Buf = appendTo(valueOf[T](v), e.Buf) },
	}
}

// valueOf is v as a T. It goes by the address where there is one, because
// Interface copies the value then.
func valueOf[T any](v reflect.Value) T {
	if v.CanAddr() {
		return *v.Addr().Interface().(*T)
	}
	return v.Interface().(T)
}
