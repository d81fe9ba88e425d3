package b24test

import (
	"encoding/json"
	"regexp"
	"strings"
)

// reference is a mention of an earlier result in a parameter of a command.
var reference = regexp.MustCompile(`\$result(\[[^\]]+\])+`)

// resolve replaces the references in the values of a tree. One that leads
// nowhere stays as the text it is (REST-PROTOCOL section 7).
func resolve(t, results *tree) {
	for key, value := range t.values {
		switch v := value.(type) {
		case *tree:
			resolve(v, results)
		case string:
			t.values[key] = resolveText(v, results)
		}
	}
}

// resolveText replaces the references in a text. A text that is nothing but a
// reference becomes the value itself.
func resolveText(text string, results *tree) any {
	if reference.FindString(text) == text && text != "" {
		if value, ok := lookup(text, results); ok {
			return value
		}
		return text
	}
	return reference.ReplaceAllStringFunc(text, func(ref string) string {
		value, ok := lookup(ref, results)
		if _, container := value.(*tree); container || !ok {
			return ref
		}
		return formText(value)
	})
}

// lookup follows $result[a][b].
func lookup(ref string, results *tree) (any, bool) {
	path := strings.TrimSuffix(strings.TrimPrefix(ref, "$result["), "]")
	return follow(results, strings.Split(path, "]["))
}

// follow goes down a path of keys.
func follow(value any, path []string) (any, bool) {
	for _, key := range path {
		t, ok := value.(*tree)
		if !ok {
			return nil, false
		}
		if value, ok = t.values[key]; !ok {
			return nil, false
		}
	}
	return value, true
}

// treeOf turns a value that a test answers into trees, by way of its JSON. What
// cannot be written stays as it is, to fail when the answer is written.
func treeOf(value any) any {
	data, err := json.Marshal(value)
	if err != nil {
		return value
	}
	read, err := readJSON(data)
	if err != nil {
		return value
	}
	return read
}
