package templates_test

import (
	"flag"
	"go/format"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/model"
	"github.com/b24gen/b24gen/spec"
	"github.com/b24gen/b24gen/templates"
	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// module is the import path of the golden files of a case.
const module = "github.com/b24gen/b24gen/templates/testdata/golden/"

// input is a spec and a configuration in one file of testdata.
type input struct {
	Prose    bool              `yaml:"prose"`
	Names    map[string]string `yaml:"names"`
	Types    []spec.Type       `yaml:"types"`
	Events   []spec.Event      `yaml:"events"`
	Services []spec.Service    `yaml:"services"`
}

// config is both what the SDK is and how it is written.
type config struct {
	sdk  model.Config
	code templates.Config
}

// render builds the model and writes it.
func render(s spec.Spec, c config) (map[string][]byte, error) {
	sdk, err := model.Build(s, c.sdk)
	if err != nil {
		return nil, err
	}
	return templates.Render(sdk, c.code)
}

func load(t *testing.T, file string) (spec.Spec, config) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var in input
	if err := yaml.Unmarshal(data, &in); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	s := spec.Spec{Types: in.Types, Events: in.Events}
	for _, svc := range in.Services {
		for _, m := range svc.Methods {
			m.API = svc.API
			s.Methods = append(s.Methods, m)
		}
	}
	return s, config{model.Config{Module: module + caseName(file), Names: in.Names}, templates.Config{Prose: in.Prose}}
}

func caseName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".yaml") }

func cases(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no cases: %v", pattern, err)
	}
	return files
}

// TestGolden holds what is rendered against the golden files, both ways: each
// rendered file has one, and each of them was rendered.
func TestGolden(t *testing.T) {
	for _, file := range cases(t, "testdata/*.yaml") {
		t.Run(caseName(file), func(t *testing.T) {
			s, c := load(t, file)
			got := everything(t, s, c)
			dir := filepath.Join("testdata", "golden", caseName(file))
			if *update {
				rewrite(t, dir, got)
			}
			if diff := cmp.Diff(texts(readTree(t, dir)), texts(got)); diff != "" {
				t.Errorf("golden files differ from what is rendered (-golden +rendered), see -update:\n%s", diff)
			}
		})
	}
}

// everything is the code and the pages about it.
func everything(t *testing.T, s spec.Spec, c config) map[string][]byte {
	t.Helper()
	sdk, err := model.Build(s, c.sdk)
	if err != nil {
		t.Fatal(err)
	}
	code, err := templates.Render(sdk, c.code)
	if err != nil {
		t.Fatal(err)
	}
	maps.Copy(code, templates.Pages(sdk))
	return code
}

func rewrite(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func readTree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func texts(files map[string][]byte) map[string]string {
	out := map[string]string{}
	for name, data := range files {
		out[name] = string(data)
	}
	return out
}

// TestGoldenIsFormatted formats the golden files, which changes nothing.
func TestGoldenIsFormatted(t *testing.T) {
	for name, data := range readTree(t, "testdata/golden") {
		if path.Ext(name) != ".go" {
			continue
		}
		want, err := format.Source(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(string(want), string(data)); diff != "" {
			t.Errorf("%s: gofmt would change it (-gofmt +golden):\n%s", name, diff)
		}
	}
}

// TestGoldenCompiles vets the golden files, which compiles them against the
// runtime.
func TestGoldenCompiles(t *testing.T) {
	readTree(t, "../b24") // so that the test runs again when the runtime changes
	out, err := exec.Command("go", "vet", "./testdata/golden/...").CombinedOutput()
	if err != nil {
		t.Errorf("go vet: %v\n%s", err, out)
	}
}

// TestGoldenErrors holds the texts of errors against testdata/errors/*.txt.
func TestGoldenErrors(t *testing.T) {
	for _, file := range cases(t, "testdata/errors/*.yaml") {
		t.Run(caseName(file), func(t *testing.T) {
			s, c := load(t, file)
			_, err := render(s, c)
			if err == nil {
				t.Fatal("no error")
			}
			golden := strings.TrimSuffix(file, ".yaml") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(err.Error()+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, readErr := os.ReadFile(golden)
			if readErr != nil {
				t.Fatal(readErr)
			}
			if diff := cmp.Diff(string(want), err.Error()+"\n"); diff != "" {
				t.Errorf("error text (-golden +got):\n%s", diff)
			}
		})
	}
}

// TestShuffled renders the methods and types in other orders.
func TestShuffled(t *testing.T) {
	for _, file := range cases(t, "testdata/*.yaml") {
		s, c := load(t, file)
		want := everything(t, s, c)
		for seed := range uint64(5) {
			r := rand.New(rand.NewPCG(seed, 1))
			r.Shuffle(len(s.Methods), func(i, j int) { s.Methods[i], s.Methods[j] = s.Methods[j], s.Methods[i] })
			r.Shuffle(len(s.Events), func(i, j int) { s.Events[i], s.Events[j] = s.Events[j], s.Events[i] })
			r.Shuffle(len(s.Types), func(i, j int) { s.Types[i], s.Types[j] = s.Types[j], s.Types[i] })
			got := everything(t, s, c)
			if diff := cmp.Diff(texts(want), texts(got)); diff != "" {
				t.Fatalf("%s: another order of the spec changed the output:\n%s", file, diff)
			}
		}
	}
}
