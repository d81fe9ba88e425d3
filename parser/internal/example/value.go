// Package example reads the JSON of the documentation's examples, keeping the
// order of keys, and says what types the values have.
package example

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Value is a JSON value; Type says which of the other fields holds it.
type Value struct {
	Type    Type
	Text    string // of a string, number or boolean, as it stands
	Members []Member
	Items   []Value
}

// Member is one key of an object.
type Member struct {
	Key   string
	Value Value
}

// Type is the JSON type of a value.
type Type string

// The JSON types, numbers told apart as the documentation does.
const (
	None    Type = "" // no value at all
	Null    Type = "null"
	Boolean Type = "boolean"
	Integer Type = "integer"
	Double  Type = "double"
	String  Type = "string"
	Array   Type = "array"
	Object  Type = "object"
)

// DateTime is the type of a time in declarations, which say more than JSON.
const DateTime Type = "datetime"

// Parse reads one JSON value. Of one that people wrote for people, with comments,
// dots for what is left out and the like, it returns the value that is meant,
// together with the error.
func Parse(text string) (Value, error) {
	if len(text) > maxLength {
		return Value{}, limit(fmt.Sprintf("%d bytes, more than %d", len(text), maxLength))
	}
	v, err := strict(text)
	if _, isLimit := errors.AsType[limit](err); err == nil || isLimit {
		return v, err
	}
	v, _ = strict(repaired(text))
	return v, err
}

// What an example may have, about ten times what the largest have.
const (
	maxLength = 300_000 // bytes
	maxDepth  = 120     // levels of nesting
	maxValues = 20_000
)

// limit says that an example has more of something than that.
type limit string

func (l limit) Error() string { return string(l) }

// reader reads the tokens of an example, and counts what is around and between its values.
type reader struct {
	*json.Decoder
	depth, signs int // levels of nesting; commas and colons
}

func strict(text string) (Value, error) {
	r := &reader{Decoder: json.NewDecoder(strings.NewReader(text))}
	r.UseNumber()
	v, err := r.value()
	if err != nil {
		return Value{}, err
	}
	if _, err := r.Token(); !errors.Is(err, io.EOF) {
		return Value{}, fmt.Errorf("offset %d: more follows the value", r.InputOffset())
	}
	return v, nil
}

func (r *reader) value() (Value, error) {
	t, err := r.Token()
	if err != nil {
		return Value{}, err
	}
	switch t := t.(type) {
	case json.Delim:
		if r.depth++; r.depth > maxDepth {
			return Value{}, limit(fmt.Sprintf("more than %d levels of nesting", maxDepth))
		}
		defer func() { r.depth-- }()
		if t == '{' {
			return r.object()
		}
		return r.array()
	case string:
		return Value{Type: String, Text: t}, nil
	case json.Number:
		return Value{Type: numberType(t), Text: t.String()}, nil
	case bool:
		return Value{Type: Boolean, Text: fmt.Sprint(t)}, nil
	}
	return Value{Type: Null}, nil
}

// count counts commas and colons: the colon of a member, the comma of all but the first.
func (r *reader) count(signs int) error {
	if r.signs += signs; r.signs > maxValues {
		return limit(fmt.Sprintf("more than %d values", maxValues))
	}
	return nil
}

func numberType(n json.Number) Type {
	if _, err := n.Int64(); err == nil {
		return Integer
	}
	return Double
}

func (r *reader) object() (Value, error) {
	v := Value{Type: Object}
	for r.More() {
		key, err := r.Token()
		if err != nil {
			return v, err
		}
		if err := r.count(1 + min(len(v.Members), 1)); err != nil {
			return v, err
		}
		member, err := r.value()
		if err != nil {
			return v, err
		}
		v.Members = append(v.Members, Member{key.(string), member})
	}
	_, err := r.Token()
	return v, err
}

func (r *reader) array() (Value, error) {
	v := Value{Type: Array}
	for r.More() {
		if err := r.count(min(len(v.Items), 1)); err != nil {
			return v, err
		}
		item, err := r.value()
		if err != nil {
			return v, err
		}
		v.Items = append(v.Items, item)
	}
	_, err := r.Token()
	return v, err
}

// Get is the value of a key of an object.
func (v Value) Get(key string) (Value, bool) {
	for _, m := range v.Members {
		if m.Key == key {
			return m.Value, true
		}
	}
	return Value{}, false
}

// Without is an object without the keys, any other value as it is.
func (v Value) Without(keys map[string]bool) Value {
	var left []Member
	for _, m := range v.Members {
		if !keys[m.Key] {
			left = append(left, m)
		}
	}
	v.Members = left
	return v
}
