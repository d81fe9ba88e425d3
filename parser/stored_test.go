package parser_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/b24gen/b24gen/parser"
)

// TestStoredPagesAreTheSame: nothing of a page is lost on the way through a
// cache, also not what only Assemble sees.
func TestStoredPagesAreTheSame(t *testing.T) {
	var back []parser.Page
	pages := parseAll(t, sitePages(t))
	for _, p := range pages {
		data, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var again parser.Page
		if err := json.Unmarshal(data, &again); err != nil {
			t.Fatal(err)
		}
		back = append(back, again)
	}
	if diff := cmp.Diff(pages, back, cmp.AllowUnexported(parser.Page{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}
