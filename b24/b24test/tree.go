package b24test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"strconv"
	"strings"
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

// readQuery reads a query or form body in PHP's bracket syntax, in order
// (REST-PROTOCOL section 2). A pair that is not well encoded is left out, as
// PHP does.
func readQuery(query string) *tree {
	t := newTree()
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name, err1 := url.QueryUnescape(name)
		value, err2 := url.QueryUnescape(value)
		if name == "" || err1 != nil || err2 != nil {
			continue
		}
		t.setPath(splitKey(name), value)
	}
	return t
}

// noDots spells a name as PHP does, which allows neither dots nor spaces in
// the name of a variable.
var noDots = strings.NewReplacer(".", "_", " ", "_")

// splitKey takes fields[PHONE][0][VALUE] apart. An unclosed bracket is part of
// the name, as an underscore.
func splitKey(name string) []string {
	head, rest, found := strings.Cut(name, "[")
	path := []string{noDots.Replace(head)}
	switch {
	case head == "":
		return []string{name}
	case !found:
		return path
	case !strings.Contains(rest, "]"):
		return []string{path[0] + "_" + rest}
	}
	for {
		key, after, closed := strings.Cut(rest, "]")
		if !closed {
			return path
		}
		path = append(path, key)
		if rest, found = strings.CutPrefix(after, "["); !found {
			return path
		}
	}
}

// setPath puts a value below the path. An empty key is the next free number.
func (t *tree) setPath(path []string, value any) {
	key := path[0]
	if key == "" {
		key = strconv.Itoa(t.nextIndex())
	}
	if len(path) == 1 {
		t.set(key, value)
		return
	}
	child, ok := t.values[key].(*tree)
	if !ok {
		child = newTree()
		child.form = true
		t.set(key, child)
	}
	child.setPath(path[1:], value)
}

func (t *tree) nextIndex() int {
	next := 0
	for _, key := range t.keys {
		if n, err := strconv.Atoi(key); err == nil && n >= next {
			next = n + 1
		}
	}
	return next
}

// writeQuery appends a value in bracket syntax, the form that events and app
// pages are posted in. Empty containers and nil leave no trace.
func writeQuery(form url.Values, key string, value any) {
	switch v := value.(type) {
	case nil:
	case map[string]any:
		for k, child := range v {
			writeQuery(form, key+"["+k+"]", child)
		}
	case []any:
		for i, child := range v {
			writeQuery(form, key+"["+strconv.Itoa(i)+"]", child)
		}
	case map[string]string:
		for k, child := range v {
			form.Set(key+"["+k+"]", child)
		}
	default:
		form.Set(key, formText(v))
	}
}
