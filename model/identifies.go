package model

import (
	"slices"
	"strings"

	"github.com/b24gen/b24gen/model/naming"
	"github.com/b24gen/b24gen/spec"
)

// What names say of what an id is of.

// identifies reports whether the name says that values of the type t identify an object:
// the own id, a reference to another object, or who did something.
func (n *knownNames) identifies(namespace, key string, t Type) bool {
	words := n.lex.Words(strings.TrimRight(key, "0123456789_"))
	if len(words) == 0 {
		return false
	}
	stem := strings.Join(words[:len(words)-1], "")
	switch words[len(words)-1] {
	case "lid": // of a landing
		return t == Int
	case "by":
		return (t != String || slices.Contains(n.stated[nameKey(namespace, foldName(key))], Type(ID))) && !saysHow(words)
	case "ids":
		return t != String || n.isReference(namespace, stem)
	case "id":
		return stem == "" || strings.HasSuffix(stem, "user") || (t != String || n.isReference(namespace, stem)) && !n.isKind(namespace, stem)
	}
	return false
}

// saysHow reports whether a name that ends in by says how something is put in order, and not who did it.
func saysHow(words []string) bool { return len(words) > 1 && byFields[words[len(words)-2]] }

// isReference reports whether a field of the name is stated to be an id, or a number,
// somewhere in the namespace.
func (n *knownNames) isReference(namespace, stem string) bool {
	types := slices.Concat(n.stated[nameKey(namespace, stem+"id")], n.stated[nameKey(namespace, stem+"ids")])
	return slices.Contains(types, Type(ID)) || slices.Contains(types, Type(Int))
}

// isKind reports whether the name is that of a kind, which is a number that no portal
// makes, unless the namespace has a service for what it names.
func (n *knownNames) isKind(namespace, stem string) bool {
	if !strings.HasSuffix(stem, "type") {
		return false
	}
	return !n.isServed(namespace, stem)
}

// isServed reports whether the namespace, or the whole API, has a service for what is named.
func (n *knownNames) isServed(namespace, stem string) bool {
	named := func(service string) bool { return strings.HasSuffix(naming.Singular(service), stem) }
	return slices.ContainsFunc(n.services[nameKey(namespace, "")], named)
}

// stemOf is the name of an id without that word.
func (n *knownNames) stemOf(key string) (stem string, isID bool) {
	words := n.lex.Words(key)
	last := len(words) - 1
	if last < 1 || words[last] != "id" {
		return "", false
	}
	return strings.Join(words[:last], ""), true
}

// isKindOnly reports whether the values are of a kind, which pages call a number, or a number or a
// text, and nobody an id.
func (n *knownNames) isKindOnly(places []place, namespace, key string) bool {
	stem, isID := n.stemOf(key)
	return isID && n.isKind(namespace, stem) && !slices.ContainsFunc(places, func(p place) bool {
		f := p.field().Facts
		return !f.Stated.Any(func(t spec.TypeTerm) bool { return t.Is(spec.Integer) }) || !f.Observed.None()
	})
}

// namesServed reports whether a text below the name is the id of what the namespace has a service for: chat29 of a
// dialog. What has a type with a page, and no id by that, is told by a code: EUR of a currency.
func (n *knownNames) namesServed(namespace, key string) bool {
	stem, isID := n.stemOf(key)
	if !isID || stem == "" || !n.isServed(namespace, stem) {
		return false
	}
	t, isType := n.types[namespace+"_"+stem]
	return !isType || slices.ContainsFunc(t.Fields, func(f spec.Field) bool { return foldName(f.Name) == "id" })
}
