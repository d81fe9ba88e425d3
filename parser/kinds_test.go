package parser_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/google/go-cmp/cmp"
)

func TestEveryKindOfFindingIsExplained(t *testing.T) {
	kinds := matches(t, "parser.go", `Kind = "([a-z0-9-]+)"`)
	explained := matches(t, "../docs/findings.md", `(?m)^### ([a-z0-9-]+)$`)
	if len(kinds) == 0 {
		t.Fatal("no kinds are found in parser.go")
	}
	if diff := cmp.Diff(kinds, explained); diff != "" {
		t.Errorf("docs/findings.md explains other kinds than there are (-parser.go +docs):\n%s", diff)
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

// TestFindingsShowWhatTheyHold: what a terminal would act upon is written as an escape.
func TestFindingsShowWhatTheyHold(t *testing.T) {
	_, findings := readMethod(t, `<h2 id="method-parameters">Method &#27;[2J Parameters</h2>`,
		table("Name/type|Description", param("<strong>ID</strong>", "integer", "Possible values: of &#8238;one &#27;[31m")))
	found := []parser.Finding{}
	for _, f := range findings {
		if f.Kind == parser.ValuesInWords {
			found = append(found, f)
		}
	}
	if len(found) != 1 || found[0].Text != `ID: Possible values: of \u202eone \x1b[31m` || strings.Contains(found[0].Section, "\x1b") {
		t.Errorf("found %+v", findings)
	}
}
