package b24

import (
	"strconv"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// Decimal is a number as it was written, such as "1000000.00", so that amounts
// of money lose nothing on the way. "" is no number.
//
// It is sent as a JSON number with the same digits; what is no number is sent
// as a text.
type Decimal string

// NewDecimal returns f in its shortest form.
func NewDecimal(f float64) Decimal { return Decimal(strconv.FormatFloat(f, 'f', -1, 64)) }

// Float64 returns the nearest float; ok is false where d is no number.
func (d Decimal) Float64() (f float64, ok bool) {
	f, err := strconv.ParseFloat(string(d), 64)
	return f, err == nil
}

func (d Decimal) append(b []byte) []byte {
	if scan.ValidNumber([]byte(d)) {
		return append(b, d...)
	}
	return codec.AppendText(b, string(d))
}

// MarshalJSON implements [encoding/json.Marshaler].
func (d Decimal) MarshalJSON() ([]byte, error) { return d.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (d *Decimal) UnmarshalJSON(data []byte) error { return unmarshalValue(data, d) }
