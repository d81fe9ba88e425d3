// Package example reads the JSON of the documentation's examples, keeping the
// order of keys, and says what types the values have.
package example

import (
	"bytes"
	"encoding/json"
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
		return Value{}, fmt.Errorf("%d bytes, more than %d", len(text), maxLength)
	}
	if tooDeep(text) {
		return Value{}, fmt.Errorf("more than %d levels of nesting", maxDepth)
	}
	if n := strings.Count(text, ",") + strings.Count(text, ":"); n > maxValues {
		return Value{}, fmt.Errorf("more than %d values", maxValues)
	}
	v, err := strict(text)
	if err == nil {
		return v, nil
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

func tooDeep(text string) bool {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth > maxDepth {
			return true
		}
	}
	return false
}

func strict(text string) (Value, error) {
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.UseNumber()
	v, err := read(d)
	if err != nil {
		return Value{}, err
	}
	if _, err := d.Token(); err != io.EOF {
		return Value{}, fmt.Errorf("offset %d: more follows the value", d.InputOffset())
	}
	return v, nil
}

func read(d *json.Decoder) (Value, error) {
	t, err := d.Token()
	if err != nil {
		return Value{}, err
	}
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return object(d)
		}
		return array(d)
	case string:
		return Value{Type: String, Text: t}, nil
	case json.Number:
		return Value{Type: numberType(t), Text: t.String()}, nil
	case bool:
		return Value{Type: Boolean, Text: fmt.Sprint(t)}, nil
	}
	return Value{Type: Null}, nil
}

func numberType(n json.Number) Type {
	if _, err := n.Int64(); err == nil {
		return Integer
	}
	return Double
}

func object(d *json.Decoder) (Value, error) {
	v := Value{Type: Object}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return v, err
		}
		member, err := read(d)
		if err != nil {
			return v, err
		}
		v.Members = append(v.Members, Member{key.(string), member})
	}
	_, err := d.Token()
	return v, err
}

func array(d *json.Decoder) (Value, error) {
	v := Value{Type: Array}
	for d.More() {
		item, err := read(d)
		if err != nil {
			return v, err
		}
		v.Items = append(v.Items, item)
	}
	_, err := d.Token()
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
