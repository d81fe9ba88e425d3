package spec

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// The layout of spec files is made for review: keys in the order of the struct,
// nothing that is empty, and one line for each thing that has nothing below it,
// so that a changed row of a table is one changed line. The struct tags say the
// keys; the YAML library alone decides how a scalar is quoted.

// shortScalar is the longest text that may stand on a line with others.
const shortScalar = 60

// layout is the YAML form of a value of the model.
func layout(v reflect.Value) *yaml.Node {
	if m, ok := v.Interface().(interface{ value() any }); ok {
		v = reflect.ValueOf(m.value())
	}
	switch v.Kind() {
	case reflect.Pointer:
		return layout(v.Elem())
	case reflect.Struct:
		return mapping(v)
	case reflect.Slice:
		return sequence(v)
	case reflect.Map:
		return sortedMapping(v)
	case reflect.Bool:
		return scalar("!!bool", strconv.FormatBool(v.Bool()))
	case reflect.Int:
		return scalar("!!int", strconv.FormatInt(v.Int(), 10))
	default:
		return text(v.String())
	}
}

func mapping(v reflect.Value) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for i := range v.NumField() {
		key, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		value := v.Field(i)
		if key == "-" || (strings.Contains(options, "omitempty") && empty(value)) {
			continue
		}
		node := layout(value)
		if strings.Contains(options, "flow") {
			node.Style = yaml.FlowStyle
		}
		n.Content = append(n.Content, scalar("!!str", key), node)
	}
	return n
}

func empty(v reflect.Value) bool {
	isList := v.Kind() == reflect.Slice || v.Kind() == reflect.Map
	return v.IsZero() || isList && v.Len() == 0
}

// sortedMapping is a map with its keys in order.
func sortedMapping(v reflect.Value) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, key := range keys {
		n.Content = append(n.Content, scalar("!!str", key.String()), layout(v.MapIndex(key)))
	}
	return n
}

func sequence(v reflect.Value) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode}
	for i := range v.Len() {
		item := layout(v.Index(i))
		if item.Kind == yaml.MappingNode && fitsLine(item) {
			item.Style = yaml.FlowStyle
		}
		n.Content = append(n.Content, item)
	}
	return n
}

func fitsLine(mapping *yaml.Node) bool {
	for _, n := range mapping.Content {
		if n.Kind != yaml.ScalarNode || len(n.Value) > shortScalar || strings.Contains(n.Value, "\n") {
			return false
		}
	}
	return true
}

func scalar(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}

// text is a string. One of several lines becomes a block as it is, but only
// where a block can hold every character of it.
func text(s string) *yaml.Node {
	n := scalar("!!str", s)
	if strings.Contains(s, "\n") && !fitsBlock(s) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

func fitsBlock(s string) bool {
	body := strings.TrimSuffix(s, "\n")
	if body == "" || body != strings.TrimSpace(body) {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r != '\n' && (!strconv.IsPrint(r) || r == '\u00a0')
	})
}
