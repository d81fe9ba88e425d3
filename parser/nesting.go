package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/outline"
)

// group is the tables of fields that belong together: those of one section, or
// one that a line of text introduces by name.
type group struct {
	section *section
	label   string
	tables  []fieldTable
	used    bool
	// after is the group above a group that a line of text introduces.
	after *group
	// on are the fields that the tables hang below.
	on []*node
}

// groups reads the tables of fields of some sections. What is no table of
// fields goes to other.
func (r *reader) groups(sections []*section, other func(*place)) []*group {
	var out []*group
	for _, s := range sections {
		g := &group{section: s, label: s.label}
		for _, p := range s.places {
			if p.Kind != outline.Table {
				continue
			}
			t, ok := r.readFields(p)
			if !ok {
				other(p)
				continue
			}
			if label, named := introduced(p); named && p.tab == "" && (len(g.tables) > 0 || !s.named()) {
				above := g
				if len(g.tables) > 0 {
					out = append(out, g)
				}
				g = &group{section: s, label: label, after: above}
			}
			g.tables = append(g.tables, t)
		}
		if len(g.tables) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// named says that the heading may name a field, or opens a zone.
func (s *section) named() bool {
	return s.parent == nil || s.opensParams() || s.zone != zoneParams || len(headingTargets(s.label)) > 0
}

// introduced is the label that a line of text such as "Object `state`:" gives
// to the table below it.
func introduced(p *place) (label string, ok bool) {
	if p.intro == nil {
		return "", false
	}
	label = outline.Inline(p.intro.Node)
	_, names, _ := headingWords(label)
	return label, len(names) == 1
}

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

// headingTargets are the words of a heading that may name a field: those that
// look like an identifier, else those that are no common word of headings, else
// the common ones that may name one.
func headingTargets(label string) []string {
	identifiers, names, maybe := headingWords(label)
	for _, list := range [][]string{identifiers, names, maybe} {
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

func headingWords(label string) (identifiers, names, maybe []string) {
	for w := range strings.FieldsSeq(label) {
		w = strings.ReplaceAll(strings.Trim(w, "`\"'“”«»().,:;*"), "[]", "")
		switch lower := strings.ToLower(w); {
		case w == "" || headingNoise[lower]:
		case headingMaybe[lower]:
			maybe = appendNew(maybe, lower)
		case identifier.MatchString(w):
			identifiers = appendNew(identifiers, lower)
			fallthrough
		default:
			names = appendNew(names, lower)
		}
	}
	return identifiers, names, maybe
}

// identifier is a word that can only be a name: with an underscore, a dot, a
// digit, or a capital inside of it.
var identifier = regexp.MustCompile(`^[A-Za-z]+[a-z0-9]*([_.][A-Za-z0-9_.-]+|[A-Z][A-Za-z0-9]*)$`)

func appendNew(list []string, s string) []string {
	if len(list) > 0 && list[len(list)-1] == s {
		return list
	}
	return append(list, s)
}

// hang puts the rows of the group below a field. Tables in tabs are variants;
// so are further tables under lines that state a case.
func (g *group) hang(n *node) {
	g.used = true
	g.on = append(g.on, n)
	if isScalar(n.Type) {
		n.Enum = g.names()
		return
	}
	for i, t := range g.tables {
		switch when := t.when(); {
		case when != "" && (i > 0 || t.place.tab != ""):
			n.variants = append(n.variants, variant{when, copies(t.rows)})
		case i == 0:
			n.children = copies(t.rows)
		default:
			n.children = merge(n.children, copies(t.rows))
		}
	}
}

// fits says that the tables can describe the field: as fields of its own, or, in
// a table of values, as the values of a scalar.
func (g *group) fits(n *node) bool {
	return !isScalar(n.Type) || n.Enum == nil && valuesHeading.MatchString(g.label)
}

// names are the names of the rows.
func (g *group) names() []string {
	var out []string
	for _, t := range g.tables {
		for _, n := range t.rows {
			out = append(out, n.Name)
		}
	}
	return out
}

// when is the label of the case that a table belongs to: its tab, or the
// literals of the line above it.
func (t fieldTable) when() string {
	if t.place.tab != "" {
		return t.place.tab
	}
	if t.place.intro == nil {
		return ""
	}
	var out []string
	for _, m := range literal.FindAllStringSubmatch(outline.Marked(t.place.intro.Node), -1) {
		out = append(out, m[1])
	}
	return strings.Join(out, ", ")
}

// copies are nodes of their own, as the table has them, since it may describe
// several fields.
func copies(rows []*node) []*node {
	out := make([]*node, len(rows))
	for i, n := range rows {
		c := *n
		c.children, c.variants = nil, nil
		out[i] = &c
	}
	return out
}

// merge adds the rows whose names are new.
func merge(to, more []*node) []*node {
	seen := map[string]bool{}
	for _, n := range to {
		seen[n.Name] = true
	}
	for _, n := range more {
		if !seen[n.Name] {
			seen[n.Name] = true
			to = append(to, n)
		}
	}
	return to
}
