package b24test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
)

// tree is a container as PHP has it: keys in the order of arrival, with
// values that are trees, strings, numbers, booleans or nil. The order is what
// a batch runs its commands in and what a positional method reads.
type tree struct {
	keys   []string
	values map[string]any
	list   bool // a JSON list; a container from a form is judged by its keys
	form   bool // came from brackets, where lists and maps look alike
}

func newTree() *tree { return &tree{values: map[string]any{}} }

func (t *tree) set(key string, value any) {
	if _, ok := t.values[key]; !ok {
		t.keys = append(t.keys, key)
	}
	t.values[key] = value
}

// delete takes a key out; the others keep their order.
func (t *tree) delete(key string) {
	delete(t.values, key)
	for i, k := range t.keys {
		if k == key {
			t.keys = append(t.keys[:i:i], t.keys[i+1:]...)
			return
		}
	}
}

// merge adds the values of another tree, which win.
func (t *tree) merge(other *tree) {
	for _, key := range other.keys {
		t.set(key, other.values[key])
	}
}

// numbered tells whether the keys are 0, 1, 2 and so on.
func (t *tree) numbered() bool {
	for i, key := range t.keys {
		if key != strconv.Itoa(i) {
			return false
		}
	}
	return len(t.keys) > 0
}

// items returns the values in the order of arrival.
func (t *tree) items() []any {
	out := make([]any, 0, len(t.keys))
	for _, key := range t.keys {
		out = append(out, t.values[key])
	}
	return out
}

// plain turns trees into maps and slices.
func plain(v any) any {
	t, ok := v.(*tree)
	if !ok {
		return v
	}
	if t.list || t.form && t.numbered() {
		list := t.items()
		for i := range list {
			list[i] = plain(list[i])
		}
		return list
	}
	out := make(map[string]any, len(t.keys))
	for key, value := range t.values {
		out[key] = plain(value)
	}
	return out
}

// MarshalJSON writes the container as PHP does: a list when the keys are 0, 1,
// 2 and so on or when there are none, else an object.
func (t *tree) MarshalJSON() ([]byte, error) {
	if len(t.keys) == 0 || t.numbered() {
		return json.Marshal(t.items())
	}
	out := []byte{'{'}
	for i, key := range t.keys {
		name, _ := json.Marshal(key)
		value, err := json.Marshal(t.values[key])
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

// readJSON reads one JSON value and keeps the order of keys and the text of
// numbers.
func readJSON(data []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	value, err := readValue(dec)
	if err != nil {
		return nil, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("data after the JSON value")
	}
	return value, nil
}

func readValue(dec *json.Decoder) (any, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	t := newTree()
	t.list = delim == '['
	for i := 0; dec.More(); i++ {
		key := strconv.Itoa(i)
		if !t.list {
			name, err := dec.Token()
			if err != nil {
				return nil, err
			}
			key = name.(string)
		}
		value, err := readValue(dec)
		if err != nil {
			return nil, err
		}
		t.set(key, value)
	}
	_, err = dec.Token() // the closing bracket
	return t, err
}
