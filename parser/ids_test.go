package parser_test

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/b24gen/b24gen/parser"
	"github.com/google/go-cmp/cmp"
)

// randomIDs are the ids that the site's builder makes anew each time it runs.
var randomIDs = regexp.MustCompile(`inline-code-id-[a-z0-9]+|defaultTabsGroup-[a-z0-9]+|<div id="[a-z0-9]{8}" class="yfm-tab-panel|data-animation="\d+"`)

func TestIDsOfTheBuilderDoNotMatter(t *testing.T) {
	for _, path := range sitePages(t) {
		page := readPage(t, path)
		n := 0
		rebuilt := randomIDs.ReplaceAllFunc(page, func(id []byte) []byte {
			n++
			return []byte(reID.ReplaceAllString(string(id), fmt.Sprintf("${1}q%07d$2", n)))
		})
		if n == 0 {
			continue
		}
		if string(rebuilt) == string(page) {
			t.Fatalf("%s: the ids were not rewritten", path)
		}
		want, got := goldenOf(parser.Parse(path, page)), goldenOf(parser.Parse(path, rebuilt))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: another build of the page reads otherwise (-want +got):\n%s", path, diff)
		}
	}
}

// reID finds the random part of what randomIDs matches.
var reID = regexp.MustCompile(`^(inline-code-id-|defaultTabsGroup-|<div id="|data-animation=")[a-z0-9]+(.*)$`)
