package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/example"
	"github.com/google/go-cmp/cmp"
)

func shapeOf(t *testing.T, json string) *example.Shape {
	t.Helper()
	v, err := example.Parse(json)
	if err != nil {
		t.Fatal(err)
	}
	return example.Fold(v)
}

func TestKeysThatRowsMean(t *testing.T) {
	shape := shapeOf(t, `{"id": 1, "NAME": "a", "name": "b", "vats": [], "sections": [], "section": {}, "Total": 2, "partItemsLeft": []}`)
	for name, want := range map[string]string{
		"id":      "id",
		"ID":      "id",
		"NAME":    "NAME",
		"name":    "name",
		"vat":     "vats",
		"section": "section",
		"total":   "Total",
		"other":   "",

		"partItemLeft": "partItemsLeft",
	} {
		if got, ok := shape.Find(name); got != want || ok != (want != "") {
			t.Errorf("%s means %q, want %q", name, got, want)
		}
	}
}

func TestFlatRowsTakeTheirPlaceFromTheExample(t *testing.T) {
	tests := []struct {
		what, rows, json, want string
		findings               []Kind
	}{
		{"side by side", "id name", `{"id": 1, "name": "a"}`, "id name", nil},
		{"inside of the row before", "item id name", `{"item": {"id": 1, "name": "a"}}`, "item(id name)", nil},
		{"and out again", "item id total", `{"item": {"id": 1}, "total": 2}`, "item(id) total", nil},
		{"a name again inside", "id name members id name", `{"id": 1, "name": "a", "members": [{"id": 1, "name": "a"}]}`, "id name members(id name)", nil},
		{"names of a map", "TITLE SORT", `{"TITLE": {"type": "a", "title": "b"}, "SORT": {"type": "c", "title": "d"}}`, "TITLE SORT", nil},
		{"the same name twice", "id owner id", `{"id": 1, "owner": {"id": 2}}`, "id owner(id)", nil},
		{"rows of a list", "items id tags", `{"items": [{"id": 1, "tags": []}]}`, "items(id tags)", nil},
		{"paths", "items[] items[].id items[].owner.name", `{"items": [{"id": 1, "owner": {"name": "a"}}]}`, "items(id owner(name))", nil},
		{"paths from result on", "result.items result.items[].id", `{"items": [{"id": 1}]}`, "items(id)", nil},
		{"below a key without a row", "name", `{"list": [{"name": "a"}]}`, "list(name)", nil},
		{"not in the example", "id lost", `{"id": 1}`, "id lost", []Kind{ResultUnplaced}},
		{"no example", "id name", ``, "id name", nil},
	}
	for _, tt := range tests {
		var shape *example.Shape
		if tt.json != "" {
			shape = shapeOf(t, tt.json)
		}
		var rows []*node
		for name := range strings.FieldsSeq(tt.rows) {
			n := &node{}
			n.Name = name
			rows = append(rows, n)
		}
		root := &node{}
		f := rowPlacer{reader: &reader{}}
		f.place(root, shape, rows)
		if got := treeOf(root.children); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
		var kinds []Kind
		for _, finding := range f.findings {
			kinds = append(kinds, finding.Kind)
		}
		if diff := cmp.Diff(tt.findings, kinds); diff != "" {
			t.Errorf("%s: findings (-want +got):\n%s", tt.what, diff)
		}
	}
}

// treeOf writes nodes in one line, what is below a node in brackets.
func treeOf(nodes []*node) string {
	var out []string
	for _, n := range nodes {
		s := n.Name
		if len(n.children) > 0 {
			s += "(" + treeOf(n.children) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}
