package parser_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryKindOfFindingIsExplained(t *testing.T) {
	kinds := matches(t, "finding.go", `Kind = "([a-z0-9-]+)"`)
	explained := matches(t, "../docs/findings.md", `(?m)^### ([a-z0-9-]+)$`)
	if len(kinds) == 0 {
		t.Fatal("no kinds are found in finding.go")
	}
	if diff := cmp.Diff(kinds, explained); diff != "" {
		t.Errorf("docs/findings.md explains other kinds than there are (-finding.go +docs):\n%s", diff)
	}
}

// matches are the first groups of a pattern in a file, sorted.
func matches(t *testing.T, file, pattern string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllSubmatch(text, -1) {
		out = append(out, string(m[1]))
	}
	slices.Sort(out)
	return out
}
