package scaffold

import (
	"io"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
)

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
