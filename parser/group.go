package parser

import (
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
	label = p.intro.Text.Plain()
	_, names, _ := headingWords(label)
	return label, len(names) == 1
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
	return strings.Join(t.place.intro.Text.Literals(), ", ")
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
