package form

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
)

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
		return appendText(b, n.text)
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
			b = append(appendText(b, name), ':')
		}
		b = n.children[name].appendJSON(b)
	}
	return append(b, end)
}

// appendText writes a JSON string; encoding to a buffer cannot fail.
func appendText(b []byte, text string) []byte {
	buf := bytes.NewBuffer(b)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text)
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
}
