package e2e_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestGuide: the program that llms.txt shows builds with the SDK that is committed here.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../guide.md")
	if err != nil {
		t.Fatal(err)
	}
	programs := codeOf(string(guide))
	if len(programs) == 0 {
		t.Fatal("no program")
	}
	for _, program := range programs {
		program = strings.ReplaceAll(program, "SDK_MODULE", "github.com/b24gen/b24gen/generated")
		file := filepath.Join(t.TempDir(), "main.go")
		if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.CommandContext(t.Context(), "go", "vet", file).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

// codeOf are the blocks of a page that are indented, which begin with the clause of a package.
func codeOf(page string) (programs []string) {
	const indent = "    "
	var block []string
	for line := range strings.Lines(page + "\n.\n") {
		code, isCode := strings.CutPrefix(line, indent)
		if isCode || len(block) > 0 && strings.TrimSpace(line) == "" {
			block = append(block, code)
			continue
		}
		if len(block) > 0 {
			programs = append(programs, strings.Join(block, ""))
		}
		block = nil
	}
	return programs
}
