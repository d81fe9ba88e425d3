package openapi_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/openapi"
	"github.com/b24gen/b24gen/parser"
	"github.com/b24gen/b24gen/source"
	"github.com/b24gen/b24gen/spec"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What the schemas must make of the documentation's own examples: accept them, and refuse
// them with one value of a wrong kind or without one key that is required.
const (
	leastAccepted = 0.99
	leastRefused  = 0.95
)

// TestSites holds the examples of saved sites against the schemas of their methods.
// B24GEN_SITES names the folder that holds them.
func TestSites(t *testing.T) {
	dir := os.Getenv("B24GEN_SITES")
	if dir == "" {
		t.Skip("B24GEN_SITES is not set: it names a folder with saved sites, site-*.tar.zst")
	}
	archives, err := filepath.Glob(filepath.Join(dir, "site-*.tar.zst"))
	if err != nil || len(archives) == 0 {
		t.Fatalf("%s: no site-*.tar.zst in it (%v)", dir, err)
	}
	for _, archive := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(archive), ".tar.zst"), func(t *testing.T) {
			s := withExamples(t, archive)
			sdk, err := model.Build(s, model.Config{})
			if err != nil {
				t.Fatal(err)
			}
			count := tally{}
			for _, api := range []spec.API{spec.V2, spec.V3} {
				schemas := compile(t, sdk, api)
				for _, m := range s.Methods {
					if m.API == api {
						count.hold(t, schemas, m)
					}
				}
			}
			count.judge(t)
		})
	}
}

func withExamples(t *testing.T, archive string) spec.Spec {
	src, err := source.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	var pages []parser.Page
	for page, err := range src.Pages(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, parser.Options{Examples: true}.Parse(page.Path, page.HTML))
	}
	s, _ := parser.Assemble(pages)
	return s
}

// schemas are those of a document, each a resource of its own, so that none is compiled
// twice.
type schemas struct {
	*jsonschema.Compiler
	known map[string]bool
}

func compile(t *testing.T, sdk *model.SDK, api spec.API) schemas {
	doc, err := openapi.Build(sdk, openapi.Config{API: api, Version: openapi.V31})
	if err != nil {
		t.Fatal(err)
	}
	text, err := doc.JSON()
	if err != nil {
		t.Fatal(err)
	}
	root := decode(t, string(text)).(map[string]any)
	referToResources(root)
	all := schemas{jsonschema.NewCompiler(), map[string]bool{}}
	add := func(name string, schema any) {
		if err := all.AddResource(name, schema); err != nil {
			t.Fatal(err)
		}
		all.known[name] = true
	}
	for name, s := range at(root, "components", "schemas") {
		add(resource("schemas", name), s)
	}
	for path, item := range at(root, "paths") {
		op := item.(map[string]any)["post"].(map[string]any)
		add(resource("request", path), at(op, "requestBody", "content", "application/json")["schema"])
		add(resource("response", path), at(op, "responses", "200", "content", "application/json")["schema"])
	}
	return all
}

func resource(kind, name string) string { return "mem:///" + kind + "/" + strings.Trim(name, "/") }

func at(v map[string]any, path ...string) map[string]any {
	for _, key := range path {
		v = v[key].(map[string]any)
	}
	return v
}

// referToResources has references lead to the resources of components.
func referToResources(v any) {
	switch v := v.(type) {
	case map[string]any:
		if ref, ok := v["$ref"].(string); ok {
			v["$ref"] = strings.Replace(ref, "#/components/schemas/", resource("schemas", ""), 1)
		}
		for _, member := range v {
			referToResources(member)
		}
	case []any:
		for _, item := range v {
			referToResources(item)
		}
	}
}

func decode(t *testing.T, text string) any {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// tally counts by kind of example: request, response.
type tally map[string]*figures

type figures struct {
	examples, accepted, changed, refused int
	causes                               []string
}

// hold holds the examples of a method against its schemas. What is no JSON proves
// nothing.
func (c tally) hold(t *testing.T, all schemas, m spec.Method) {
	if m.Examples == nil {
		return
	}
	for _, r := range m.Examples.Request {
		if strings.EqualFold(r.Method, m.Name) && json.Valid([]byte(r.Body)) {
			v := decode(t, r.Body)
			if o, ok := v.(map[string]any); ok {
				delete(o, "auth") // the token
			}
			c.check(t, all, "request", m.Name, v)
		}
	}
	for _, text := range m.Examples.Response {
		if json.Valid([]byte(text)) {
			c.check(t, all, "response", m.Name, inEnvelope(decode(t, text)))
		}
	}
}

// inEnvelope puts a result that an example shows alone into an answer.
func inEnvelope(v any) any {
	if o, ok := v.(map[string]any); ok {
		if _, whole := o["result"]; whole {
			return v
		}
	}
	return map[string]any{"result": v}
}

func (c tally) check(t *testing.T, all schemas, kind, method string, example any) {
	schema, err := all.Compile(resource(kind, method))
	if err != nil {
		t.Fatal(err)
	}
	f := c[kind]
	if f == nil {
		f = &figures{}
		c[kind] = f
	}
	f.examples++
	if err := schema.Validate(example); err != nil {
		f.causes = append(f.causes, method+": "+cause(err))
		return
	}
	f.accepted++
	for _, changed := range changes(t, kind, method, example, schema) {
		f.changed++
		if schema.Validate(changed) != nil {
			f.refused++
		}
	}
}

// cause is where the value is that a schema refuses, and why.
func cause(err error) string {
	e := err.(*jsonschema.ValidationError)
	for len(e.Causes) > 0 {
		e = e.Causes[0]
	}
	return fmt.Sprintf("%s: %v", strings.Join(e.InstanceLocation, "."), e.ErrorKind)
}

func (c tally) judge(t *testing.T) {
	for kind, f := range c {
		accepted, refused := float64(f.accepted)/float64(f.examples), float64(f.refused)/float64(f.changed)
		t.Logf("%ss: %d examples, %.1f%% accepted; %d with a change, %.1f%% refused", kind, f.examples, 100*accepted, f.changed, 100*refused)
		for _, text := range f.causes {
			t.Logf("%s refused: %s", kind, text)
		}
		if accepted < leastAccepted || refused < leastRefused {
			t.Errorf("%ss: want %.0f%% of them accepted, and %.0f%% of the changed ones refused", kind, 100*leastAccepted, 100*leastRefused)
		}
	}
}
