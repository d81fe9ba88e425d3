package b24check

import (
	"slices"
	"strconv"
	"strings"
)

// arguments are the names of a positional method's arguments in their order.
func (m method) arguments() []string {
	var out []string
	for i := range m.params.NumField() {
		name, _, _ := strings.Cut(m.params.Field(i).Tag.Get("json"), ",")
		if name != "-" {
			out = append(out, name)
		}
	}
	return out
}

// named gives arguments their names. A positional method reads no names, so that
// an example which has none, or others, means the arguments in their order.
func (v value) named(arguments []string) value {
	known := func(name string) bool { return slices.Contains(arguments, name) }
	if v.object() && !slices.ContainsFunc(v.names, func(name string) bool { return !known(name) }) {
		return v
	}
	return value{kind: '{', items: v.items, names: positions(arguments, len(v.items))}
}

// positions are names for arguments, the position itself for one too many.
func positions(arguments []string, count int) []string {
	names := slices.Clone(arguments[:min(count, len(arguments))])
	for i := len(names); i < count; i++ {
		names = append(names, strconv.Itoa(i))
	}
	return names
}

// inOrder is the list of the arguments, without those at the end that are not
// given.
func (v value) inOrder(arguments []string) value {
	out := value{kind: '['}
	for _, name := range positions(arguments, max(len(arguments), len(v.items))) {
		item := v.member(name)
		if item.kind == 0 {
			item = value{kind: 'n', raw: []byte("null")}
		}
		out.items = append(out.items, item)
	}
	return out
}
