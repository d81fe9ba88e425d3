package b24test

import (
	"net/url"
	"strconv"
	"strings"
)

// readQuery reads a query or form body in PHP's bracket syntax, in order
// (REST-PROTOCOL section 2). A pair that is not well encoded is left out, as
// PHP does.
func readQuery(query string) *tree {
	t := newTree()
	for pair := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(pair, "=")
		name, err1 := url.QueryUnescape(name)
		value, err2 := url.QueryUnescape(value)
		if name == "" || err1 != nil || err2 != nil {
			continue
		}
		t.setPath(splitKey(name), value)
	}
	return t
}

// noDots spells a name as PHP does, which allows neither dots nor spaces in
// the name of a variable.
var noDots = strings.NewReplacer(".", "_", " ", "_")

// splitKey takes fields[PHONE][0][VALUE] apart. An unclosed bracket is part of
// the name, as an underscore.
func splitKey(name string) []string {
	head, rest, found := strings.Cut(name, "[")
	path := []string{noDots.Replace(head)}
	switch {
	case head == "":
		return []string{name}
	case !found:
		return path
	case !strings.Contains(rest, "]"):
		return []string{path[0] + "_" + rest}
	}
	for {
		key, after, closed := strings.Cut(rest, "]")
		if !closed {
			return path
		}
		path = append(path, key)
		if rest, found = strings.CutPrefix(after, "["); !found {
			return path
		}
	}
}

// setPath puts a value below the path. An empty key is the next free number.
func (t *tree) setPath(path []string, value any) {
	key := path[0]
	if key == "" {
		key = strconv.Itoa(t.nextIndex())
	}
	if len(path) == 1 {
		t.set(key, value)
		return
	}
	child, ok := t.values[key].(*tree)
	if !ok {
		child = newTree()
		child.form = true
		t.set(key, child)
	}
	child.setPath(path[1:], value)
}

func (t *tree) nextIndex() int {
	next := 0
	for _, key := range t.keys {
		if n, err := strconv.Atoi(key); err == nil && n >= next {
			next = n + 1
		}
	}
	return next
}

// writeQuery appends a value in bracket syntax, the form that events and app
// pages are posted in. Empty containers and nil leave no trace.
func writeQuery(form url.Values, key string, value any) {
	switch v := value.(type) {
	case nil:
	case map[string]any:
		for k, child := range v {
			writeQuery(form, key+"["+k+"]", child)
		}
	case []any:
		for i, child := range v {
			writeQuery(form, key+"["+strconv.Itoa(i)+"]", child)
		}
	case map[string]string:
		for k, child := range v {
			form.Set(key+"["+k+"]", child)
		}
	default:
		form.Set(key, formText(v))
	}
}
