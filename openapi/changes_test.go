package openapi_test

import (
	"encoding/json"
	"hash/fnv"
	"maps"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// changes are the example with one value of a wrong kind, and without one of the keys
// that its schema requires, where it has any. Which value and which key depends on the
// example alone.
func changes(t *testing.T, kind, method string, example any, schema *jsonschema.Schema) []any {
	text, err := json.Marshal(example)
	if err != nil {
		t.Fatal(err)
	}
	hash := fnv.New64a()
	hash.Write([]byte(method))
	hash.Write(text)
	pick := hash.Sum64()
	var out []any
	changed := decode(t, string(text))
	if all := valuesOf(changed, kind); len(all) > 0 {
		all[pick%uint64(len(all))].spoil(pick / 1000)
		out = append(out, changed)
	}
	changed = decode(t, string(text))
	o, ok := changed.(map[string]any)
	if required := requiredOf(schema); ok && len(required) > 0 {
		delete(o, required[pick%uint64(len(required))])
		out = append(out, changed)
	}
	return out
}

// requiredOf are the keys that a schema requires.
func requiredOf(s *jsonschema.Schema) []string {
	for s.Ref != nil {
		s = s.Ref
	}
	return s.Required
}

// value is a value in an example, which can be set.
type value struct {
	is  any
	set func(any)
}

// valuesOf are all values of an example: of an answer those of its result. Null is of no
// kind.
func valuesOf(example any, kind string) []value {
	if o, ok := example.(map[string]any); ok && kind == "response" {
		return below(o["result"], func(v any) { o["result"] = v })
	}
	return below(example, nil)
}

func below(v any, set func(any)) []value {
	var out []value
	if v != nil && set != nil {
		out = append(out, value{v, set})
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			out = append(out, below(v[key], func(n any) { v[key] = n })...)
		}
	case []any:
		for i := range v {
			out = append(out, below(v[i], func(n any) { v[i] = n })...)
		}
	}
	return out
}

// spoil puts a value of another kind. Texts and numbers are of one: portals write one for
// the other.
func (v value) spoil(pick uint64) {
	object, list := map[string]any{"a": json.Number("1")}, []any{"a"}
	others := []any{"abc", json.Number("12"), true}
	switch v.is.(type) {
	case string, json.Number:
		others = []any{true, object, list}
	case bool:
		others = []any{"abc", object, list}
	}
	v.set(others[pick%uint64(len(others))])
}
