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
// each other one.
var combinations = []struct{ prefix, include, runtime, prose, examples, tests string }{
	{"", "", "", "false", "false", "false"},
	{"", "[landing]", "copy", "true", "true", "true"},
	{"b24", "", "copy", "false", "true", "true"},
	{"b24", "[landing]", "", "true", "false", "false"},
	{"b24", `["crm.*", "v3:*"]`, "", "false", "true", "true"},
	{"", `["crm.*", "v3:*"]`, "copy", "true", "false", "true"},
	{"", "", "copy", "true", "true", "false"},
	{"", "[landing]", "", "false", "false", "true"},
}

// combinedPages begin the addresses of the pages that the combinations are made of. What
// the whole of the pages makes is built by TestGoldenCompiles.
var combinedPages = []string{"api-reference/crm/", "api-reference/landing/", "api-reference/tasks/"}

// TestCombinations: with settings in any combination the SDK vets, and passes its own
// tests. The SDKs lie side by side in one module, so that the go command is asked once.
func TestCombinations(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds many SDKs")
	}
	t.Parallel()
	site, dir := t.TempDir(), t.TempDir()
	restore(t, site, pagesBelow(t, combinedPages...))
	restore(t, dir, moduleOf(t, "example.com/sdk"))
	tested := []string{"test", "-vet=off"}
	for i, c := range combinations {
		name := fmt.Sprintf("c%d", i)
		settings := fmt.Sprintf("source: %s\nspec: spec\nout: .\nmodule: example.com/sdk/%s\nprose: %s\nexamples: %s\ntests: %s\n", site, name, c.prose, c.examples, c.tests)
		for key, value := range map[string]string{"prefix": c.prefix, "include": c.include, "runtime": c.runtime} {
			if value != "" {
				settings += key + ": " + value + "\n"
			}
		}
		config := filepath.Join(dir, name, "b24gen.yaml")
		restore(t, dir, map[string]string{name + "/b24gen.yaml": settings})
		mustRun(t, exitFine, "run", "--config", config, "--cache", "off", "-q")
		mustRun(t, exitFine, "check", "--config", config, "-q")
		if c.tests == "true" {
			tested = append(tested, "./"+name+"/sdktest")
		}
	}
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, tested...)
}

// moduleOf are the files of a module that requires this one, and what it requires itself.
func moduleOf(t *testing.T, name string) map[string]string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	mod, modErr := os.ReadFile(filepath.Join(root, "go.mod"))
	sums, sumErr := os.ReadFile(filepath.Join(root, "go.sum"))
	if modErr != nil || sumErr != nil {
		t.Fatal(modErr, sumErr)
	}
	_, requires, _ := strings.Cut(string(mod), "\nrequire (")
	return map[string]string{
		"go.mod": "module " + name + "\n\ngo 1.26.0\n\nrequire github.com/b24gen/b24gen v0.0.0\n\nreplace github.com/b24gen/b24gen => " + root + "\n\nrequire (" + requires,
		"go.sum": string(sums),
	}
}

// goCommand runs the go command in the folder. What it builds is found in its cache by
// the next test that wants the same, wherever that is.
func goCommand(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS="+stableBuild(t))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go %v: %v\n%s", args, err, out)
	}
}
