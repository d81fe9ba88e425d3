package b24check

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// value is a JSON value that keeps the order of its members.
type value struct {
	kind  byte // '{', '[', '"', '0', 't', 'f', 'n', and 0 for none
	raw   json.RawMessage
	str   string // of a text
	names []string
	items []value
}

func parse(text []byte) (value, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return read(d)
}

func read(d *json.Decoder) (value, error) {
	token, err := d.Token()
	if err != nil {
		return value{}, err
	}
	switch t := token.(type) {
	case json.Delim:
		return readAll(d, byte(t))
	case string:
		raw, err := json.Marshal(t)
		return value{kind: '"', raw: raw, str: t}, err
	case json.Number:
		return value{kind: '0', raw: json.RawMessage(t)}, nil
	case bool:
		raw := strconv.FormatBool(t)
		return value{kind: raw[0], raw: json.RawMessage(raw)}, nil
	}
	return value{kind: 'n', raw: json.RawMessage("null")}, nil
}

// readAll reads what is in an object or a list.
func readAll(d *json.Decoder, kind byte) (value, error) {
	v := value{kind: kind}
	for d.More() {
		if kind == '{' {
			name, err := d.Token()
			if err != nil {
				return value{}, err
			}
			v.names = append(v.names, fmt.Sprint(name))
		}
		item, err := read(d)
		if err != nil {
			return value{}, err
		}
		v.items = append(v.items, item)
	}
	_, err := d.Token()
	return v, err
}

// MarshalJSON writes the value as it was.
func (v value) MarshalJSON() ([]byte, error) { return []byte(v.text()), nil }

// text is the value in JSON.
func (v value) text() string {
	if v.kind != '{' && v.kind != '[' {
		if v.kind == 0 {
			return "nothing"
		}
		return string(v.raw)
	}
	parts := make([]string, len(v.items))
	for i, item := range v.items {
		parts[i] = item.text()
		if v.object() {
			name, _ := json.Marshal(v.names[i]) // a text can always be written
			parts[i] = string(name) + ":" + parts[i]
		}
	}
	return string(v.kind) + strings.Join(parts, ",") + string(v.kind+2)
}

func (v value) object() bool { return v.kind == '{' }
func (v value) list() bool   { return v.kind == '[' }

// scalarText tells whether the value is a text or a number.
func (v value) scalarText() bool { return v.kind == '"' || v.kind == '0' }

// absent says that there is no value, or null.
func (v value) absent() bool { return v.kind == 0 || v.kind == 'n' }

// number tells whether the value is a number, be it in quotes.
func (v value) number() bool {
	_, ok := new(big.Rat).SetString(v.scalar())
	return ok && (v.kind == '0' || v.kind == '"')
}

// digits is the number in one spelling.
func (v value) digits() string {
	r, _ := new(big.Rat).SetString(v.scalar())
	return r.RatString()
}

// scalar is the value without quotes.
func (v value) scalar() string {
	if v.kind == '"' {
		return v.str
	}
	return string(v.raw)
}

func (v value) has(name string) bool { return slices.Contains(v.names, name) }

// member is the member of an object; the last one where a name is there twice.
func (v value) member(name string) value {
	for i := len(v.names) - 1; i >= 0; i-- {
		if v.names[i] == name {
			return v.items[i]
		}
	}
	return value{}
}

func (v value) item(i int) value {
	if i < len(v.items) {
		return v.items[i]
	}
	return value{}
}

// without leaves a member out.
func (v value) without(name string) value {
	i := slices.Index(v.names, name)
	if i < 0 {
		return v
	}
	v.names = slices.Delete(slices.Clone(v.names), i, i+1)
	v.items = slices.Delete(slices.Clone(v.items), i, i+1)
	return v
}

// blank finds texts that the reader of an example is to replace by a value.
var blank = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\*\*.*\*\*|your_\w+|put_\w+_here|\w+\(\w*\))$`) })

func (v value) blank() bool { return v.kind == '"' && blank().MatchString(v.str) }

// withoutBlanks leaves out the members that are to be filled in.
func (v value) withoutBlanks() value {
	out := value{kind: v.kind, raw: v.raw, str: v.str}
	for i, item := range v.items {
		if v.list() {
			out.items = append(out.items, item.withoutBlanks())
		} else if !item.blank() {
			out.names = append(out.names, v.names[i])
			out.items = append(out.items, item.withoutBlanks())
		}
	}
	return out
}

// arguments are the members as a list.
func (v value) arguments() value {
	return value{kind: '[', items: v.items}
}

// names are the names of all members of both.
func names(a, b value) []string {
	out := slices.Concat(a.names, b.names)
	slices.Sort(out)
	return slices.Compact(out)
}

func join(path, name string) string { return strings.TrimPrefix(path+"."+name, ".") }

func at(path string) string {
	if path == "" {
		return "it"
	}
	return path
}

// at is the value at a path of names, as names are read: in any case.
func (v value) at(path []string) value {
	for _, step := range path {
		next := v.member(step)
		if next.kind == 0 {
			next = v.folded().member(strings.ToLower(step))
		}
		v = next
	}
	return v
}

// with has another value at a path of names.
func (v value) with(path []string, put value) value {
	if len(path) == 0 {
		return put
	}
	out := value{kind: '{', names: slices.Clone(v.names), items: slices.Clone(v.items)}
	i := slices.IndexFunc(v.names, func(name string) bool { return strings.EqualFold(name, path[0]) })
	if i < 0 {
		out.names, out.items = append(out.names, path[0]), append(out.items, value{})
		i = len(out.names) - 1
	}
	out.items[i] = out.items[i].with(path[1:], put)
	return out
}
