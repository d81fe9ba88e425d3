package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReference: the reference file shows every key, and is a valid file.
func TestReference(t *testing.T) {
	dir := filepath.FromSlash("../../../../docs")
	got, err := Load(filepath.Join(dir, Default))
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Source:   filepath.Join(dir, "site.tar.zst"),
		Spec:     filepath.Join(dir, "spec"),
		Out:      dir,
		Module:   "example.com/b24sdk",
		Prefix:   "b24",
		Index:    "API.md",
		Runtime:  "github.com/b24gen/b24gen/b24",
		Include:  []string{"crm", "tasks.task.*", "scope:im"},
		Exclude:  []string{"crm.invoice.*"},
		Prose:    new(false),
		Examples: new(false),
		Tests:    new(false),
		Baseline: filepath.Join(dir, "findings.yaml"),

		Overrides: filepath.Join(dir, "overrides"),
		Names:     filepath.Join(dir, "spec", "names.yaml"),
		Pins:      filepath.Join(dir, "spec", "pins.yaml"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}
}

func TestPaths(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "my.yaml")
	abs := filepath.Join(dir, "abs")
	text := "source: https://apidocs.bitrix24.com/\nspec: " + abs + "\nout: ../sdk\n"
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Load(name)
	want := Config{Source: "https://apidocs.bitrix24.com/", Spec: abs, Out: filepath.Join(filepath.Dir(dir), "sdk")}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("error %v, settings (-want +got):\n%s", err, diff)
	}
}

func TestWith(t *testing.T) {
	file := Config{Source: "a", Module: "m", Prose: new(true), Examples: new(true)}
	got := file.With(Config{Source: "b", Prose: new(false)})
	want := Config{Source: "b", Module: "m", Prose: new(false), Examples: new(true)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("settings (-want +got):\n%s", diff)
	}
}

func TestNeed(t *testing.T) {
	err := Config{Spec: "x"}.Need("source", "spec", "out")
	want := "no source: give SOURCE, or write source: into b24gen.yaml\nno out: give --out, or write out: into b24gen.yaml"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestLoadWithoutFile(t *testing.T) {
	t.Chdir(t.TempDir())
	if got, err := Load(""); err != nil || !reflect.DeepEqual(got, Config{}) {
		t.Errorf("no file: got %v, %v", got, err)
	}
	if _, err := Load("no.yaml"); err == nil || err.Error() != "no.yaml: no such file or directory" {
		t.Errorf("a missing file that was named: got %v", err)
	}
	if err := os.WriteFile(Default, []byte("out: x\nmodul: y\nprose: maybe\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Load("")
	if err == nil || !strings.Contains(err.Error(), `b24gen.yaml:2: unknown key "modul"`) || !strings.Contains(err.Error(), "b24gen.yaml:3: ") {
		t.Errorf("two problems: got %v", err)
	}
}
