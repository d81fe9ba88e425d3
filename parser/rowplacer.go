package parser

import (
	"slices"
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
	spots   []spot      // in the example, once one was looked for
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
		if strings.ContainsAny(n.Name, ".[") && !strings.Contains(n.Name, "..") && !strings.HasPrefix(n.Name, ".") {
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
	c.node.add(n)
	p.open = p.open[:at+1]
	if n.bare() && shape.HasFields() {
		p.open = append(p.open, container{n, shape})
	}
}

// deeper looks for the key deeper than the open containers, below keys that the
// table does not name, and adds those as the example shows them.
func (p *rowPlacer) deeper(n *node) bool {
	path, shape := p.search(n.Name)
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

// spot is an object in the example: the key that leads to it, in which other one.
type spot struct {
	shape *example.Shape
	key   string
	in    int
}

// search finds a key below the result, the least nested first.
func (p *rowPlacer) search(name string) (path []string, found *example.Shape) {
	if p.spots == nil {
		p.spots = p.spotsIn(p.open[0].shape)
	}
	if !p.spend(len(p.spots)) {
		return nil, nil
	}
	wanted := example.NameOf(name)
	for i, at := range p.spots[1:] {
		if key, ok := at.shape.FindName(wanted); ok {
			for i++; i > 0; i = p.spots[i].in {
				path = append(path, p.spots[i].key)
			}
			slices.Reverse(path)
			return path, at.shape.Field(key)
		}
	}
	return nil, nil
}

// spotsIn are the objects in a shape, the least nested first. The first is the shape.
func (p *rowPlacer) spotsIn(s *example.Shape) []spot {
	out := []spot{{shape: s}}
	for i := 0; i < len(out); i++ {
		for _, key := range out[i].shape.FieldKeys() {
			if inside := out[i].shape.Field(key); inside.HasFields() {
				out = append(out, spot{inside, key, i})
			}
		}
	}
	return out
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
