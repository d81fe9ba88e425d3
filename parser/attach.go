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
		if id := strings.ToLower(g.section.id); id != "" {
			a.byID[id] = append(a.byID[id], g)
		}
	}
	a.budget = mostCopies(slices.Concat(groups, shared))
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
	groups  []*group
	byID    map[string][]*group // all that rows may lead to, by the anchors of their headings
	reached []reached           // by breadthFirst
	// budget is how many rows may still be attached: tables that lead to each other
	// would otherwise multiply without bound.
	budget int
}

// mostTables is how many tables there are below each other that rows lead to.
const mostTables = 50

// mostCopies bounds how often the rows of some tables are repeated below others. On the
// real site that is three times.
func mostCopies(groups []*group) int {
	const fewest, copiesPerRow = 300, 6
	rows := 0
	for _, g := range groups {
		rows += len(g.names())
	}
	return fewest + copiesPerRow*rows
}

// byLinks attaches the tables that rows lead to. A table may describe several
// fields, but no field inside of itself: above are the groups around the nodes.
func (a *attacher) byLinks(nodes []*node, above []*group) {
	for _, n := range nodes {
		if !a.spend(1) {
			return
		}
		inside := above
		for n.bare() && len(inside) < mostTables && a.budget > 0 {
			g := a.target(n, inside)
			if g == nil {
				break
			}
			g.attachTo(n.describedBy(g))
			a.budget -= len(g.names())
			inside = append(inside[:len(inside):len(inside)], g)
		}
		a.byLinks(n.children, inside)
		for _, v := range n.variants {
			a.byLinks(v.fields, inside)
		}
	}
}

// describedBy is what a table describes that the row of a field leads to: the field, or the one of the keys which
// its words list that the heading names.
func (n *node) describedBy(g *group) *node {
	names := g.namesInHeading()
	if len(n.keys) < 2 || len(names) != 1 || strings.EqualFold(names[0], n.Name) {
		return n
	}
	for _, key := range n.keys {
		if strings.EqualFold(key.Name, names[0]) && !isScalar(key.Type) {
			n.children = n.keys
			return key
		}
	}
	return n
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
	one, many := strings.TrimSuffix(name, "s"), name+"s"
	for _, matches := range []func(at reached) bool{
		func(at reached) bool { return a.isPath(at, name) },
		func(at reached) bool { return isTypeOf(name, at.node.Type) },
		func(at reached) bool { last := lastPart(at.own); return last == many || one != name && last == one },
	} {
		n := a.breadthFirst(roots, func(at reached) bool { return matches(at) && g.canDescribe(at.node) })
		if n != nil {
			return n
		}
	}
	return nil
}

// isPath says that a name is the path of a field, or the end of it.
func (a *attacher) isPath(at reached, name string) bool {
	path := at.own
	for within := at.within; len(path) < len(name) && within >= 0; within = a.reached[within].within {
		path = a.reached[within].own + "." + path
	}
	before, ok := strings.CutSuffix(path, name)
	return ok && (before == "" || strings.HasSuffix(before, "."))
}

// isTypeOf says that a name is the only one in a type.
func isTypeOf(name, typ string) bool {
	typ = strings.ToLower(typ)
	return strings.Contains(typ, name) && slices.Equal(spec.TypeNames(typ), []string{name})
}

// breadthFirst finds the least nested of the fields without fields that match.
func (a *attacher) breadthFirst(roots []*node, match func(at reached) bool) *node {
	a.reached = a.reached[:0]
	a.reach(roots, -1)
	for i := 0; i < len(a.reached) && a.spend(1); i++ {
		at := a.reached[i]
		if at.node.bare() {
			if match(at) {
				return at.node
			}
			continue
		}
		a.reach(at.node.children, i)
		for _, v := range at.node.variants {
			a.reach(v.fields, i)
		}
	}
	return nil
}

// reached is a field with its own part of its path, and the place of the field that it
// is within, -1 at the root.
type reached struct {
	node   *node
	own    string
	within int
}

func (a *attacher) reach(nodes []*node, within int) {
	for _, n := range nodes {
		a.reached = append(a.reached, reached{n, plainPath(n.Name), within})
	}
}

// plainPath is a name as headings write it: in lower case, without the
// brackets of arrays.
func plainPath(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, "[]", ""))
}

func lastPart(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }
