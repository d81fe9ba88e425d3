package templates

import "strings"

// longestName is the length from which the name of a type inside another one is
// cut: a struct that lies deep in a result would have a name of a hundred letters.
const longestName = 45

// longestPart is the length of a field's name from which the type's name takes
// only the last words of it.
const longestPart = 24

// inside is an object in the field of o, which gives the object the name.
func (o *object) inside(s shape, name string, as role) *object {
	full := o.full(name)
	child := &object{
		key:        o.key + "/" + s.Name,
		candidates: o.nested(name),
		prefixes:   full,
		part:       name,
		about:      about{role: as, parent: o, field: s.Name},
	}
	if o.method != nil && name == "Params" { // the parameter params
		child.candidates = []string{full[0] + "Object", full[1]}
	}
	return child
}

// nested are the names for something inside the object, best first: the whole
// path to it, or its end where that is long.
func (o *object) nested(name string) []string {
	full := o.full(name)
	if len(full[0]) <= longestName {
		return full
	}
	root, path := o.path()
	return append(abridged(root, append(path, name)), full...)
}

// full are the names that say the whole path.
func (o *object) full(name string) []string {
	prefixes := o.prefixes
	if prefixes == nil {
		prefixes = o.candidates
	}
	var names []string
	for _, p := range prefixes {
		names = append(names, p+name)
	}
	return names
}

// path are the name of the outermost object and the parts of the names below it.
func (o *object) path() (root string, parts []string) {
	if o.about.parent == nil || o.part == "" {
		return o.full("")[0], nil
	}
	root, parts = o.about.parent.path()
	return root, append(parts, o.part)
}

// abridged are the names that leave out what lies between root and the end of
// the path: first the one that keeps most and is short enough, or else the end
// alone, then those that keep more.
func abridged(root string, path []string) []string {
	first := len(path) - 1
	for first > 0 && len(root)+len(strings.Join(path[first-1:], "")) <= longestName {
		first--
	}
	var names []string
	if last := path[first]; first == len(path)-1 && len(last) > longestPart {
		names = append(names, root+ending(last))
	}
	for ; first > 0; first-- {
		names = append(names, root+strings.Join(path[first:], ""))
	}
	return names
}

// ending are the last words of a long name.
func ending(name string) string {
	words := split(name)
	end := join(words[len(words)-1])
	for i := len(words) - 2; i >= 0; i-- {
		longer := join(words[i:]...)
		if len(longer) > longestPart {
			break
		}
		end = longer
	}
	return end
}
