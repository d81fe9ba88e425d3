package b24

import (
	"fmt"
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// Unmarshal reads JSON into v, a non-nil pointer, the way answers are read: it
// takes the many forms in which portals write one value (REST-PROTOCOL section
// 10). It obeys json tags as encoding/json does.
//
//   - Numbers may be texts and texts numbers; booleans may be "Y", "N", 1, 0,
//     "1", "0", "true", "false", in any case.
//   - null, "", false, [] and {} are "no value" where they are none of the
//     field's type: the field becomes zero, a pointer nil.
//   - A list may be an object whose names are digits, or its only element alone.
//     A map may be a list, an object may be a list of one object.
//   - Names match in any case where none matches exactly. Names that a struct
//     does not declare go into its field of type [Extra], if it has one.
//   - Numbers in a field of type any are [encoding/json.Number].
//
// What cannot be read is left zero and returned as a [FieldError]; the error is
// for texts that are not JSON, and leaves v in an unspecified state.
func Unmarshal(data []byte, v any) ([]FieldError, error) {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return nil, fmt.Errorf("b24: unmarshal into %T: want a non-nil pointer", v)
	}
	d := decoder{Scanner: scan.New(data)}
	decoderOf(p.Type().Elem())(&d, p.Elem())
	d.End()
	return d.odd, d.Err()
}

// Marshal writes v as JSON the way calls send it: as encoding/json does, with
// the members of [Extra] fields in their struct's object, without escaping for
// HTML, and always in one order: fields as declared, then extra members and
// those of maps by name. What cannot be sent is reported all at once.
func Marshal(v any) ([]byte, error) {
	e := encoder{buf: make([]byte, 0, 256)}
	e.value(reflect.ValueOf(v))
	return e.finish()
}
