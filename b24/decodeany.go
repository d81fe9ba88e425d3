package b24

import (
	"encoding/json"
	"reflect"

	"github.com/b24gen/b24gen/b24/internal/scan"
)

// decodeAny reads a value of any form.
func decodeAny(d *decoder, v reflect.Value) {
	value := d.any()
	if value == nil {
		v.SetZero()
		return
	}
	v.Set(reflect.ValueOf(value))
}

// any reads a value as encoding/json does, with numbers as [json.Number]: ids
// and amounts keep all their digits.
func (d *decoder) any() any {
	switch c := d.Peek(); {
	case c == '"':
		return string(d.Text())
	case c == '{':
		m := map[string]any{}
		for more := d.Enter('}'); more; more = d.Next('}') {
			name := string(d.Key())
			m[name] = d.any()
		}
		return m
	case c == '[':
		l := []any{}
		for more := d.Enter(']'); more; more = d.Next(']') {
			l = append(l, d.any())
		}
		return l
	case scan.IsNumber(c):
		return json.Number(d.Number())
	}
	switch string(d.Literal()) {
	case "true":
		return true
	case "false":
		return false
	}
	return nil
}
