package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/spec"
)

// attachTables puts the rows of the groups below the fields that they describe:
// first where a row leads to the table's heading, then where the heading names the
// field. Rows may also lead to the shared groups of another zone. It returns the
// groups that describe no field.
func (r *reader) attachTables(roots []*node, groups, shared []*group) []*group {
	a := attacher{reader: r, groups: groups, byID: map[string][]*group{}}
	for _, g := range slices.Concat(groups, shared) {
		id := strings.ToLower(g.section.id)
		a.byID[id] = append(a.byID[id], g)
		a.budget += copiesPerRow * len(g.names())
	}
	for progress := true; progress; {
		a.byLinks(roots, nil)
		progress = a.byHeadings(roots)
	}
	var loose []*group
	for _, g := range groups {
		if !g.attached && !g.attachAsCase() {
			loose = append(loose, g)
		}
	}
	return loose
}

type attacher struct {
	*reader
	groups []*group
	byID   map[string][]*group // all that rows may lead to, by the anchors of their headings
	// budget is how many rows may still be attached: tables that lead to each other
	// would otherwise multiply without bound.
	budget int
}

// copiesPerRow bounds how often the rows of a page are repeated below others.
const copiesPerRow = 20

// byLinks attaches the tables that rows lead to. A table may describe several
// fields, but no field inside of itself: above are the groups around the nodes.
func (a *attacher) byLinks(nodes []*node, above []*group) {
	for _, n := range nodes {
		if !a.spend(1) {
			return
		}
		inside := above
		if n.bare() {
			if g := a.target(n, above); g != nil && a.budget > 0 {
				g.attachTo(n)
				a.budget -= len(g.names())
				inside = append(above[:len(above):len(above)], g)
			}
		}
		a.byLinks(n.children, inside)
		for _, v := range n.variants {
			a.byLinks(v.fields, inside)
		}
	}
}

func (a *attacher) target(n *node, above []*group) *group {
	for _, anchor := range n.anchors {
		for _, g := range a.byID[anchor] {
			if g.canDescribe(n) && !slices.Contains(above, g) {
				return g
			}
		}
	}
	return nil
}

// byHeadings attaches the tables whose headings name a field, and says whether
// there were any: their rows may be named or lead on in turn.
func (a *attacher) byHeadings(roots []*node) bool {
	progress := false
	for _, g := range a.groups {
		if g.attached {
			continue
		}
		names := g.namesInHeading()
		if len(names) != 1 {
			continue
		}
		if n := a.fieldNamed(g, names[0], roots); n != nil {
			g.attachTo(n)
			progress = true
		}
	}
	return progress
}

// fieldNamed finds the field without fields of its own that a heading means, the
// least nested first: by its path, its type, or the plural of its name.
func (a *attacher) fieldNamed(g *group, name string, roots []*node) *node {
	for _, match := range []func(path, typ string) bool{
		func(path, _ string) bool { return path == name || strings.HasSuffix(path, "."+name) },
		func(_, typ string) bool { return slices.Equal(spec.TypeNames(typ), []string{name}) },
		func(path, _ string) bool { return lastPart(path) == name+"s" || lastPart(path)+"s" == name },
	} {
		matches := func(n *node, path string) bool { return g.canDescribe(n) && match(path, strings.ToLower(n.Type)) }
		if n := a.breadthFirst(roots, matches); n != nil {
			return n
		}
	}
	return nil
}

// breadthFirst finds the least nested of the fields without fields that match.
func (a *attacher) breadthFirst(roots []*node, match func(n *node, path string) bool) *node {
	level := appendReached(nil, roots, "")
	for len(level) > 0 {
		var next []reached
		for _, at := range level {
			n := at.node
			if !a.spend(1) {
				return nil
			}
			if n.bare() {
				if match(n, at.path) {
					return n
				}
				continue
			}
			next = appendReached(next, n.children, at.path)
			for _, v := range n.variants {
				next = appendReached(next, v.fields, at.path)
			}
		}
		level = next
	}
	return nil
}

// reached is a field with the names from the root to it.
type reached struct {
	node *node
	path string
}

func appendReached(out []reached, nodes []*node, prefix string) []reached {
	for _, n := range nodes {
		path := plainPath(n.Name)
		if prefix != "" {
			path = prefix + "." + path
		}
		out = append(out, reached{n, path})
	}
	return out
}

// plainPath is a name as headings write it: in lower case, without the
// brackets of arrays.
func plainPath(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, "[]", ""))
}

func lastPart(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }
