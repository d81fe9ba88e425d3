package scaffold

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rhysd/actionlint"
)

var update = flag.Bool("update", false, "rewrite the workflow of this repository")

// own makes the workflow of an SDK's repository that of the generator's: with the program
// of its checkout, for the spec in spec/api, and with the OpenAPI documents.
var own = strings.NewReplacer(
	"          code=0\n", "          go build -o \"$RUNNER_TEMP/b24gen\" ./cmd/b24gen\n          code=0\n",
	"# 1: all is written, and something needs attention\n", "# 1: all is written, and something needs attention\n"+
		"          for api in v2 v3; do \"$RUNNER_TEMP/b24gen\" export openapi --api \"$api\" --out \"spec/openapi/$api.yaml\" -q; done\n",
	"go tool b24gen", "\"$RUNNER_TEMP/b24gen\"",
	"HEAD:spec spec", "HEAD:spec/api spec/api",
	"HEAD:spec/", "HEAD:spec/api/",
)

// TestOwnWorkflow: this repository regenerates its own SDK as those that init makes do.
func TestOwnWorkflow(t *testing.T) {
	files, err := Repo{Module: "example.com/sdk", Source: "pages"}.Files()
	if err != nil {
		t.Fatal(err)
	}
	want := own.Replace(string(files[".github/workflows/regenerate.yaml"]))
	name := filepath.FromSlash("../../../../.github/workflows/regenerate.yml")
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is not made from the one for SDKs, see -update (-want +got):\n%s", name, diff)
	}
}

// TestWorkflows: GitHub takes the workflows, and their shell scripts are sound where
// shellcheck is there to say so.
func TestWorkflows(t *testing.T) {
	files, err := Repo{Module: "example.com/sdk", Source: "pages"}.Files()
	if err != nil {
		t.Fatal(err)
	}
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{Shellcheck: "shellcheck"})
	if err != nil {
		t.Fatal(err)
	}
	linted := 0
	for name, data := range files {
		if !strings.HasPrefix(name, ".github/workflows/") {
			continue
		}
		linted++
		problems, err := linter.Lint(name, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			t.Errorf("%s:%d:%d: %s", name, p.Line, p.Column, p.Message)
		}
	}
	if linted != 2 {
		t.Errorf("%d workflows, want 2", linted)
	}
}

// TestActionlint would say so if a workflow were wrong.
func TestActionlint(t *testing.T) {
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	problems, err := linter.Lint("x.yaml", []byte("on: pushed\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ steps.b.outputs.c }}\n"), nil)
	if err != nil || len(problems) < 2 {
		t.Errorf("%v, %v: want problems with the event and the step", problems, err)
	}
}
