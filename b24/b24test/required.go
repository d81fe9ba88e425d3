package b24test

import (
	"slices"
	"strconv"
	"strings"
)

// isRequired tells whether no call can do without.
func (f FieldFacts) isRequired() bool {
	return f.isNeeded() && !f.Conditional && !f.Pattern && !f.isPlaceholder()
}

// isNeeded tells whether calls cannot do without, be it under a condition that the facts do
// not have. A file may follow in a second request.
func (f FieldFacts) isNeeded() bool { return f.Required == true && !f.Omitted && !f.isFile() }

// isPlaceholder tells whether the name stands for others.
func (f FieldFacts) isPlaceholder() bool { return strings.ContainsAny(f.Name, ". *#<{") }

// lacking is what a call lacks that all calls need: a parameter, a field of a required
// object by its path, or the names of a group of which any will do.
func (m *MethodFacts) lacking(c *Call) string {
	for i, param := range m.Params {
		if !param.isRequired() {
			continue
		}
		value, sent := m.param(c, i)
		if path := param.lacking(value, sent); path != "" {
			return path
		}
	}
	for _, group := range m.AnyOf {
		if m.lacksAll(c, group) {
			return strings.Join(group, " or ")
		}
	}
	return ""
}

// lacking is the path of the first required field that a value lacks, from the field's own
// name on. Lists are not looked into.
func (f FieldFacts) lacking(value any, sent bool) string {
	if !sent {
		return f.Name
	}
	object, ok := value.(*tree)
	if !ok || kindOf(f.form()) != objectKind || object.numbered() {
		return ""
	}
	for _, field := range f.Fields {
		if !field.isRequired() {
			continue
		}
		value, sent := object.field(field)
		if path := field.lacking(value, sent); path != "" {
			return f.Name + "." + path
		}
	}
	return ""
}

// field is the value of a field, in whatever spelling and with whatever operator of filters.
func (t *tree) field(f FieldFacts) (value any, sent bool) {
	for _, key := range t.keys {
		if name := strings.TrimLeft(key, "!=<>@%"); f.isNamed(name) || spelling(f.Name) == spelling(name) {
			return t.values[key], true
		}
	}
	return nil, false
}

// lacksAll tells whether a call sends nothing of a group, though it sends an object that
// the group is for.
func (m *MethodFacts) lacksAll(c *Call, group []string) bool {
	isSent := func(path string) bool { return m.sends(c, path) }
	isOpen := func(path string) bool {
		dot := strings.LastIndexByte(path, '.')
		return dot < 0 || m.sends(c, path[:dot])
	}
	return !slices.ContainsFunc(group, isSent) && slices.ContainsFunc(group, isOpen)
}

// sends tells whether a call has a value at a path below the parameters.
func (m *MethodFacts) sends(c *Call, path string) bool {
	first, rest, _ := strings.Cut(path, ".")
	i := slices.IndexFunc(m.Params, func(f FieldFacts) bool { return f.isNamed(first) })
	if i < 0 {
		return false
	}
	value, sent := m.param(c, i)
	return sent && holdsPath(value, rest)
}

// holdsPath tells whether there is something at a path below a value, in any item of a list.
func holdsPath(value any, path string) bool {
	if path == "" {
		return true
	}
	object, _ := value.(*tree)
	if object == nil {
		return false
	}
	first, rest, _ := strings.Cut(path, ".")
	return slices.ContainsFunc(object.keys, func(key string) bool {
		if _, err := strconv.Atoi(key); err == nil {
			return holdsPath(object.values[key], path)
		}
		return strings.EqualFold(key, first) && holdsPath(object.values[key], rest)
	})
}
