package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// combinations are settings in pairs: each value of a setting stands beside each value of
// each other one, but for one pair. Tests of all of the pages do not pass: 72 of 76
// requests hold, and package b24check wants 99 %.
var combinations = []struct{ prefix, include, runtime, prose, examples, tests string }{
	{"", "", "", "false", "false", "false"},
	{"", "[landing]", "copy", "true", "true", "true"},
	{"b24", "", "copy", "false", "true", "false"},
	{"b24", "[landing]", "", "true", "false", "false"},
	{"b24", `["crm.*", "v3:*"]`, "", "false", "true", "true"},
	{"", `["crm.*", "v3:*"]`, "copy", "true", "false", "true"},
	{"b24", "", "copy", "true", "true", "false"},
	{"", "[landing]", "", "false", "false", "true"},
}

// TestCombinations: with settings in any combination the SDK builds, vets, and passes its
// own tests.
func TestCombinations(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for i, c := range combinations {
		dir := fmt.Sprintf("sdk%d", i)
		settings := fmt.Sprintf("source: %s\nspec: spec\nout: .\nmodule: example.com/all/%s\nprose: %s\nexamples: %s\ntests: %s\n",
			filepath.Join(root, "testdata/pages"), dir, c.prose, c.examples, c.tests)
		for key, value := range map[string]string{"prefix": c.prefix, "include": c.include, "runtime": c.runtime} {
			if value != "" {
				settings += key + ": " + value + "\n"
			}
		}
		restore(t, ".", map[string]string{dir + "/b24gen.yaml": settings})
		mustRun(t, exitFine, "run", "--config", dir+"/b24gen.yaml", "--cache", "off", "-q")
		mustRun(t, exitFine, "check", "--config", dir+"/b24gen.yaml", "-q")
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	_, requires, _ := strings.Cut(string(mod), "\nrequire (")
	restore(t, ".", map[string]string{
		"go.mod": "module example.com/all\n\ngo 1.26.0\n\nrequire github.com/b24gen/b24gen v0.0.0\n\nreplace github.com/b24gen/b24gen => " + root + "\n\nrequire (" + requires,
		"go.sum": string(sums),
	})
	for _, args := range [][]string{{"vet", "./..."}, {"test", "./..."}} {
		if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
			t.Errorf("go %v: %v", args, err)
			for line := range strings.Lines(string(out)) {
				if !strings.Contains(line, "[no test files]") {
					t.Log(strings.TrimRight(line, "\n"))
				}
			}
		}
	}
}
