package parser

import (
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// rowPlacer puts the rows of a flat table where the examples have them: many
// pages list the result, what is inside of it, and what is inside of that, side
// by side in one table.
type rowPlacer struct {
	*reader
	section *section
	open    []container // from the result down to the last container placed
}

// container is an object that rows can be put into.
type container struct {
	node  *node
	shape *example.Shape
}

func (p *rowPlacer) place(root *node, shape *example.Shape, rows []*node) {
	if shape != nil && p.readingOf(namesOf(rows), shape).names {
		root.children, rows = mergeRows(root.children, rows), nil
	}
	p.open = []container{{root, shape}}
	for _, n := range rows {
		if strings.ContainsAny(n.Name, ".[") && !strings.Contains(n.Name, "..") {
			p.byPath(n)
		} else if !p.inOpen(n) && !p.deeper(n) {
			p.unplaced(n)
		}
	}
	if root.Type == "" && shape != nil {
		root.Type = string(shape.Main())
	}
}

// inOpen puts a row into the innermost open container whose example has its
// key, unless a row of that name is there already.
func (p *rowPlacer) inOpen(n *node) bool {
	for i := len(p.open) - 1; i >= 0; i-- {
		c := p.open[i]
		key, ok := c.shape.Find(n.Name)
		if !ok || c.node.child(n.Name) != nil {
			continue
		}
		p.put(i, n, c.shape.Field(key))
		return true
	}
	return false
}

// put adds a row to an open container, and opens it if it holds fields.
func (p *rowPlacer) put(at int, n *node, shape *example.Shape) {
	c := p.open[at]
	c.node.children = append(c.node.children, n)
	p.open = p.open[:at+1]
	if n.bare() && shape.HasFields() {
		p.open = append(p.open, container{n, shape})
	}
}

// deeper looks for the key deeper than the open containers, below keys that the
// table does not name, and adds those as the example shows them.
func (p *rowPlacer) deeper(n *node) bool {
	c := p.open[0]
	path, shape := p.search(c.shape, n.Name)
	if path == nil {
		return false
	}
	p.open = p.open[:1]
	for _, key := range path {
		at := len(p.open) - 1
		wrapper := p.open[at].node.child(key)
		inside := p.open[at].shape.Field(key)
		if wrapper == nil {
			wrapper = &node{}
			wrapper.Name, wrapper.Type, wrapper.Source = key, typeOf(inside), spec.FromExample
			p.open[at].node.children = append(p.open[at].node.children, wrapper)
		}
		p.open = append(p.open, container{wrapper, inside})
	}
	p.put(len(p.open)-1, n, shape)
	return true
}

// search finds a key below the given shape, the least nested first.
func (p *rowPlacer) search(s *example.Shape, name string) (path []string, found *example.Shape) {
	type at struct {
		path  []string
		shape *example.Shape
	}
	level := []at{{nil, s}}
	for len(level) > 0 {
		var next []at
		for _, a := range level {
			if !p.spend(1 + len(a.shape.FieldKeys())) {
				return nil, nil
			}
			for _, key := range a.shape.FieldKeys() {
				inside := a.shape.Field(key)
				if k, ok := inside.Find(name); ok {
					return append(a.path[:len(a.path):len(a.path)], key), inside.Field(k)
				}
				next = append(next, at{append(a.path[:len(a.path):len(a.path)], key), inside})
			}
		}
		level = next
	}
	return nil, nil
}

// unplaced puts a row that the examples do not hold beside the row before it.
func (p *rowPlacer) unplaced(n *node) {
	last := p.open[len(p.open)-1]
	if last.shape != nil && !pattern.MatchString(n.Name) {
		p.report(ResultUnplaced, p.section, n.row, n.Name)
	}
	last.node.add(n)
}

// byPath puts a row whose name is a path, such as items[].id, where it says.
func (p *rowPlacer) byPath(n *node) {
	parts := strings.Split(strings.ReplaceAll(n.Name, "[]", ""), ".")
	if parts[0] == resultName {
		parts = parts[1:]
	}
	if len(parts) == 0 {
		return
	}
	into := p.open[0]
	for _, part := range parts[:len(parts)-1] {
		inside := into.shape.Field(part)
		wrapper := into.node.child(part)
		if wrapper == nil {
			wrapper = &node{}
			wrapper.Name = part
			if inside != nil {
				wrapper.Type = typeOf(inside)
			}
			into.node.children = append(into.node.children, wrapper)
		}
		into = container{wrapper, inside}
	}
	n.items = strings.HasSuffix(n.Name, "[]")
	n.Name = parts[len(parts)-1]
	into.node.add(n)
}

func namesOf(rows []*node) []string {
	var out []string
	for _, n := range rows {
		out = append(out, n.Name)
	}
	return out
}
