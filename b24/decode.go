package b24

import (
	"bytes"
	"reflect"
	"strconv"
	"sync"

	"github.com/b24gen/b24gen/b24/internal/scan"
	"github.com/b24gen/b24gen/b24/internal/secret"
)

// decoder reads one JSON text and collects what does not fit.
type decoder struct {
	scan.Scanner
	odd []FieldError
}

// decodeFunc reads the value that the decoder stands at into v, which can be
// set. It always goes past the value, and leaves v zero where it does not fit.
type decodeFunc func(d *decoder, v reflect.Value)

// decoders caches how types are read, by their [reflect.Type].
var decoders sync.Map

// decoderOf returns how values of type t are read.
func decoderOf(t reflect.Type) decodeFunc {
	if f, ok := decoders.Load(t); ok {
		return f.(decodeFunc)
	}
	// A type that contains itself finds this stand-in, which waits until the
	// real function is there.
	var made decodeFunc
	var ready sync.WaitGroup
	ready.Add(1)
	f, loaded := decoders.LoadOrStore(t, decodeFunc(func(d *decoder, v reflect.Value) {
		ready.Wait()
		made(d, v)
	}))
	if loaded {
		return f.(decodeFunc)
	}
	made = newDecoder(t)
	ready.Done()
	decoders.Store(t, made)
	return made
}

func newDecoder(t reflect.Type) decodeFunc {
	if f := valueDecoder(t); f != nil {
		return f
	}
	switch t.Kind() {
	case reflect.Pointer:
		return pointerDecoder(t)
	case reflect.Struct:
		return structDecoder(t)
	case reflect.Map:
		return mapDecoder(t)
	case reflect.Slice:
		return sliceDecoder(t)
	case reflect.Array:
		return arrayDecoder(t)
	case reflect.Interface:
		if t.NumMethod() == 0 {
			return decodeAny
		}
	}
	return scalarDecoder(scalarParser(t))
}

// refuse notes that the value that began at start does not fit t.
func (d *decoder) refuse(start int, t reflect.Type) {
	if saw := d.Since(start); saw != nil {
		d.odd = append(d.odd, FieldError{Saw: excerpt(saw), Want: t.String()})
	}
}

// nothing reads a value that should be "no value", and sets v to zero.
func (d *decoder) nothing(v reflect.Value) {
	v.SetZero()
	d.Peek()
	start := d.Pos()
	if !isNothing(d.Skip()) {
		d.refuse(start, v.Type())
	}
}

// isNothing tells whether text is one of the ways to say "no value".
func isNothing(text []byte) bool {
	switch string(text) {
	case "null", "false", `""`, "[]", "{}":
		return true
	}
	if len(text) < 2 || text[0] != '[' && text[0] != '{' {
		return false
	}
	return len(bytes.TrimSpace(text[1:len(text)-1])) == 0
}

// Paths are built on the way out, so that reading costs nothing where
// everything fits: each level puts its own step before what was noted within.

// inField puts a name before the paths noted since n.
func (d *decoder) inField(n int, name string) {
	for i := n; i < len(d.odd); i++ {
		d.odd[i].Path = joinPath(name, d.odd[i].Path)
	}
}

// inItem puts an index before the paths noted since n.
func (d *decoder) inItem(n, index int) {
	if n < len(d.odd) {
		d.inField(n, "["+strconv.Itoa(index)+"]")
	}
}

func joinPath(step, path string) string {
	if path == "" || path[0] == '[' {
		return step + path
	}
	return step + "." + path
}

// excerpt is the beginning of a value, short and without secrets.
func excerpt(value []byte) string {
	const shown = 60
	text := value
	if len(text) > shown {
		text = bytes.ToValidUTF8(text[:shown], nil)
	}
	masked := secret.Mask(string(text))
	if len(value) > shown {
		masked += "..."
	}
	return masked
}
