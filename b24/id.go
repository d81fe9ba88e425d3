package b24

import (
	"strconv"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// ID identifies an object. Portals write ids as numbers or as texts, and not
// all are numbers: USD, C1:NEW, D_12. An ID keeps the text; "" is none.
//
// It is sent as a number where it is one, as a text otherwise.
type ID string

// IntID returns the id n.
func IntID[N ~int | ~int32 | ~int64](n N) ID { return ID(strconv.FormatInt(int64(n), 10)) }

// Int returns the id as a number; ok is false where it is none.
func (id ID) Int() (n int64, ok bool) {
	n, err := strconv.ParseInt(string(id), 10, 64)
	return n, err == nil
}

// Set tells whether the id points at something. In links between objects both
// "" and 0 say that there is nothing (REST-PROTOCOL section 10.1).
func (id ID) Set() bool { return id != "" && id != "0" }

func (id ID) append(b []byte) []byte {
	const safe = 15 // digits that every reader of JSON numbers keeps
	if len(id) <= safe && isInteger(string(id)) {
		return append(b, id...)
	}
	return codec.AppendText(b, string(id))
}

// isInteger tells whether text is a whole number in JSON's spelling, which has
// no leading zeros.
func isInteger(text string) bool {
	return scan.ValidNumber([]byte(text)) && scan.IsDigits([]byte(text))
}

func parseID(text string) (ID, bool) {
	if text == "true" {
		return "", false
	}
	return ID(text), true
}

// MarshalJSON implements [encoding/json.Marshaler].
func (id ID) MarshalJSON() ([]byte, error) { return id.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (id *ID) UnmarshalJSON(data []byte) error { return unmarshalValue(data, id) }
