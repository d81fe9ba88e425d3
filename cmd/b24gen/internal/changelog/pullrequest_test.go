package changelog

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/b24gen/b24gen/changes"
	"github.com/b24gen/b24gen/changes/goapi"
)

// TestPullRequest: the text stays below the limit, whatever it is made of, and what needs
// attention stands on top.
func TestPullRequest(t *testing.T) {
	var log Log
	for i := range 3000 {
		log.Go = append(log.Go, goapi.Change{Package: "crm", Symbol: fmt.Sprintf("Deal%d", i), Kind: changes.GoTypeAdded})
	}
	long := strings.Repeat("page.html: страница ``` could not be read\n", 3000)
	for name, p := range map[string]PullRequest{
		"all short":      {Attention: "one thing", Checks: "passed", Limit: 65536},
		"log long":       {Log: log, Attention: "one thing", Checks: "failed", Limit: 5000},
		"attention long": {Attention: long, Checks: "passed", Limit: 5000},
		"both long":      {Log: log, Attention: long, Checks: "passed", Limit: 5000},
		"no limit":       {Log: log, Attention: long, Checks: "passed"},
	} {
		p.All = true
		var out strings.Builder
		if err := p.Markdown(&out); err != nil {
			t.Fatal(err)
		}
		text := out.String()
		if n := utf8.RuneCountInString(text); p.Limit > 0 && n > p.Limit {
			t.Errorf("%s: %d characters, at most %d are taken", name, n, p.Limit)
		}
		if !strings.HasPrefix(text, "## Needs attention\n\n```text\n") || !strings.Contains(text, "Build, vet and tests: **"+p.Checks+"**.") {
			t.Errorf("%s: the text begins with\n%.200s", name, text)
		}
		if strings.Count(text, "<details>") != strings.Count(text, "</details>") || strings.Count(text, "```") != 2 {
			t.Errorf("%s: something is left open:\n%.3000s", name, text)
		}
		if isCut := strings.Contains(text, "shortened"); isCut != strings.Contains(name, "long") {
			t.Errorf("%s: shortened: %t", name, isCut)
		}
	}
}
