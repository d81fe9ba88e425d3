package b24

import (
	"time"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/secret"
)

// wire is the JSON of calls and answers, with the types of this package that
// have a form of their own in it.
var wire = codec.New[Extra](
	codec.Scalar(parseID, ID.append).Needed(),
	codec.Number(Decimal.append),
	codec.Bool(YN.append),
	codec.Bool(Flag.append),
	codec.Scalar(parseTime, Time.append),
	codec.Scalar(parseDate, Date.append),
	codec.Scalar(parseMoment, appendMoment),
	codec.Scalar(parseSecret, Secret.append),
	codec.Value(decodeFile, encodeFile),
	codec.Value(decodeLabels, encodeLabels),
	codec.Value(decodeFilter, encodeFilter),
	codec.Value(decodeFieldInfo, encodeFieldInfo),
	codec.Value(decodeManifest, encodeManifest),
)

// parseMoment and appendMoment have a [time.Time] be written as a [Time] is.
func parseMoment(text string) (time.Time, bool) {
	t, ok := parseTime(text)
	return t.Time, ok
}

func appendMoment(t time.Time, b []byte) []byte { return NewTime(t).append(b) }

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
// What cannot be read is left zero and returned as a [FieldError], up to a hundred of
// them; the error is for texts that are not JSON, or are nested more than a thousand
// levels deep, and leaves v in an unspecified state.
func Unmarshal(data []byte, v any) ([]FieldError, error) {
	return unmarshal(data, v, Access{})
}

// unmarshal is Unmarshal of an answer to a request that was made with access.
func unmarshal(data []byte, v any, access Access) ([]FieldError, error) {
	odd, err := wire.Unmarshal(data, v)
	return fieldErrors(odd, access), err
}

// fieldErrors is what a decoder found odd in an answer, nil for nothing. Portals may
// repeat what a request was made with.
func fieldErrors(odd []codec.Mismatch, access Access) []FieldError {
	if len(odd) == 0 {
		return nil
	}
	return maskedErrors(odd, access.secrets())
}

func maskedErrors(odd []codec.Mismatch, known []string) []FieldError {
	const shown = 60
	var errs []FieldError
	for _, m := range odd {
		e := FieldError{Path: m.Path, Pattern: m.Pattern, Want: m.Want, Saw: secret.Excerpt(m.Saw, shown, known...)}
		if len(m.Saw) > shown {
			e.Saw += "..."
		}
		errs = append(errs, e)
	}
	return errs
}

// unmarshalValue reads one value for encoding/json, which wants an error where
// this package would report a [FieldError].
func unmarshalValue(data []byte, v any) error {
	odd, err := Unmarshal(data, v)
	if err == nil && len(odd) > 0 {
		err = odd[0]
	}
	return err
}

// Marshal writes v as JSON the way calls send it: as encoding/json does, with
// the members of [Extra] fields in their struct's object, without escaping for
// HTML, and always in one order: fields as declared, then extra members and
// those of maps by name. What cannot be sent is reported all at once.
func Marshal(v any) ([]byte, error) { return wire.Marshal(v) }
