package b24

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
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
