package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
)

// flattener puts the rows of a flat table where the examples have them: many
// pages list the result, what is inside of it, and what is inside of that, side
// by side in one table.
type flattener struct {
	*reader
	section *section
	open    []container // from the result down to the last container placed
}

// container is an object that rows can be put into.
type container struct {
	node  *node
	shape *example.Shape
}

func (f *flattener) place(root *node, shape *example.Shape, rows []*node) {
	f.open = []container{{root, shape}}
	for _, n := range rows {
		if strings.ContainsAny(n.Name, ".[") && !strings.Contains(n.Name, "..") {
			f.path(n)
		} else if !f.inOpen(n) && !f.below(n) {
			f.lost(n)
		}
	}
	if root.Type == "" && shape != nil {
		root.Type = string(shape.Main())
	}
}

// inOpen puts a row into the innermost open container whose example has its
// key, unless a row of that name is there already.
func (f *flattener) inOpen(n *node) bool {
	for i := len(f.open) - 1; i >= 0; i-- {
		c := f.open[i]
		key, ok := keyOf(c.shape, n.Name)
		if !ok || child(c.node, n.Name) != nil {
			continue
		}
		f.put(i, n, c.shape.Field(key))
		return true
	}
	return false
}

// put hangs a row into an open container, and opens it if it holds fields.
func (f *flattener) put(at int, n *node, shape *example.Shape) {
	c := f.open[at]
	c.node.children = append(c.node.children, n)
	f.open = f.open[:at+1]
	if n.bare() && shape.HasFields() {
		f.open = append(f.open, container{n, shape})
	}
}

// below looks for the key deeper than the open containers, below keys that the
// table does not name, and adds those as the example shows them.
func (f *flattener) below(n *node) bool {
	c := f.open[0]
	path, shape := search(c.shape, n.Name)
	if path == nil {
		return false
	}
	f.open = f.open[:1]
	for _, key := range path {
		at := len(f.open) - 1
		wrapper := child(f.open[at].node, key)
		inside := f.open[at].shape.Field(key)
		if wrapper == nil {
			f.find(ResultDiffers, f.section, n.row, "the example has "+n.Name+" inside of "+strings.Join(path, ".")+", the table does not name it")
			wrapper = &node{}
			wrapper.Name, wrapper.Type = key, shownType(inside)
			f.open[at].node.children = append(f.open[at].node.children, wrapper)
		}
		f.open = append(f.open, container{wrapper, inside})
	}
	f.put(len(f.open)-1, n, shape)
	return true
}

// search finds a key below the given shape, the least nested first.
func search(s *example.Shape, name string) (path []string, found *example.Shape) {
	type at struct {
		path  []string
		shape *example.Shape
	}
	level := []at{{nil, s}}
	for len(level) > 0 {
		var next []at
		for _, a := range level {
			for _, key := range a.shape.FieldKeys() {
				inside := a.shape.Field(key)
				if k, ok := keyOf(inside, name); ok {
					return append(a.path[:len(a.path):len(a.path)], key), inside.Field(k)
				}
				next = append(next, at{append(a.path[:len(a.path):len(a.path)], key), inside})
			}
		}
		level = next
	}
	return nil, nil
}

// lost puts a row that the examples do not hold beside the row before it.
func (f *flattener) lost(n *node) {
	last := f.open[len(f.open)-1]
	if last.shape != nil && !pattern.MatchString(n.Name) {
		f.find(ResultUnplaced, f.section, n.row, n.Name)
	}
	last.node.children = merge(last.node.children, []*node{n})
}

// path puts a row whose name is a path, such as items[].id, where it says.
func (f *flattener) path(n *node) {
	parts := strings.Split(strings.ReplaceAll(n.Name, "[]", ""), ".")
	if parts[0] == resultName {
		parts = parts[1:]
	}
	if len(parts) == 0 {
		return
	}
	into := f.open[0]
	for _, part := range parts[:len(parts)-1] {
		inside := into.shape.Field(part)
		wrapper := child(into.node, part)
		if wrapper == nil {
			wrapper = &node{}
			wrapper.Name = part
			if inside != nil {
				wrapper.Type = shownType(inside)
			}
			into.node.children = append(into.node.children, wrapper)
		}
		into = container{wrapper, inside}
	}
	n.items = strings.HasSuffix(n.Name, "[]")
	n.Name = parts[len(parts)-1]
	into.node.children = merge(into.node.children, []*node{n})
}

func child(n *node, name string) *node {
	for _, c := range n.children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// keyOf is the key of a shape that a row's name means: the name itself, in
// another case, or in the plural.
func keyOf(s *example.Shape, name string) (string, bool) {
	if s.Field(name) != nil {
		return name, true
	}
	for _, key := range s.FieldKeys() {
		if strings.EqualFold(key, name) {
			return key, true
		}
	}
	for _, key := range s.FieldKeys() {
		if isPlural(key, name) || isPlural(name, key) {
			return key, true
		}
	}
	return "", false
}

// isPlural says that a name is the plural of another.
func isPlural(name, of string) bool {
	return strings.EqualFold(name, of+"s") || strings.EqualFold(name, of+"es") ||
		strings.HasSuffix(of, "y") && strings.EqualFold(name, strings.TrimSuffix(of, "y")+"ies")
}
