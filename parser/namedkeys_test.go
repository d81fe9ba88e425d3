package parser

import (
	"strings"
	"testing"

	"github.com/b24gen/b24gen/spec"
)

// TestNamedKeys: a sentence names a key of an object with its type, or with its values, and says which names a
// filter or a selection must have, and which fields can be changed.
func TestNamedKeys(t *testing.T) {
	values := []string{"- `HALL` — a hall", "- `WING` — a wing"}
	tests := []struct{ name, text, want string }{
		{"seller", "Settings. The required parameter `TAX` ([`string`](t.html)) is passed — the number", "TAX string required"},
		{"mode", lines("Settings. The `TEST` parameter (`string` with values `Y/N`) is passed:", "- `Y` — a test", "- `N` — none"), "TEST string [Y N]"},
		{"kind", lines(append([]string{"Possible `code` values:"}, values...)...), "code  [HALL WING]"},
		{"kind", lines(append([]string{"Values of `code`:"}, values...)...), "code  [HALL WING]"},
		{"kind", lines("Values of `code`:", "- `HALL` — a hall"), ""},
		{"code", lines(append([]string{"Values of `code`:"}, values...)...), ""},
		{"fields", lines(append([]string{"You can pass `MORE` — a list of objects. Possible values for `CODE`:"}, values...)...), ""},
		{"order", lines(append([]string{"Possible values for `field`:"}, values...)...), ""},
		{"select", "The fields. Required fields: `id`, `hallId`", "id  required, hallId  required"},
		{"filter", "By what. Required fields:`hallId`.", "hallId  required"},
		{"data", "New values. Fields available for update: `NAME`, `SORT` (see [hall](t.html))", "NAME , SORT "},
		{"select", "The fields. Fields available for update: `NAME`, `SORT`", ""},
		{"data", "The data. Required fields: `id`", ""},
		{"filter", "By what. Filtering is supported by fields: `id`, `hallId` with operations like `=`, `>`", "id , hallId "},
		{"data", "Filtering is supported by fields: `id`, `hallId`", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, n := range described(tt.text).namedKeys(tt.name) {
			words := n.Name + " " + n.Type
			if n.Required == spec.Mandatory {
				words += " required"
			}
			if n.Enum != nil {
				words += " [" + strings.Join(n.Enum, " ") + "]"
			}
			got = append(got, words)
		}
		if got := strings.Join(got, ", "); got != tt.want {
			t.Errorf("%s, %q: %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}
