package goapi

import "github.com/b24gen/b24gen/changes"

// comparison collects changes.
type comparison struct{ changes []Change }

func (c *comparison) add(k changes.Kind, dir, symbol, old, new string) {
	c.changes = append(c.changes, Change{k, dir, symbol, old, new})
}

// kinds are the kinds of change of each thing that a name can stand for.
var kinds = map[what]struct{ added, removed, typ, value changes.Kind }{
	aType:   {changes.GoTypeAdded, changes.GoTypeRemoved, changes.GoTypeChanged, ""},
	aField:  {changes.GoFieldAdded, changes.GoFieldRemoved, changes.GoFieldTypeChanged, changes.GoTagChanged},
	aMethod: {changes.GoMethodAdded, changes.GoMethodRemoved, changes.GoMethodChanged, changes.GoBodyChanged},
	aFunc:   {changes.GoFuncAdded, changes.GoFuncRemoved, changes.GoFuncChanged, changes.GoBodyChanged},
	aConst:  {changes.GoConstAdded, changes.GoConstRemoved, changes.GoConstTypeChanged, changes.GoConstValueChanged},
}

// packages compares two packages. Members of a type that came, went, or became
// another kind of type are not told one by one.
func (c *comparison) packages(dir string, old, new pkg) {
	if old[""].doc != new[""].doc {
		c.add(changes.GoCommentChanged, dir, "", "", "")
	}
	for _, name := range old.names() {
		before := old[name]
		after, ok := new[name]
		switch {
		case !sameOwner(old, new, name):
		case !ok:
			c.add(kinds[before.what].removed, dir, name, before.typ, "")
		case before.what != after.what:
			c.add(changes.GoKindChanged, dir, name, string(before.what), string(after.what))
		default:
			c.symbol(dir, name, before, after)
		}
	}
	for _, name := range new.names() {
		if _, ok := old[name]; !ok && sameOwner(old, new, name) {
			c.add(kinds[new[name].what].added, dir, name, "", new[name].typ)
		}
	}
}

// sameOwner reports whether both sides have the member's type, and the same
// kind of type.
func sameOwner(old, new pkg, name string) bool {
	t := typeOf(name)
	return t == "" || old[t].what == aType && new[t].what == aType && old[t].typ == new[t].typ
}

// symbol compares what a name stands for.
func (c *comparison) symbol(dir, name string, old, new symbol) {
	k := kinds[old.what]
	switch {
	case old.typ != new.typ:
		c.add(k.typ, dir, name, old.typ, new.typ)
	case old.value != new.value && old.what == aMethod, old.value != new.value && old.what == aFunc:
		c.add(k.value, dir, name, "", "")
	case old.value != new.value:
		c.add(k.value, dir, name, old.value, new.value)
	}
	switch {
	case old.doc == new.doc:
	case new.deprecated() && !old.deprecated():
		c.add(changes.GoDeprecated, dir, name, "", "")
	case old.deprecated() && !new.deprecated():
		c.add(changes.GoUndeprecated, dir, name, "", "")
	default:
		c.add(changes.GoCommentChanged, dir, name, "", "")
	}
}
