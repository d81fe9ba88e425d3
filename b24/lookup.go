package b24

import (
	"strconv"
	"strings"

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
