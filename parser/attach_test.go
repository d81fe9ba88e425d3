package parser

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatHeadingsName(t *testing.T) {
	tests := []struct {
		heading string
		want    []string
	}{
		{"Parameter fields", []string{"fields"}},
		{"FIELDS Parameter", []string{"fields"}},
		{"Fields Parameter", []string{"fields"}},
		{"Parameter filter.startDate", []string{"filter.startdate"}},
		{"Fields of the result.state object", []string{"result.state"}},
		{"Element of the result.members array", []string{"result.members"}},
		{"Result Object", []string{"result"}},
		{"fields.fields Array Element", []string{"fields.fields"}},
		{"Object `automatedSolution`:", []string{"automatedsolution"}},
		{"NAV_PARAMS Parameter", []string{"nav_params"}},
		{"items[] Array", []string{"items"}},
		{"Type of the user", []string{"user"}},
		{"Custom Fields", []string{"custom"}},
		{"Description of the Requisite Template Fields", []string{"requisite", "template"}},
		{"The object", nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, namesInHeading(tt.heading)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.heading, diff)
		}
	}
}

// Two tables that lead to each other, as a page may have them by mistake, are
// hung below each other a bounded number of times.
func TestTablesThatLeadToEachOtherEnd(t *testing.T) {
	leading := func(anchor string) *node {
		n := &node{anchors: []string{anchor}}
		n.Name, n.Type = "to_"+anchor, "object"
		return n
	}
	a := &group{section: &section{id: "a"}, tables: []fieldTable{{place: &place{}, rows: []*node{leading("b"), leading("b")}}}}
	b := &group{section: &section{id: "b"}, tables: []fieldTable{{place: &place{}, rows: []*node{leading("a"), leading("a")}}}}
	root := leading("a")
	if loose := new(reader).attachTables([]*node{root}, []*group{a, b}, nil); len(loose) > 0 {
		t.Errorf("%d tables are left", len(loose))
	}
	if n := count([]*node{root}); n > 100 {
		t.Errorf("4 rows have become %d", n)
	}
}

func count(nodes []*node) int {
	n := len(nodes)
	for _, c := range nodes {
		n += count(c.children)
	}
	return n
}
