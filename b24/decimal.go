package b24

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// Decimal is a number as it was written, such as "1000000.00", so that amounts
// of money lose nothing on the way. It is read from numbers and from texts that are
// numbers; "" is no number, which null is read as. A constant is one as it stands:
//
//	deal.Opportunity = "1250.50"
//
// It is sent as a JSON number with the same digits, or as a text where its field has
// the option "string"; what is no number is sent as a text. == compares the texts,
// [Decimal.Cmp] the numbers.
type Decimal string

// NewDecimal returns n in its shortest form, without an exponent. Of a float that is
// not finite it is "".
func NewDecimal[N integer | ~float32 | ~float64](n N) Decimal {
	v := reflect.ValueOf(n)
	switch {
	case v.CanInt():
		return Decimal(strconv.FormatInt(v.Int(), 10))
	case v.CanUint():
		return Decimal(strconv.FormatUint(v.Uint(), 10))
	case math.IsNaN(v.Float()), math.IsInf(v.Float(), 0):
		return ""
	}
	return Decimal(strconv.FormatFloat(v.Float(), 'f', -1, v.Type().Bits()))
}

// integer are the kinds of whole numbers.
type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64
}

// ParseDecimal returns the number that text is, with its digits as they are. The error
// is for what is no number in the spelling of JSON, as one with a comma.
func ParseDecimal(text string) (Decimal, error) {
	if !scan.ValidNumber([]byte(text)) {
		return "", fmt.Errorf("b24: %q is no decimal number", text)
	}
	return Decimal(text), nil
}

// String is the number as it was written.
func (d Decimal) String() string { return string(d) }

// IsZero tells whether there is no number. "0" is one.
func (d Decimal) IsZero() bool { return d == "" }

// Float64 returns the nearest float; ok is false where d is no number, or is out of
// the range of floats.
func (d Decimal) Float64() (f float64, ok bool) {
	f, err := strconv.ParseFloat(string(d), 64)
	if err != nil || !d.isNumber() {
		return 0, false
	}
	return f, true
}

// Int64 returns the number where it is whole, also written as 5.00; ok is false where
// it is not, or is out of range.
func (d Decimal) Int64() (n int64, ok bool) {
	const longest = 19 // digits of an int64
	digits := d.digits()
	zeros := digits.point - len(digits.text)
	switch {
	case digits.text == "":
		return 0, d.isNumber()
	case zeros < 0 || digits.point > longest:
		return 0, false
	}
	text := digits.text + strings.Repeat("0", zeros)
	if digits.negative {
		text = "-" + text
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, false
	}
	return n, true
}

// Rat returns the number exactly, for arithmetic with [math/big]; ok is false where d
// is no number, or its exponent is beyond a thousand, as no amount is.
func (d Decimal) Rat() (r *big.Rat, ok bool) {
	const most = 1000
	if digits := d.digits(); !d.isNumber() || digits.point > most || digits.point < -most {
		return nil, false
	}
	return new(big.Rat).SetString(string(d))
}

// Cmp is -1 where d is less than other, 1 where it is greater, and 0 where both are the
// same number, as 1.5 and 1.50 are. It is exact. What is no number counts as 0.
func (d Decimal) Cmp(other Decimal) int {
	a, b := d.digits(), other.digits()
	switch {
	case a.sign() != b.sign():
		return cmp.Compare(a.sign(), b.sign())
	case a.point != b.point:
		return a.sign() * cmp.Compare(a.point, b.point)
	}
	return a.sign() * strings.Compare(a.text, b.text)
}

// Equal tells whether both are the same number; see [Decimal.Cmp].
func (d Decimal) Equal(other Decimal) bool { return d.Cmp(other) == 0 }

// Sign is -1, 0 or 1, as the number is negative, zero or positive.
func (d Decimal) Sign() int { return d.digits().sign() }

func (d Decimal) isNumber() bool { return scan.ValidNumber([]byte(d)) }

// decimalDigits are those of a number, without zeros at either end: 0.text times ten
// to the power of point.
type decimalDigits struct {
	negative bool
	text     string
	point    int
}

func (d decimalDigits) sign() int {
	switch {
	case d.text == "":
		return 0
	case d.negative:
		return -1
	}
	return 1
}

// digits are zero for what is no number.
func (d Decimal) digits() decimalDigits {
	if !d.isNumber() {
		return decimalDigits{}
	}
	text, negative := strings.CutPrefix(string(d), "-")
	mantissa, exponent := text, 0
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], exponentOf(text[i+1:])
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	all := whole + fraction
	significant := strings.TrimLeft(all, "0")
	if significant == "" {
		return decimalDigits{}
	}
	point := len(whole) - (len(all) - len(significant)) + exponent
	return decimalDigits{negative, strings.TrimRight(significant, "0"), point}
}

// exponentOf is an exponent, or one that is far beyond what anybody writes.
func exponentOf(text string) int {
	const most = 1 << 30
	n, err := strconv.Atoi(text)
	switch {
	case err != nil && strings.HasPrefix(text, "-"), n < -most:
		return -most
	case err != nil, n > most:
		return most
	}
	return n
}

func (d Decimal) append(b []byte) []byte {
	if d.isNumber() {
		return append(b, d...)
	}
	return codec.AppendText(b, string(d))
}

// MarshalJSON implements [encoding/json.Marshaler].
func (d Decimal) MarshalJSON() ([]byte, error) { return d.append(nil), nil }

// UnmarshalJSON implements [encoding/json.Unmarshaler].
func (d *Decimal) UnmarshalJSON(data []byte) error { return unmarshalValue(data, d) }
