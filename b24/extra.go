package b24

import "fmt"

// Extra holds fields that a struct does not declare. In parameters it adds
// fields, and takes precedence over declared ones, so that Extra{"name": nil}
// sends null. In results it receives what the documentation does not list, such
// as custom fields (UF_*, PROPERTY_*). [Get] reads a field as a type, [Extra.Set] sets
// one.
//
// Values are as they were read, text as string and numbers as [encoding/json.Number],
// or what you put there.
//
// [Marshal] and [Unmarshal] of this package write and read the fields of an Extra in
// the object of its struct. encoding/json does not know it: json.Marshal leaves them out,
// json.Unmarshal drops them.
type Extra map[string]any

// Get reads a field as a T, with the leniency of answers: see [Unmarshal]. It is false
// where there is no such field; null and other forms of "no value" are the zero T, or nil
// for a pointer. The error is a [FieldError], for a value that does not fit.
//
//	city, ok, err := b24.Get[string](deal.Extra, "UF_CRM_1700000000")
func Get[T any](e Extra, field string) (value T, ok bool, err error) {
	held, ok := e[field]
	if !ok || held == nil {
		return value, ok, nil
	}
	if same, isT := held.(T); isT {
		return same, true, nil
	}
	text, err := Marshal(held)
	if err != nil {
		return value, true, fmt.Errorf("%s: %w", field, err)
	}
	odd, err := Unmarshal(text, &value)
	if err == nil && len(odd) > 0 {
		odd[0].Path = joinPath(field, odd[0].Path)
		odd[0].Pattern = joinPath(field, odd[0].Pattern)
		var zero T
		return zero, true, odd[0]
	}
	return value, true, err
}

// Set sets a field to any value that can be sent, and makes the map where there is
// none. nil sends null. The error is for a value that cannot be sent, and changes
// nothing.
//
//	err := fields.Extra.Set("UF_CRM_1700000000", b24.NewTime(time.Now()))
func (e *Extra) Set(field string, value any) error {
	if _, err := Marshal(value); err != nil {
		return fmt.Errorf("%s: %w", field, err)
	}
	if *e == nil {
		*e = Extra{}
	}
	(*e)[field] = value
	return nil
}
