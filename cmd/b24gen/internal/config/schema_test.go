package config_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	invopop "github.com/invopop/jsonschema"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/b24gen/b24gen/cmd/b24gen/internal/config"
	"github.com/b24gen/b24gen/cmd/b24gen/internal/scaffold"
	"github.com/b24gen/b24gen/spec"
)

var update = flag.Bool("update", false, "rewrite the schemas")

// The JSON Schemas in docs/schema, with which editors check and complete the YAML files,
// are made of the Go types that the files are read into, and of the comments on those.
const (
	root    = "../../../.."
	schemas = root + "/docs/schema"
)

// models are the kinds of files, by the names of their schemas.
var models = map[string]struct {
	title string
	model any
}{
	"b24gen.json":    {"Settings of b24gen", config.Config{}},
	"service.json":   {"Spec of a service of the Bitrix24 REST API", spec.Service{}},
	"events.json":    {"Spec of events of the Bitrix24 REST API", spec.EventFile{}},
	"types.json":     {"Spec of types of the Bitrix24 REST API", spec.TypeFile{}},
	"overrides.json": {"Corrections to the documentation of the Bitrix24 REST API", spec.OverrideFile{}},
	"names.json":     {"Go names of an SDK that are released", spec.Names{}},
	"pins.json":      {"Released Go declarations of an SDK that the documentation would change", spec.Pins{}},
}

// makeSchemas makes all schemas.
func makeSchemas(t *testing.T) map[string][]byte {
	t.Helper()
	words := constants(t, filepath.Join(root, "spec"))
	r := invopop.Reflector{
		Anonymous: true, ExpandedStruct: true, FieldNameTag: "yaml",
		Namer: func(t reflect.Type) string { return strings.ToLower(t.Name()) },
		Mapper: func(t reflect.Type) *invopop.Schema {
			switch {
			case t == reflect.TypeFor[spec.Required]():
				return &invopop.Schema{Enum: []any{true, false, string(spec.RequiredUnknown)}}
			case t == reflect.TypeFor[yaml.Node]():
				return &invopop.Schema{Extras: map[string]any{}} // anything
			case t.Kind() == reflect.String && words[t.Name()] != nil:
				return &invopop.Schema{Type: "string", Enum: words[t.Name()]}
			}
			return nil
		},
	}
	comments(t, &r)
	made := map[string][]byte{}
	for name, m := range models {
		s := r.Reflect(m.model)
		s.Title = m.title
		if name == "b24gen.json" {
			s.Required = nil // settings can all be given as flags instead
		}
		var out bytes.Buffer
		e := json.NewEncoder(&out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(s); err != nil {
			t.Fatal(err)
		}
		made[name] = out.Bytes()
	}
	return made
}

// comments takes in the comments of the models, each on a line and without the brackets
// of links.
func comments(t *testing.T, r *invopop.Reflector) {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(root) // the paths of packages are made of those of folders
	for _, dir := range []string{"spec", "cmd/b24gen/internal/config"} {
		if err := r.AddGoComments("github.com/b24gen/b24gen", dir, invopop.WithFullComment()); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(here)
	for key, text := range r.CommentMap {
		r.CommentMap[key] = strings.NewReplacer("[", "", "]", "").Replace(strings.Join(strings.Fields(text), " "))
	}
}

// constants are those of string types, by the names of the types.
func constants(t *testing.T, dir string) map[string][]any {
	t.Helper()
	found := map[string][]any{}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if c, ok := n.(*ast.ValueSpec); ok && len(c.Values) == 1 {
				of, isTyped := c.Type.(*ast.Ident)
				value, isLiteral := c.Values[0].(*ast.BasicLit)
				if isTyped && isLiteral {
					if text, err := strconv.Unquote(value.Value); err == nil {
						found[of.Name] = append(found[of.Name], text)
					}
				}
			}
			return true
		})
	}
	return found
}

// TestSchemas holds the committed schemas against the model.
func TestSchemas(t *testing.T) {
	want := makeSchemas(t)
	for name, data := range want {
		file := filepath.Join(schemas, name)
		if *update {
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(data), string(got)); diff != "" {
			t.Errorf("%s differs from the model (-model +committed), see -update:\n%s", name, diff)
		}
	}
	committed, err := filepath.Glob(schemas + "/*.json")
	if err != nil || len(committed) != len(want) {
		t.Errorf("there are %d schemas, want %d (%v)", len(committed), len(want), err)
	}
}

// TestDescribed: each key says what it is, in the words of the model.
func TestDescribed(t *testing.T) {
	var s invopop.Schema
	if err := json.Unmarshal(makeSchemas(t)["service.json"], &s); err != nil {
		t.Fatal(err)
	}
	wire, ok := s.Definitions["field"].Properties.Get("wire")
	if !ok || !strings.HasPrefix(wire.Description, "Wire is how the examples send the value") || len(wire.Enum) != 12 {
		t.Errorf("wire is %+v", wire)
	}
}

func compile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(filepath.Join(schemas, name))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, name string, data []byte) error {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s.Validate(v)
}

// TestFilesAreValid holds all files of the repository against their schemas.
func TestFilesAreValid(t *testing.T) {
	service, events, types := compile(t, "service.json"), compile(t, "events.json"), compile(t, "types.json")
	count := 0
	check := func(s *jsonschema.Schema, name string) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, name, data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		count++
	}
	api := root + "/spec/api"
	err := filepath.WalkDir(api, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || filepath.Ext(name) != ".yaml":
			return err
		case strings.HasPrefix(filepath.ToSlash(name), api+"/types/"):
			check(types, name)
		case strings.HasPrefix(filepath.ToSlash(name), api+"/events/"):
			check(events, name)
		default:
			check(service, name)
		}
		return nil
	})
	if err != nil || count < 100 {
		t.Fatalf("%d files of the spec, error %v", count, err)
	}
	for pattern, schema := range map[string]string{
		"b24gen.yaml": "b24gen.json", "docs/b24gen.yaml": "b24gen.json", "spec/names.yaml": "names.json", "cmd/b24gen/testdata/pins.yaml": "pins.json", "overrides/*.yaml": "overrides.json",
	} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, error %v", pattern, len(found), err)
		}
		for _, name := range found {
			check(compile(t, schema), name)
		}
	}
}

// TestGuides holds the files that guides show against their schemas.
func TestGuides(t *testing.T) {
	for guide, schema := range map[string]string{"overrides.md": "overrides.json", "names.md": "names.json", "stability.md": "pins.json"} {
		text, err := os.ReadFile(root + "/docs/" + guide)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, ok := bytes.Cut(text, []byte("```yaml\n"))
		block, _, closed := bytes.Cut(rest, []byte("```\n"))
		if !ok || !closed {
			t.Fatalf("%s shows no file", guide)
		}
		if err := validate(t, compile(t, schema), guide, block); err != nil {
			t.Error(err)
		}
	}
}

// TestStarter holds the files of a new repository against the schemas that they
// name.
func TestStarter(t *testing.T) {
	files, err := scaffold.Repo{Module: "example.com/sdk", Source: "site.tar.zst"}.Files()
	if err != nil {
		t.Fatal(err)
	}
	data := files["b24gen.yaml"]
	if err := validate(t, compile(t, "b24gen.json"), "b24gen.yaml", data); err != nil {
		t.Error(err)
	}
	if want := scaffold.Repo.Schemas(scaffold.Repo{}) + "/b24gen.json\n"; !bytes.Contains(data, []byte("$schema="+want)) {
		t.Errorf("b24gen.yaml does not name %s", want)
	}
}

// TestRefused holds mistakes against the schemas, which find each.
func TestRefused(t *testing.T) {
	const method = "service: a.b\napi: v2\nmethods:\n  - name: a.b.c\n    page: a.html\n"
	for _, test := range []struct{ schema, text, want string }{
		{"b24gen.json", "modul: x", "additional properties 'modul' not allowed"},
		{"b24gen.json", "prose: perhaps", "at '/prose': got string, want boolean"},
		{"service.json", "service: a.b\nmethods: []", "missing property 'api'"},
		{"service.json", strings.Replace(method, "v2", "v4", 1), "at '/api': value must be one of 'v2', 'v3'"},
		{"service.json", method + "    params: [{name: x, required: perhaps}]", "at '/methods/0/params/0/required': value must be one of"},
		{"service.json", method + "    params: [{name: x, fields: [{type: y}]}]", "at '/methods/0/params/0/fields/0': missing property 'name'"},
		{"service.json", method + "    list: {by: magic}", "at '/methods/0/list/by': value must be one of 'start'"},
		{"types.json", "types: [{name: x}]", "missing property 'page'"},
		{"overrides.json", "overrides: [{method: a.b.c}]", "missing property 'reason'"},
		{"names.json", "v2: {a.b: {methods: {c: 1}}}", "at '/v2/a.b/methods/c': got number, want string"},
	} {
		err := validate(t, compile(t, test.schema), test.schema, []byte(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %q gives %v, want %s", test.schema, test.text, err, test.want)
		}
	}
}
