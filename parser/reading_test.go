package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestRowsAndExamplesAgree: the rows of a table stand where the examples have their
// names, below keys that become fields.
func TestRowsAndExamplesAgree(t *testing.T) {
	tests := []struct{ what, rows, json, want string }{
		{"in place", "id name", `{"id": 1, "name": "a"}`, "id name"},
		{"below a key without a row", "id name", `{"visit": {"id": 1, "name": "a"}}`, "+visit(id name)"},
		{"of the elements of a list", "id name", `{"visits": [{"id": 1, "name": "a"}]}`, "+visits(id name)"},
		{"two keys deep", "id name", `{"page": {"visit": {"id": 1, "name": "a"}}}`, "+page(+visit(id name))"},
		{"some of them are enough", "id name extra more", `{"visit": {"id": 1, "name": "a"}}`, "+visit(id name extra more)"},
		{"too few of them", "id a b c", `{"visit": {"id": 1, "name": "a"}}`, "id a b c ~visit"},
		{"one in place keeps a small table", "id name", `{"id": 1, "owner": {"name": "a"}}`, "id name ~owner"},
		{"keys beside the rows", "id", `{"id": 1, "more": 2, "UF_7": 3}`, "id ~more"},
		{"the values of several keys", "id name", `{"north": {"id": 1, "name": "a"}, "south": {"id": 2, "name": "b"}}`, "map<object> id name"},
		{"the values of a map below a key", "id name", `{"halls": {"5": {"id": 1, "name": "a"}}}`, "+halls(map<object> id name)"},
		{"the names of a map", "TITLE SORT", `{"TITLE": {"type": "a", "isRequired": true}, "SORT": {"type": "b", "isRequired": true}, "MORE": {"type": "c", "isRequired": false}}`, "map TITLE SORT ~type ~isRequired"},
		{"names that differ from what describes them in case", "TITLE TYPE", `{"TITLE": {"type": "a", "title": "b"}, "TYPE": {"type": "b", "title": "c"}}`, "map TITLE TYPE ~type ~title"},
		{"a placeholder for the keys", "<hall>", `{"north": ["a"], "south": ["b"]}`, "map<string[]> <hall>"},
	}
	for _, tt := range tests {
		root := &node{}
		root.Type = "object"
		for name := range strings.FieldsSeq(tt.rows) {
			root.children = append(root.children, &node{Field: spec.Field{Name: name, Type: "string"}})
		}
		new(reader).compare(root, shapeOf(t, tt.json), resultName)
		if got := readingOfNode(root); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

// readingOfNode writes what was found in a node in one line: + before what the page
// does not name but the examples have around its rows, ~ before what only they have.
func readingOfNode(n *node) string {
	var out []string
	if strings.HasPrefix(n.Seen, mapType) {
		out = append(out, n.Seen)
	}
	for _, c := range n.children {
		s := c.Name
		if c.Source == spec.FromExample {
			s = "+" + s
		}
		if inside := readingOfNode(c); inside != "" {
			s += "(" + inside + ")"
		}
		out = append(out, s)
	}
	for _, f := range n.Shown {
		out = append(out, "~"+f.Name)
	}
	return strings.Join(out, " ")
}

func TestMapsInWords(t *testing.T) {
	tests := []struct {
		what, text string
		want       bool
	}{
		{"its keys", "An object where the key is the id of a hall", true},
		{"in the words of PHP", "An associative array of halls", true},
		{"a map", "Map of halls by their ids", true},
		{"one key", "An associative array with the key halls", false},
		{"one structure", "An [associative array](hall.html) describing the look of a hall", false},
		{"what is described by key", "An associative array describing the halls, where the key is an id", true},
		{"of nobody knows what", "Array of arbitrary format, which halls get", true},
		{"a key to something", "The licence key is wrong or has ended", false},
		{"key and value", "Results of checks. Key — code of the check, value — object with fields:", true},
		{"keys and values", "List of halls. Keys are codes (string), values are halls", true},
		{"keys and values apart", "Represents halls. The key is the code of one. The values are the halls.", true},
		{"a mapping", "Represents a mapping between names and codes of halls", true},
		{"names and values", "Settings in the format `{\"field_1\": \"value_1\"}`, where `field` is the name of the setting and `value` is an object containing keys", true},
		{"what a method describes", "In the format `{\"field_1\": \"value_1\"}`, where `field` is the identifier of the hall, and `value` is an object of the type hall", false},
		{"keys alone", "The hall. Keys are sorted by code", false},
		{"nothing of the kind", "An object with the fields of a hall", false},
	}
	for _, tt := range tests {
		d := description{lines: []line{{text: tt.text, lower: strings.ToLower(tt.text)}}}
		if got := d.describesMap(); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.what, got, tt.want)
		}
	}
}

// TestEnvelopeInsideOfResult: a row named like a key of the envelope is a field where
// the examples have it in the result, and not beside it.
func TestEnvelopeInsideOfResult(t *testing.T) {
	for _, tt := range []struct {
		result string
		beside map[string]bool
		want   string
	}{
		{`{"halls": [], "total": 2}`, nil, "halls total"},
		{`{"halls": []}`, map[string]bool{"total": true}, "halls"},
		{`{"halls": [], "total": 2}`, map[string]bool{"total": true}, "halls"},
	} {
		rows := []*node{}
		for _, name := range []string{"result", "halls", "total"} {
			rows = append(rows, &node{Field: spec.Field{Name: name}})
		}
		_, inner := splitResult(rows, shapeOf(t, tt.result), tt.beside)
		if got := strings.Join(namesOf(inner), " "); got != tt.want {
			t.Errorf("%s beside %v: %s, want %s", tt.result, tt.beside, got, tt.want)
		}
	}
}

// TestRowsThatAreTypes: rows named like types are the types that the field may have.
func TestRowsThatAreTypes(t *testing.T) {
	fields := []*node{{Field: spec.Field{Name: "ID"}}}
	one := &node{Field: spec.Field{Name: "object", Type: "hall"}, children: fields}
	many := &node{Field: spec.Field{Name: "hall[]"}}
	root := &node{children: []*node{one, many}}
	root.asUnion()
	if root.Type != "hall|hall[]" || treeOf(root.children) != "ID" {
		t.Errorf("%s with %s, want hall|hall[] with ID", root.Type, treeOf(root.children))
	}
}

// TestMapsByTheirFormat: an object given by the names of its keys and values is a map of what the
// name of the values tells. What tells nothing, or is a value itself, makes none.
func TestMapsByTheirFormat(t *testing.T) {
	for _, tt := range []struct{ typ, text, want string }{
		{"object", "Halls to copy. Format: `{place: hallId}`, where `place` is any text", "map<id>"},
		{"object", "Doors of halls in the format `{\"<HALL_ID>\": <DOOR_ID>}`", "map<id>"},
		{"object", "Place → ID mapping of the halls", "map<id>"},
		{"object", "Rights in the format `{\"who\":\"right_level\"}`", "map<string>"},
		{"object|array", "Pages in the format `{\"<kind>\": \"<page_code>\"}`", "map<string>"},
		{"object", "Title. An object `{langCode: text}`", "lang_map"},
		{"object", "An object of the form `hall_id: hall_name` for open halls", "map<string>"},
		{"object", "An object of the form `place: hallId`", "map<id>"},
		{"object", "An object with the place, `hall_id: hall_name`", ""},
		{"object", "Values in the format `{\"Code\":\"Value\"}`", ""},
		{"object", "To remove it, use the object `{remove: 'Y'}`", ""},
		{"object", "Who may enter, as `{\"user\": \"user-id\"}` in a list", ""},
		{"integer|array", "A list gives an object in the form `{\"<ID>\": \"<URL>\"}`", ""},
	} {
		if got := described(tt.text).mapInWords(tt.typ); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}
