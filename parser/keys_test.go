package parser

import (
	"slices"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

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
		{lines("The field can take the values:", "- `ID` — the id", "- `LEFT EDGE` — no key", "- `NAME` — the name"), []key{{name: "ID"}, {name: "NAME"}}},
	}
	for _, tt := range tests {
		var got []key
		for _, n := range described(tt.text).keys("FILTER", "array") {
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

// TestPartsInWords: items after the words for an object explain its parts, if they are names and the
// words announce no values. Each has a type where the words end with one, or call it a text.
func TestPartsInWords(t *testing.T) {
	parts := lines("Agenda:", "- `explanation` — description of the agenda", "- `late` — whether it was too long, boolean value", "- `who` — the one who asked")
	tests := []struct {
		typ, text string
		want      []string
	}{
		{"object", parts, []string{"explanation string", "late boolean", "who "}},
		{"array", lines("Agenda. Each item may contain:", "- `explanation` — description of the agenda"), []string{"explanation string"}},
		{"array", lines("Agenda. Each item may contain:", "- `late` — action without members", "- `lateness` — how late"), []string{"late string", "lateness "}},
		{"array", parts, nil}, // which may be the values of its items
		{"object", lines("Versions:", "- **web** [`integer`](t.html) — that of the web", "- **phone** [`integer`](t.html) — that of phones"), []string{"web integer", "phone integer"}},
		{"object", lines("Agenda.", "- `explanation` — description of the agenda"), nil},
		{"object", lines("Supported levels:", "- `read` — the user may read"), nil},
		{"object", lines("Levels:", "- `R` — the user may read", "- `W` — the user may write"), nil},
		{"object", lines("Values of `code`:", "- `open` — at work"), nil},
	}
	for _, tt := range tests {
		var got []string
		for _, n := range described(tt.text).keys("agenda", tt.typ) {
			got = append(got, n.Name+" "+n.Type+n.Seen)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s, %q: %q, want %q", tt.typ, tt.text, got, tt.want)
		}
	}
}

// TestFilterKeys: values that words announce are names of fields in a filter alone.
func TestFilterKeys(t *testing.T) {
	text := lines("Possible values:", "- `ID` — the id", "- `NAME` — the name")
	for name, want := range map[string]int{"filter": 2, "FILTER": 2, "order": 0, "data": 0} {
		if got := len(described(text).keys(name, "object")); got != want {
			t.Errorf("%s has %d keys, want %d", name, got, want)
		}
	}
}

// TestOrderKeys: what words announce for the field to sort by are names of fields in an order.
func TestOrderKeys(t *testing.T) {
	direction := []string{"The sorting direction can take the following values:", "- `asc` — up", "- `desc` — down"}
	fields := lines(append(direction, "The field for sorting can take the following values:", "- `ID` — the id", "- `NAME` — the name")...)
	for name, want := range map[string]string{"order": "ID NAME", "SORT": "ID NAME", "data": ""} {
		if got := strings.Join(namesOf(described(fields).keys(name, "object")), " "); got != want {
			t.Errorf("%s has the keys %q, want %q", name, got, want)
		}
	}
	if got := described(lines(direction...)).keys("order", "object"); got != nil {
		t.Errorf("directions are keys: %q", namesOf(got))
	}
}

// TestKeysOfEach: words alone may say that a field is a list, and what is in each of its items.
func TestKeysOfEach(t *testing.T) {
	items := []string{"- **NAME** - the name", "- **SORT** - order"}
	for words, want := range map[string]string{"Halls. Each value is an array with the following fields:": "object[] NAME SORT", "Halls. Each has:": "", "With the following fields:": ""} {
		n := node{Field: spec.Field{Name: "LIST"}}
		n.addContents(described(lines(append([]string{words}, items...)...)))
		if got := strings.Join(append([]string{n.Seen}, namesOf(n.keys)...), " "); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// TestNeededKeys: what an item says of the need is said of its key.
func TestNeededKeys(t *testing.T) {
	keys := described(lines("It has the keys:", "- `NAME` — its name. Required when it is new", "- `SORT` — its place")).keys("hall", "object")
	if len(keys) != 2 || !keys[0].Conditional || keys[1].Conditional {
		t.Errorf("of %q not only the first is needed in some cases", namesOf(keys))
	}
}

// TestFilterConditions: a filter of conditions has the names of its fields behind the forms of
// these, and words tell which of them must be there.
func TestFilterConditions(t *testing.T) {
	forms := []string{"Conditions in the format:", "- `[\"field\", value]`"}
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"The `userId` parameter is required.", "Available fields:", "- `userId` — id", "- `start` — start"}, "userId"},
		{[]string{"Available fields:", "- `userId` — id", "- `taskId` — id of the task. Required field"}, "taskId"},
		{[]string{"Available fields:", "- `userId` — id of the required user", "- `taskId` — id. Required for some"}, ""},
	} {
		text := lines(append(forms, c.words...)...)
		keys := described(text).keys("filter", "array")
		var required []string
		for _, k := range keys {
			if k.Required == spec.Mandatory {
				required = append(required, k.Name)
			}
		}
		if len(keys) != 2 || strings.Join(required, " ") != c.want {
			t.Errorf("%q: %d keys, required %q, want 2 and %q", text, len(keys), required, c.want)
		}
	}
}

// TestDefaultOfKey: a number that is the default of an object is that of the key before it.
func TestDefaultOfKey(t *testing.T) {
	for text, want := range map[string]string{
		"Paging. It uses `limit`, the size. Default is `50`, at most `200`": "limit=50",
		"Paging. Default is `50`":                                      "=50",
		lines("Uses one key: `limit`, the size.", "Default is `50`"):   "limit=50",
		lines("Uses `limit`, the size, or `more`.", "Default is `50`"): "=50",
		"Uses `limit` or `size`. Default is `50`":                      "=50",
		"The size in `Pagination`. Default is `50`":                    "=50",
		"If `true`, all. Default is `50`":                              "=50",
	} {
		n := &node{Field: spec.Field{Name: "pagination", Type: "object"}}
		d := described(text)
		n.addValues(d)
		n.addContents(d)
		got := ""
		if n.Default != nil {
			got = "=" + *n.Default
		}
		for _, k := range n.keys {
			got += k.Name + "=" + *k.Default
		}
		if got != want {
			t.Errorf("%q gives %s, want %s", text, got, want)
		}
	}
}

// TestAnsweredKeys: words give the key below which a method answers what it calls otherwise.
func TestAnsweredKeys(t *testing.T) {
	for text, want := range map[string]string{
		"Whether it is pinned. Returned as `result[IS_PIN]`": "IS_PIN",
		"Returned as `result`":                               "",
		"Returned as an array":                               "",
	} {
		if got := described(text).answeredKey(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
