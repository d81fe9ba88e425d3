package b24

import (
	"errors"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
	"github.com/b24gen/b24gen/b24/internal/scan"
)

// lookup returns the value at a path of names and indexes in JSON, nil where
// there is none. An index finds an item of a list and a member of that name.
func lookup(text []byte, path []string) []byte {
	for _, step := range path {
		if text = child(text, step); text == nil {
			return nil
		}
	}
	return text
}

func child(text []byte, name string) []byte {
	s := scan.New(text)
	switch s.Peek() {
	case '{':
		return member(s, name)
	case '[':
		return item(s, name)
	}
	return nil
}

// member finds a member by its name, or by its name in another case where no
// other matches.
func member(s scan.Scanner, name string) []byte {
	var similar []byte
	for more := s.Enter('}'); more; more = s.Next('}') {
		key := string(s.Key())
		value := s.Skip()
		if key == name {
			return value
		}
		if similar == nil && strings.EqualFold(key, name) {
			similar = value
		}
	}
	return similar
}

func item(s scan.Scanner, index string) []byte {
	want, err := strconv.Atoi(index)
	if err != nil {
		return nil
	}
	i := 0
	for more := s.Enter(']'); more; more = s.Next(']') {
		if value := s.Skip(); i == want {
			return value
		}
		i++
	}
	return nil
}

// setValue returns object, JSON, with value at a path of names, and everything
// else as it was. What is missing on the way is made; a nil value leaves the
// member out.
func setValue(object []byte, path []string, value []byte) ([]byte, error) {
	s := scan.New(object)
	if s.Peek() != '{' {
		return nil, errors.New("parameter " + path[0] + ": there is no object to put it into")
	}
	out := append(make([]byte, 0, len(object)+len(value)+32), '{')
	found := false
	for more := s.Enter('}'); more; more = s.Next('}') {
		name := string(s.Key())
		old := s.Skip()
		if name == path[0] {
			found = true
			inner, err := innerValue(old, path, value)
			if err != nil {
				return nil, err
			}
			old = inner
		}
		out = appendMember(out, name, old)
	}
	if !found {
		inner, err := innerValue(nil, path, value)
		if err != nil {
			return nil, err
		}
		out = appendMember(out, path[0], inner)
	}
	return append(out, '}'), nil
}

// innerValue is what becomes of the member at the first step of the path.
func innerValue(old []byte, path []string, value []byte) ([]byte, error) {
	if len(path) == 1 {
		return value, nil
	}
	if old == nil || codec.IsNothing(old) {
		old = []byte("{}")
	}
	return setValue(old, path[1:], value)
}

func appendMember(out []byte, name string, value []byte) []byte {
	if value == nil {
		return out
	}
	if len(out) > 1 {
		out = append(out, ',')
	}
	out = append(codec.AppendText(out, name), ':')
	return append(out, value...)
}
