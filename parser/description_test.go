package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/google/go-cmp/cmp"
)

func lines(l ...string) string { return strings.Join(l, "\n") }

// described is the description with the given lines. A dash begins an item, and
// two spaces before it are a level of nesting.
func described(text string) description {
	var out []outline.Line
	for l := range strings.SplitSeq(text, "\n") {
		item := strings.TrimLeft(l, " ")
		words, starts := strings.CutPrefix(item, "- ")
		line := outline.Line{Text: outline.Text{{Text: words}}, Starts: starts}
		if starts {
			line.Depth = 1 + (len(l)-len(item))/2
		}
		out = append(out, line)
	}
	return readDescription(out)
}

func TestDefaults(t *testing.T) {
	const none = "(none)"
	tests := []struct{ text, want string }{
		{"How many. Default is `50`", "50"},
		{"How many. Default — `50`", "50"},
		{"How many. By default — `50`", "50"},
		{"How many. Default `50`", "50"},
		{"How many, the default value is `50`", "50"},
		{"How many. Defaults to `50`", "50"},
		{"How many. By default, `50`", "50"},
		{"How many. Default value: `50`", "50"},
		{"How many. Default: `50`", "50"},
		{"How many. Default value is set to `50`", "50"},
		{"`50` (default)", "50"},
		{"How many. Default value: 50", "50"},
		{"Whether. Default value: true.", "true"},
		{"Which. Default is `null`", "null"},
		{"Which. Default is [`a`](x.html)", "a"},
		{lines("Which:", "- `a` — one", "- `b` — other (by default)"), "b"},
		{"The current user by default", none},
		{lines("How:", "- `limit` — rows, default `50`"), none},
		{lines("Prefixes:", "- `>` — more", "- `=` — equal (used by default)"), none},
		{"Which fields, see `select`", none},
		{lines("Several `DEF = Y` may be given, the first is the default `DEF = Y`.", "Default is `N`"), "N"},
	}
	for _, tt := range tests {
		got := none
		if v := described(tt.text).statedDefault(); v != nil {
			got = *v
		}
		if got != tt.want {
			t.Errorf("%q has the default %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestEnums(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{lines("Possible values:", "- `Y` — yes", "- `N` — no"), []string{"Y", "N"}},
		{lines("Allowed values:", "- `Y` - yes", "- `N` – no"), []string{"Y", "N"}},
		{"Acceptable values: `Y` or `N`, default is `N`", []string{"Y", "N"}},
		{"Can take the values `a`, `b`. Not `c`", []string{"a", "b"}},
		{"Values: `0|1` — whether", []string{"0", "1"}},
		{"Values: `0\\|1` — whether", []string{"0", "1"}},
		{lines("Available values:", "`A4` — large", "`A5` — small"), []string{"A4", "A5"}},
		{lines("Possible values:", "- `Y` — yes", "- `N` — no", "- `Y` — again"), []string{"Y", "N"}},
		{lines("Possible values:", "- `a` — with", "  - `x` — inside", "- `b` — without"), []string{"a", "b"}},
		// what looks alike
		{lines("Possible prefix values:", "- `>` — more", "- `<` — less"), nil},
		{lines("Possible values for `order`:", "- `asc` — up", "- `desc` — down"), nil},
		{lines("Pagination parameters:", "- `page` — which", "- `limit` — how many"), nil},
		{lines("Possible values:", "- `U{id}` — user", "- `UA` — all"), nil},
		{lines("Possible values:", "- `chatXXX` — chat", "- `XXX` — user"), nil},
		{"Possible values: `Y`", nil},
		{"For example `a` or `b`", nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, described(tt.text).enum()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestKeysInWords(t *testing.T) {
	type key struct {
		name, typ string
		required  bool
		fallback  string
	}
	tests := []struct {
		text string
		want []key
	}{
		{lines("It has the keys:", "- `INCLUDE` — array of rules", "- `EXCLUDE` — array of rules"),
			[]key{{name: "INCLUDE", typ: "array"}, {name: "EXCLUDE", typ: "array"}}},
		{lines("Pagination parameters:", "- `page` — number of the page", "- `limit` — number of rows, default `50`"),
			[]key{{name: "page"}, {name: "limit", fallback: "50"}}},
		{lines("Contains:", "- **CONTACT_ID*** — (integer) the contact", "- `SORT` — [`integer`](t.html), place"),
			[]key{{name: "CONTACT_ID", typ: "integer", required: true}, {name: "SORT", typ: "integer"}}},
		{lines("An object of the form:", "- `field_1` — a field"), nil},
		{lines("Who:", "- `a` — one"), nil},
	}
	for _, tt := range tests {
		var got []key
		for _, n := range described(tt.text).keys() {
			k := key{name: n.Name, typ: n.Type, required: n.Required == "true"}
			if n.Default != nil {
				k.fallback = *n.Default
			}
			got = append(got, k)
		}
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(key{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestConditions(t *testing.T) {
	for text, want := range map[string]bool{
		"The user. Required if `type` is `P`":       true,
		"Mandatory for groups":                      true,
		"At least one of `a`, `b` must be given":    true,
		"Either `a` or `b` is required":             true,
		"At least one parameter must be given: `a`": true,
		"Required":                                   false,
		"Required fields for a task: `a`":            false,
		"The required format for it":                 false,
		"At least one field must be in it":           false,
		"If a chat is required for it, pass `false`": false,
		"If it is set, `b` is required only then":    true,
		"The name of the user":                       false,
		"Required. It is used when the box is empty": false,
	} {
		if got := described(text).conditional(); got != want {
			t.Errorf("%q is conditional: %t, want %t", text, got, want)
		}
	}
}

func TestWhatListsHold(t *testing.T) {
	tests := []struct{ typ, text, want string }{
		{"array", "List of user IDs who are told", "id[]"},
		{"array", "An array of section identifiers", "id[]"},
		{"array", "Identifiers of the leaders", "id[]"},
		{"array", "List of tool codes", "string[]"},
		{"array", "An array of CC recipient e-mail addresses", "string[]"},
		{"array", "Restrictions. Contains an array of strings with rules", "string[]"},
		{"array", "List of integers", "integer[]"},
		{"array", "List of objects with identifiers", ""},
		{"array", "List of arrays of strings", ""},
		{"array", "List of users", ""},
		{"array", lines("Values:", "- an array of strings"), ""},
		{"object", "Names by the identifiers of users: list of strings", ""},
		{"object", "Picture. Object in the format `{fileData: [name, content]}`", "file"},
		{"array", "Pass an array with the file name and its base64 text", "file"},
		{"string", "The base64 text. The file name is apart", ""},
	}
	for _, tt := range tests {
		if got := described(tt.text).itemsInWords(tt.typ); got != tt.want {
			t.Errorf("%s, %q, holds %q, want %q", tt.typ, tt.text, got, tt.want)
		}
	}
}
