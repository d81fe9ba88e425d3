package openapi_test

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/spec"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestDev(t *testing.T) {
	s, err := spec.Load(os.Getenv("OPENAPI_SPEC"))
	if err != nil {
		t.Skip(err)
	}
	sdk, err := model.Build(s, model.Config{})
	if err != nil {
		t.Fatal(err)
	}
	causes := map[string][]string{}
	total, bad := map[string]int{}, map[string]int{}
	mutants, refused := map[string]int{}, map[string]int{}
	kept := map[string]int{}
	for _, api := range []spec.API{spec.V2, spec.V3} {
		doc, err := openapi.Build(sdk, openapi.Config{API: api, Version: openapi.V31})
		if err != nil {
			t.Fatal(err)
		}
		text, err := doc.JSON()
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		root, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		schemas := root.(map[string]any)["components"].(map[string]any)["schemas"].(map[string]any)
		refer(root)
		for name, s := range schemas {
			if err := c.AddResource("mem:///schemas/"+name, s); err != nil {
				t.Fatal(err)
			}
		}
		added := map[string]bool{}
		check := func(kind, method, pointer, body string) {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
			if err != nil {
				return
			}
			if m, ok := v.(map[string]any); ok {
				if _, has := m["result"]; kind == "response" && !has {
					v = map[string]any{"result": v}
				}
				if kind == "request" {
					delete(m, "auth")
				}
			}
			if _, ok := v.([]any); kind == "response" && ok {
				v = map[string]any{"result": v}
			}
			if !added[method+kind] {
				added[method+kind] = true
				at := root
				for _, step := range strings.Split(pointer, "|") {
					at = at.(map[string]any)[step]
				}
				if err := c.AddResource("mem:///"+kind+"/"+method, at); err != nil {
					t.Fatal(err)
				}
			}
			s, err := c.Compile("mem:///" + kind + "/" + method)
			if err != nil {
				t.Fatal(method, err)
			}
			total[kind]++
			if err := s.Validate(v); err != nil {
				bad[kind]++
				for _, l := range leaves(err.(*jsonschema.ValidationError)) {
					key := kind + " " + l
					causes[key] = append(causes[key], method)
				}
				return
			}
			if m, at, ok := mutant(v, kind, method+body); ok {
				mutants[kind]++
				if s.Validate(m) != nil {
					refused[kind]++
				} else {
					kept[kind+" "+method+" "+at]++
				}
			}
		}
		for _, m := range s.Methods {
			if m.API != api || m.Examples == nil {
				continue
			}
			base := "paths|/" + m.Name + "|post|"
			for _, r := range m.Examples.Request {
				if strings.EqualFold(r.Method, m.Name) && r.Body != "" {
					check("request", m.Name, base+"requestBody|content|application/json|schema", r.Body)
				}
			}
			for _, r := range m.Examples.Response {
				check("response", m.Name, base+"responses|200|content|application/json|schema", r)
			}
		}
	}
	var keys []string
	for k := range causes {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return len(causes[keys[i]]) > len(causes[keys[j]]) })
	for _, k := range keys {
		slices.Sort(causes[k])
		t.Log(len(causes[k]), k, slices.Compact(causes[k])[:min(3, len(slices.Compact(causes[k])))])
	}
	for k := range kept {
		t.Log("KEPT", k)
	}
	t.Log(total, bad, mutants, refused)
}

func leaves(e *jsonschema.ValidationError) []string {
	if len(e.Causes) == 0 {
		at := strings.TrimPrefix(e.SchemaURL, "mem:///")
		return []string{fmt.Sprintf("%T %v at %s in %s", e.ErrorKind, e.ErrorKind, at, strings.Join(e.InstanceLocation, "."))}
	}
	var out []string
	for _, c := range e.Causes {
		out = append(out, leaves(c)...)
	}
	return out
}

type slot struct {
	at  string
	val any
	set func(any)
}

func slots(v any, at string, set func(any), out *[]slot) {
	if at != "" {
		*out = append(*out, slot{at, v, set})
	}
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			slots(v[k], at+"/"+k, func(n any) { v[k] = n }, out)
		}
	case []any:
		for i := range v {
			slots(v[i], fmt.Sprintf("%s/%d", at, i), func(n any) { v[i] = n }, out)
		}
	}
}

func mutant(v any, kind, seed string) (any, string, bool) {
	h := fnv.New64a()
	h.Write([]byte(seed))
	n := h.Sum64()
	text, _ := json.Marshal(v)
	c, _ := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	var all []slot
	slots(c, "", nil, &all)
	all = slices.DeleteFunc(all, func(s slot) bool {
		return s.val == nil || kind == "response" && !strings.HasPrefix(s.at, "/result")
	})
	if len(all) == 0 {
		return nil, "", false
	}
	s := all[n%uint64(len(all))]
	var w []any
	switch s.val.(type) {
	case string, json.Number:
		w = []any{true, map[string]any{"a": json.Number("1")}, []any{"a"}}
	case bool:
		w = []any{"abc", map[string]any{"a": json.Number("1")}, []any{"a"}}
	case map[string]any:
		w = []any{"abc", json.Number("12"), true}
	case []any:
		w = []any{"abc", json.Number("12"), true}
	}
	r := w[(n/1000)%uint64(len(w))]
	s.set(r)
	return c, fmt.Sprintf("%s %v -> %v", s.at, s.val, r), true
}

func refer(v any) {
	switch v := v.(type) {
	case map[string]any:
		if r, ok := v["$ref"].(string); ok {
			v["$ref"] = strings.Replace(r, "#/components/schemas/", "mem:///schemas/", 1)
		}
		for _, c := range v {
			refer(c)
		}
	case []any:
		for _, c := range v {
			refer(c)
		}
	}
}
