package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/parser/internal/outline"
	"github.com/b24gen/b24gen/spec"
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

// A line that is cut is one of too many limits, never cut without a word.
func TestLimitsOfACell(t *testing.T) {
	if over := described(strings.Repeat("a ", mostLine)).over; !cmp.Equal(over, []string{"length of a line"}) {
		t.Error(over)
	}
	if over := described(strings.Repeat("a\n", mostLines+1)).over; !cmp.Equal(over, []string{"lines of a cell"}) {
		t.Error(over)
	}
}

// TestListsInWords: words call what a table calls an object a list.
func TestListsInWords(t *testing.T) {
	for text, want := range map[string]bool{
		"Array with information about members": true,
		"An array of tools":                    true,
		"List of members, with their roles":    true,
		"Information about members":            false,
		"Associative array of tools":           false,
		"Listed tools":                         false,
		"Tools. Array of what is allowed":      false,
		"":                                     false,
	} {
		if got := described(text).listsInWords(); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}

func TestConditions(t *testing.T) {
	for text, want := range map[string]bool{
		"The user. Required if `type` is `P`":                                true,
		lines("Why. Required under the conditions:", "- a moment is given"):  true,
		lines("The values:", "- `NAME` — its name. Required when it is new"): false,
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

func TestNamesThatStandForOthers(t *testing.T) {
	for text, want := range map[string]bool{
		"Any field of the page, if it is chosen":      true,
		"A field of the template from its own fields": true,
		"The field that has changed":                  false,
		"Identifier of any field":                     false,
	} {
		if got := described(text).standsForOthers("FIELD"); got != want {
			t.Errorf("%q stands for others: %t, want %t", text, got, want)
		}
	}
	if described("Any field of the page").standsForOthers("TITLE") {
		t.Error("TITLE stands for others")
	}
}

func TestWhatListsHold(t *testing.T) {
	tests := []struct{ typ, text, want string }{
		{"array", "List of user IDs who are told", "id[]"},
		{"array", "An array of section identifiers", "id[]"},
		{"array", "Identifiers of the leaders", "id[]"},
		{"array", "Array of all sections to which the product is linked", "id[]"},
		{"array", "A list of sections to which everybody has access", ""},
		{"array", "List of tool codes", "string[]"},
		{"array", "An array of CC recipient e-mail addresses", "string[]"},
		{"array", "Restrictions. Contains an array of strings with rules", "string[]"},
		{"array", "List of integers", "integer[]"},
		{"array", "Returns an array containing the ID of the user who likes it", "id[]"},
		{"array", "List of objects with identifiers", ""},
		{"array", "List of arrays of strings", ""},
		{"array", "List of users", ""},
		{"array", lines("Values:", "- an array of strings"), ""},
		{"object", "Names by the identifiers of users: list of strings", ""},
		{"object", "Picture. Object in the format `{fileData: [name, content]}`", "file"},
		{"array", "Pass an array with the file name and its base64 text", "file"},
		{"string", "The base64 text. The file name is apart", ""},
		{"array", lines("Two elements:", "- the first — the file name", "- the second — the file in base64"), "file"},
		{"array", "Settings. For a text: array in the format `{'height': 200}`, where `height` is", "object"},
		{"array", lines("Settings of the field:", "- text — array in the format `{'height': 200}`", "- list — array in the format `{'size': 1}`"), "object"},
		{"array", "Array of objects in the format `{\"id\": 1}`", ""},
		{"array", "An array of rights for the file in the format `{\"ID\": 42}`", ""},
		{"array|string", "An array of user identifiers or a JSON string containing an array", "id[]"},
		{"array|string", "An array of user identifiers, or their names in a string", ""},
		{"boolean", "`false` for a text. For a picture — an object with its size", "object"},
		{"boolean", "`false` for a text. Otherwise `true` for an object", ""},
		{"string", "`false` for a text. For a picture — an object with its size", ""},
		{"crm_multifield", "Phones. Multiple", "array"},
		{"crm_company", "Companies of it. Multiple. For the service", "array"},
		{"crm_multifield[]", "Phones. Multiple", ""},
		{"crm_multifield", "Links the multiple values", ""},
		{"", "Phones. Multiple", ""},
		{"char", "Multiple", ""},
	}
	for _, tt := range tests {
		if got := described(tt.text).itemsInWords(tt.typ); got != tt.want {
			t.Errorf("%s, %q, holds %q, want %q", tt.typ, tt.text, got, tt.want)
		}
	}
}

// TestWordsOfANumber: what is called a number and has words for values is a text, patterns too.
func TestWordsOfANumber(t *testing.T) {
	tests := []struct {
		what, text string
		want       bool
	}{
		{"in parts, with a pattern", lines("Kind. Possible values:", "crm:", "- `LEAD` — leads", "- `DYNAMIC_XXX` — others", "lists:", "- `iblock_XXX` — blocks"), true},
		{"numbers", lines("Kind. Possible values:", "- `0` — none", "- `1` — one"), false},
		{"words and numbers", lines("Kind. Possible values:", "- `LEAD` — leads", "- `2` — deals"), false},
		{"one word", lines("Kind. Possible values:", "- `LEAD` — leads"), false},
		{"words that nothing announces", lines("Kind, as of:", "- `LEAD` — leads", "- `DEAL` — deals"), false},
	}
	for _, tt := range tests {
		if got := described(tt.text).listsWords(); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.what, got, tt.want)
		}
	}
}

// TestDescriptionsOfOthers: an object with a description of something is there to be read.
func TestDescriptionsOfOthers(t *testing.T) {
	for text, want := range map[string]bool{
		"Object with [user description](a.html#user) — who made it": true,
		"Object with descriptions of users":                         true,
		"An object with description of files":                       true,
		"Object with available actions on it":                       true,
		"Object with settings, each with a description":             false,
		"A list of descriptions":                                    false,
		"The user. Object with user description":                    false,
	} {
		if got := described(text).describesAnother(); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}

// TestHowFieldsAreSent: words say that a field is only there to be read, or is sent as ids.
func TestHowFieldsAreSent(t *testing.T) {
	tests := []struct {
		name, text string
		want       spec.Sent
	}{
		{"total", "Read-only", spec.SentNever},
		{"total", "The sum of it. Read-only.", spec.SentNever},
		{"total", "The field is read-only", spec.SentNever},
		{"total", "The sum of it. The field is automatically updated", spec.SentNever},
		{"client", "Client. Use for data requests in the `select` parameter of [shop.get](x.html)", spec.SentNever},
		{"rights", "Array of actions that the user can perform with it", spec.SentNever},
		{"helpers", lines("List of user identifiers in the methods for [creating](a.html) or [updating](b.html) it", "Use for data requests in the `select` parameter of it"), spec.SentIDs},
		{"helpers", "List of user identifiers", ""},
		{"mode", "A read-only mode for all", ""},
		{"isReadOnly", "Read-only", ""},
		{"rows", lines("Fields of a row:", "- `CODE` — code, read-only"), ""},
	}
	for _, tt := range tests {
		if got := described(tt.text).sentInWords(tt.name); got != tt.want {
			t.Errorf("%s, %q, is sent %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

// TestOmittable: a star is a condition where words say that the field may be left out.
func TestOmittable(t *testing.T) {
	for text, want := range map[string]bool{
		"The owner. This parameter can be omitted if the type is `user`": true,
		"For hidden ones, it may be left out":                            true,
		"The current user if no value is passed in `ownerId`":            true,
		"The current user if no value is passed.":                        true,
		"All of it if no value is passed in `other`":                     false,
		"Its context can be omitted":                                     false,
	} {
		if got := described(text).omittable("ownerId"); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}

// TestDeprecatedFields: words say of a field that it is deprecated, and of which other one it is another name.
func TestDeprecatedFields(t *testing.T) {
	const none = "(none)"
	for text, want := range map[string]string{
		"Deprecated equivalent of `TO`":                           "TO",
		"Deprecated alias for the field `more`":                   "more",
		"The hall. Deprecated":                                    "",
		"The hall. Deprecated, kept for what there is":            "",
		"The hall. Obsolete field, not used":                      "",
		"The hall (deprecated)":                                   "",
		"This parameter is deprecated. Use the others":            "",
		"Deprecated property":                                     "",
		"The hall. Deprecated parameter":                          "",
		"The hall. Deprecated scenario. Use widgets":              "",
		"Deprecated scenarios of the hall":                        none,
		"Deprecated address fields:":                              none,
		"Whether the hall is deprecated":                          none,
		lines("By what:", "- `ACTIVE_TO` — the end (deprecated)"): none,
	} {
		got := none
		if d := described(text).deprecation(); d != nil {
			got = strings.Join(d.Replacements, " ")
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
