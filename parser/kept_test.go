package parser_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/b24gen/b24gen/parser"
)

// TestKeptPagesStandForThemselves: whichever page cannot be read, with what the
// spec has of it the spec stays the same.
func TestKeptPagesStandForThemselves(t *testing.T) {
	pages := parseAll(t, sitePages(t))
	want, _ := parser.Assemble(pages)
	for i, missing := range pages {
		pages[i] = parser.Kept(missing.Path, want)
		got, _ := parser.Assemble(pages)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("without %s (-want +got):\n%s", missing.Path, diff)
		}
		pages[i] = missing
	}
}
