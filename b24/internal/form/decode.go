package form

import (
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"

	"github.com/b24gen/b24gen/b24/internal/codec"
)

// Decode reads pairs joined by "&" into JSON as PHP would: names with brackets
// nest, a[] appends, a repeated name takes its last value, and what has the
// names 0, 1, 2 in this order is an array. Every value is a text; bytes that
// are not UTF-8 become U+FFFD. No pairs are the empty object.
//
// It refuses broken escapes and brackets, a name that is both a value and a
// container, and more than maxPairs pairs. Bounding the length of query is
// the caller's part.
func Decode(query string, maxPairs int) ([]byte, error) {
	root := newBranch()
	pairs := 0
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		if pair == "" {
			continue
		}
		if pairs++; pairs > maxPairs {
			return nil, fmt.Errorf("form: more than %d pairs", maxPairs)
		}
		if err := root.read(pair); err != nil {
			return nil, err
		}
	}
	if len(root.names) == 0 {
		return []byte("{}"), nil
	}
	return root.appendJSON(nil), nil
}

// read puts one undecoded pair into the tree.
func (n *node) read(pair string) error {
	rawName, rawValue, _ := strings.Cut(pair, "=")
	name, err := unescape(rawName)
	if err != nil {
		return malformed(rawName, "has a broken percent-escape")
	}
	value, err := unescape(rawValue)
	if err != nil {
		return malformed(name, "has a value with a broken percent-escape")
	}
	path, broken := split(name)
	if broken != nil {
		return broken
	}
	if !n.set(path, value) {
		return malformed(name, "is both a value and a container")
	}
	return nil
}

// unescape decodes before anything is compared, so that two names that look
// alike as JSON are one name here too.
func unescape(s string) (string, error) {
	text, err := url.QueryUnescape(s)
	return strings.ToValidUTF8(text, "\uFFFD"), err
}

// node is a text, or a branch that holds its children in order of arrival.
type node struct {
	text     string
	children map[string]*node // nil for a text
	names    []string
	next     int // the index that an append takes
}

func newBranch() *node { return &node{children: map[string]*node{}} }

// set puts value at path below n, and is false where a text is in the way of
// the path or a branch in the way of the value.
func (n *node) set(path []string, value string) bool {
	for _, name := range path[:len(path)-1] {
		if n = n.child(name, newBranch); n.children == nil {
			return false
		}
	}
	leaf := n.child(path[len(path)-1], func() *node { return &node{} })
	leaf.text = value
	return leaf.children == nil
}

// child finds the child called name or creates it.
func (n *node) child(name string, create func() *node) *node {
	if name == "" {
		name = strconv.Itoa(n.next)
	}
	if found := n.children[name]; found != nil {
		return found
	}
	if i, ok := index(name); ok && i >= n.next {
		n.next = i + 1
	}
	made := create()
	n.children[name] = made
	n.names = append(n.names, name)
	return made
}

// index reads a name that PHP takes for a list index; 01 and -1 are texts to
// us, and so is what no list can reach.
func index(name string) (int, bool) {
	i, err := strconv.Atoi(name)
	return i, err == nil && i >= 0 && i < math.MaxInt32 && strconv.Itoa(i) == name
}

// isList tells whether the names are 0, 1, 2 in this order, which is what PHP
// calls a list.
func (n *node) isList() bool {
	for i, name := range n.names {
		if name != strconv.Itoa(i) {
			return false
		}
	}
	return true
}

func (n *node) appendJSON(b []byte) []byte {
	switch {
	case n.children == nil:
		return codec.AppendText(b, n.text)
	case n.isList():
		return n.appendMembers(append(b, '['), ']', false)
	}
	return n.appendMembers(append(b, '{'), '}', true)
}

func (n *node) appendMembers(b []byte, end byte, named bool) []byte {
	for i, name := range n.names {
		if i > 0 {
			b = append(b, ',')
		}
		if named {
			b = append(codec.AppendText(b, name), ':')
		}
		b = n.children[name].appendJSON(b)
	}
	return append(b, end)
}
