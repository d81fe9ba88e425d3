package parser

import (
	"slices"
	"strings"
)

// tie hangs the tables of the groups below the fields that they describe: first
// where a row leads to the table's heading, then where the heading names the
// field. Rows may also lead to the shared groups of another zone. It returns
// the groups that are left.
func tie(roots []*node, groups, shared []*group) []*group {
	t := tier{groups: groups, linked: slices.Concat(groups, shared)}
	t.budget = nodesPerRow * t.rows()
	for progress := true; progress; {
		t.anchors(roots, nil)
		progress = t.wording(roots)
	}
	var loose []*group
	for _, g := range groups {
		if !g.used && !g.follow() {
			loose = append(loose, g)
		}
	}
	return loose
}

// follow hangs a table whose line of text turned out to name no field, but to
// state a case, below the fields of the table above it.
func (g *group) follow() bool {
	if g.after == nil || len(g.after.on) == 0 {
		return false
	}
	g.used, g.on = true, g.after.on
	for _, n := range g.on {
		for _, t := range g.tables {
			n.variants = append(n.variants, variant{t.when(), copies(t.rows)})
		}
	}
	return true
}

type tier struct {
	groups []*group
	linked []*group // all that rows may lead to
	// budget is how many rows may still be hung: tables that lead to each other
	// would otherwise multiply without bound.
	budget int
}

// nodesPerRow bounds how often the rows of a page are repeated below others.
const nodesPerRow = 20

func (t *tier) rows() int {
	n := 0
	for _, g := range t.linked {
		n += len(g.names())
	}
	return n
}

// anchors ties the tables that rows lead to. A table may serve several fields;
// it is not hung below itself.
func (t *tier) anchors(nodes []*node, above []*group) {
	for _, n := range nodes {
		next := above
		if n.bare() {
			if g := t.target(n, above); g != nil && t.budget > 0 {
				g.hang(n)
				t.budget -= len(g.names())
				next = append(above[:len(above):len(above)], g)
			}
		}
		t.anchors(n.children, next)
		for _, v := range n.variants {
			t.anchors(v.fields, next)
		}
	}
}

func (t *tier) target(n *node, above []*group) *group {
	for _, anchor := range n.anchors {
		for _, g := range t.linked {
			if strings.ToLower(g.section.id) == anchor && g.fits(n) && !slices.Contains(above, g) {
				return g
			}
		}
	}
	return nil
}

// wording ties the tables whose headings name a field, and says whether it tied
// any: their rows may be named or lead on in turn.
func (t *tier) wording(roots []*node) bool {
	tied := false
	for _, g := range t.groups {
		if g.used {
			continue
		}
		targets := headingTargets(g.label)
		if len(targets) != 1 {
			continue
		}
		if n := g.named(roots, targets[0]); n != nil {
			g.hang(n)
			tied = true
		}
	}
	return tied
}

// named finds the field without fields of its own that a heading means, the
// least nested first: by its path, its name, or its type.
func (g *group) named(roots []*node, target string) *node {
	for _, match := range []func(path, typ string) bool{
		func(path, _ string) bool { return path == target || strings.HasSuffix(path, "."+target) },
		func(_, typ string) bool { return strings.TrimSuffix(typ, "[]") == target },
		func(path, _ string) bool { return lastPart(path) == target+"s" || lastPart(path)+"s" == target },
	} {
		fits := func(n *node, path string) bool { return g.fits(n) && match(path, strings.ToLower(n.Type)) }
		if n := breadthFirst(roots, fits); n != nil {
			return n
		}
	}
	return nil
}

type reached struct {
	node *node
	path string
}

func breadthFirst(roots []*node, match func(n *node, path string) bool) *node {
	level := step(nil, roots, "")
	for len(level) > 0 {
		var next []reached
		for _, at := range level {
			n := at.node
			if n.bare() {
				if match(n, at.path) {
					return n
				}
				continue
			}
			next = step(next, n.children, at.path)
			for _, v := range n.variants {
				next = step(next, v.fields, at.path)
			}
		}
		level = next
	}
	return nil
}

func step(out []reached, nodes []*node, prefix string) []reached {
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
