package parser

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/b24gen/b24gen/spec"
)

// The rows of a table and the keys of the examples are two witnesses of one object.
// Where a table stands for what lies deeper in the example, below keys that it does
// not name, or for the values of a map, few of its names are keys at first. This file
// finds the place at which both agree.

// reading is a place in the examples that the rows of a table may be about.
type reading struct {
	path  []string // the keys above it that no row names
	shape *example.Shape
	// names says that the rows are the keys of a map, as in a list of fields; values that
	// they are about the values of an object that turns out to be one.
	names, values bool
	// found is the number of rows that are keys here, exact of those in the same spelling.
	found, exact int
}

// deepest is how many keys without a row there may be above the rows.
const deepest = 3

// readingOf is the reading in which most of the names are keys: the place itself,
// unless another one has more than twice as many of them, and at least half of all names
// or of its own keys.
func (r *reader) readingOf(names []string, s *example.Shape) reading {
	wanted := wantedNames(names)
	here := agreementOf(wanted, s)
	best := here
	level := []reading{here}
	for range deepest {
		var next []reading
		for _, at := range level {
			if values := valuesOf(wanted, at); values.betterThan(best) {
				best = values
			}
			for _, key := range at.shape.FieldKeys() {
				if !r.spend(len(names)) {
					return here
				}
				inside := agreementOf(wanted, at.shape.Field(key))
				inside.path = append(at.path[:len(at.path):len(at.path)], key)
				next = append(next, inside)
				if inside.betterThan(best) {
					best = inside
				}
			}
		}
		level = next
	}
	if keys := len(best.shape.FieldKeys()); best.found > 2*here.found && best.found*2 >= min(len(names), max(keys, 3)) {
		return best
	}
	return here
}

func (a reading) betterThan(b reading) bool {
	return a.found > b.found || a.found > 0 && a.found == b.found && len(a.path) <= len(b.path) && (a.exact > b.exact || a.values)
}

// valuesOf is the reading of an object with several objects inside of it as a map.
func valuesOf(names []example.Name, at reading) reading {
	keys := at.shape.FieldKeys()
	if len(keys) < 2 || slices.ContainsFunc(keys, func(key string) bool {
		inside := at.shape.Field(key)
		return inside.Main() != example.Object || agreementOf(names, inside).found*2 < min(len(names), len(inside.Keys))
	}) {
		return reading{}
	}
	values := agreementOf(names, at.shape.AsMap())
	values.path, values.values = at.path, true
	return values
}

// agreement counts the names that are keys of a shape, or of the map that it is.
func agreement(names []string, s *example.Shape) reading {
	return agreementOf(wantedNames(names), s)
}

// wantedNames are the first parts of names that may be paths.
func wantedNames(names []string) []example.Name {
	out := make([]example.Name, len(names))
	for i, name := range names {
		first, _, _ := strings.Cut(strings.ReplaceAll(name, "[]", ""), ".")
		out[i] = example.NameOf(first)
	}
	return out
}

func agreementOf(names []example.Name, s *example.Shape) reading {
	fields, keys := reading{shape: s}, reading{shape: s, names: true}
	var of map[string]string
	if len(s.MapNames()) > 0 {
		of = map[string]string{}
	}
	for _, key := range s.MapNames() {
		if folded := strings.ToLower(key); of[folded] == "" {
			of[folded] = key
		}
	}
	for _, name := range names {
		if key, ok := s.FindName(name); ok {
			fields.count(key == name.Text())
		}
		if len(of) == 0 {
			continue
		}
		if key, ok := of[strings.ToLower(name.Text())]; ok {
			keys.count(key == name.Text())
		}
	}
	if keys.found > fields.found || keys.found == fields.found && keys.exact > fields.exact {
		return keys
	}
	return fields
}

func (a *reading) count(exact bool) {
	a.found++
	if exact {
		a.exact++
	}
}

// fit puts the fields of a node where the examples have them: below the keys that
// the table does not name, which become fields as the examples show them.
func (r *reader) fit(n *node, s *example.Shape) {
	names := n.fieldNames()
	if len(names) == 0 || s == nil {
		return
	}
	best, inner := r.readingOf(names, s), n
	for _, key := range best.path {
		s = s.Field(key)
		wrapper := &node{}
		wrapper.Name, wrapper.Type, wrapper.Source = key, typeOf(s), spec.FromExample
		wrapper.children, wrapper.variants, wrapper.keys, wrapper.links = inner.children, inner.variants, inner.keys, inner.links
		inner.children, inner.variants, inner.keys, inner.links = []*node{wrapper}, nil, nil, nil
		inner = wrapper
	}
	if best.values {
		inner.Seen = mapType
	}
}

// fieldNames are the names of the fields below a node, of all cases.
func (n *node) fieldNames() []string {
	var out []string
	known := map[string]bool{}
	for _, c := range n.described() {
		if !known[c.Name] {
			known[c.Name] = true
			out = append(out, c.Name)
		}
	}
	return out
}

// described are the nodes below, of all cases, or the keys that the words list.
func (n *node) described() []*node {
	if n.bare() {
		return n.keys
	}
	out := slices.Clone(n.children)
	for _, v := range n.variants {
		out = append(out, v.fields...)
	}
	return out
}

func namesOf(rows []*node) []string {
	var out []string
	for _, n := range rows {
		out = append(out, n.Name)
	}
	return out
}
