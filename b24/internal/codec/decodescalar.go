package codec

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// parseFunc sets v to what text says, or is false. The text is that of a
// number, a string or true.
type parseFunc func(text []byte, v reflect.Value) bool

// scalarDecoder reads what is a text, a number or true with parse.
func scalarDecoder(parse parseFunc) decodeFunc {
	return func(d *Decoder, v reflect.Value) {
		c := d.Peek()
		start := d.Pos()
		var text []byte
		switch {
		case c == '"':
			text = d.Text()
		case scan.IsNumber(c):
			text = d.Number()
		case c == 't':
			text = d.Literal()
		default:
			d.nothing(v)
			return
		}
		v.SetZero()
		if len(text) > 0 && !parse(text, v) {
			d.Refuse(start, v.Type())
		}
	}
}

// scalarParser is how the text of a value of kind t is understood.
func scalarParser(t reflect.Type) parseFunc {
	switch t.Kind() {
	case reflect.String:
		return parseString
	case reflect.Bool:
		return parseBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return parseInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return parseUint
	case reflect.Float32, reflect.Float64:
		return parseFloat
	}
	return func([]byte, reflect.Value) bool { return false }
}

func parseString(text []byte, v reflect.Value) bool {
	v.SetString(string(text))
	return true
}

func parseBool(text []byte, v reflect.Value) bool {
	b, ok := boolOf(text)
	v.SetBool(b)
	return ok
}

// boolOf understands the spellings of REST-PROTOCOL section 10.2.
func boolOf(text []byte) (value, ok bool) {
	switch string(text) {
	case "Y", "y", "1", "true":
		return true, true
	case "N", "n", "0", "false":
		return false, true
	}
	switch strings.ToLower(string(text)) {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return false, false
}

func parseInt(text []byte, v reflect.Value) bool {
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		whole, ok := wholeOf(text)
		if !ok {
			return false
		}
		n = whole
	}
	if v.OverflowInt(n) {
		return false
	}
	v.SetInt(n)
	return true
}

func parseUint(text []byte, v reflect.Value) bool {
	n, err := strconv.ParseUint(string(text), 10, 64)
	if err != nil {
		whole, ok := wholeOf(text)
		if !ok || whole < 0 {
			return false
		}
		n = uint64(whole)
	}
	if v.OverflowUint(n) {
		return false
	}
	v.SetUint(n)
	return true
}

// wholeOf reads whole numbers that are written as fractions, such as 5.00.
func wholeOf(text []byte) (int64, bool) {
	const exact = 1 << 53
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil || !scan.ValidNumber(text) || f != float64(int64(f)) || f > exact || f < -exact {
		return 0, false
	}
	return int64(f), true
}

func parseFloat(text []byte, v reflect.Value) bool {
	f, err := strconv.ParseFloat(string(text), v.Type().Bits())
	if err != nil || !scan.ValidNumber(text) {
		return false
	}
	v.SetFloat(f)
	return true
}

func parseNumberText(text []byte, v reflect.Value) bool {
	if !scan.ValidNumber(text) {
		return false
	}
	v.SetString(string(text))
	return true
}
