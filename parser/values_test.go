package parser

import (
	"testing"

	"github.com/b24gen/b24gen/spec"
	"github.com/google/go-cmp/cmp"
)

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
		{"How many. Default is 300", "300"},
		{"How many. By default, -1, in the morning", "-1"},
		{"Whether. Defaults to N", "N"},
		{"Whether it may, default is N", "N"},
		{"How long. Default is 8 hours", none},
		{"Kind: `default`, `bot`, `mail` and others", none},
		{"Kind: `default`, `bot` or `mail`. Default is `bot`", "bot"},
		{"How many. If it is not given, a default value of 100 will be assigned", "100"},
		{"Note. By default, an empty string", ""},
		{"Which. The default value is an empty array", "[]"},
		{"Which role. By default, the role `all` is used", "all"},
		{"If it is not given, `N` is used by default", "N"},
		{"Which. Enabled `Y` by default", "Y"},
		{"Which. By default, the value passed in `LABEL` is set for all", none},
		{"Which. By default, the fields `A`, `B` are returned", none},
		{lines("How:", "- `limit` — rows, default `50`"), none},
		{lines("Prefixes:", "- `>` — more", "- `=` — equal (used by default)"), none},
		{"Which fields, see `select`", none},
		{"Whether it is in the bin. By default, `shop.hall.getList` returns those that are not", none},
		{lines("Several `DEF = Y` may be given, the first is the default `DEF = Y`.", "Default is `N`"), "N"},
	}
	for _, tt := range tests {
		got := none
		if v := described(tt.text).statedDefault("limit", ""); v != nil {
			got = *v
		}
		if got != tt.want {
			t.Errorf("%q has the default %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestDefaultsInWords(t *testing.T) {
	for text, want := range map[string]bool{
		"By default, the current user":                     true,
		"Defaults to the current time":                     true,
		"Default — the site of today":                      true,
		"If it is not given, the default voice is used":    true,
		"By default, records are not filtered":             false,
		"By default, all fields are returned":              false,
		"By default — no sorting":                          false,
		"Name in the default language":                     false,
		"Default view of the calendar":                     false,
		"Fields that are the default values of the others": false,
	} {
		if got := described(text).namesDefault("user"); got != want {
			t.Errorf("%q speaks of a default: %t, want %t", text, got, want)
		}
	}
	itself := described(lines("Default value. By default, the first:", "- `Y` — default", "- `N` — not"))
	for _, name := range []string{"DEFAULT_VALUE", "DEF", "isDefault"} {
		if itself.namesDefault(name) || itself.statedDefault(name, "") != nil {
			t.Errorf("%s, which is a default, has one", name)
		}
	}
}

// TestKeysAreNoValues: what words list of an array of objects are their keys.
func TestKeysAreNoValues(t *testing.T) {
	var array node
	array.Type = "array"
	if got := described("Objects with fields. Possible values: `TYPE`, `ID`").enumOf(array.Field); got != nil {
		t.Errorf("objects have the values %v", got)
	}
	if got := described("Kinds. Possible values: `TYPE`, `ID`").enumOf(array.Field); len(got) != 2 {
		t.Errorf("kinds have the values %v, want both", got)
	}
}

// TestSetsOfLists: items below words that say no more than of what a list is are its values.
func TestSetsOfLists(t *testing.T) {
	items := []string{"- `north` — to the north", "- `south` — to the south"}
	for _, tt := range []struct {
		typ, words string
		want       int
	}{
		{"array", "List of hall sides:", 2}, {"array", "Array of sides.", 2}, {"array", "Codes of sides:", 2},
		{"array", "Sides of the hall:", 0}, {"array", "List of sides. Each has:", 0}, {"array", "List of side objects:", 0}, {"object", "List of hall sides:", 0},
	} {
		d := described(lines(append([]string{tt.words}, items...)...))
		if got := d.enumOf(spec.Field{Name: "SIDES", Type: tt.typ}); len(got) != tt.want {
			t.Errorf("%s, %q: %q, want %d values", tt.typ, tt.words, got, tt.want)
		}
		if got := d.enumOf(spec.Field{Name: "select", Type: "array"}); got != nil {
			t.Errorf("%q: a selection has the values %q", tt.words, got)
		}
	}
}

// TestListsOfTexts: patterns that words announce for an array are texts.
func TestListsOfTexts(t *testing.T) {
	for text, want := range map[string]string{
		lines("Who. Possible values:", "- `U<X>` — a user", "- `UA` — all"):               listOfTexts,
		lines("Who. Possible values:", "- `U{id}` — a user", "- `UA` — all"):              listOfTexts,
		lines("Who. Possible values:", "- `1{id}` — a user", "- `UA` — all"):              "",
		lines("Who:", "- `U<X>` — a user", "- `UA` — all"):                                "",
		lines("Who. Possible values:", "- `array` — there are some", "- `null` — no one"): "",
		lines("Objects. Possible values:", "- `U<X>` — a user", "- `UA` — all"):           "",
	} {
		n := node{Field: spec.Field{Name: "WHO", Type: "array"}}
		n.addContents(described(text))
		if n.Seen != want {
			t.Errorf("%q: %q, want %q", text, n.Seen, want)
		}
	}
}

func TestValuesInWords(t *testing.T) {
	for text, want := range map[string]bool{
		"Kind. Possible values: `base`":                                         true,
		lines("Possible values:", "- `U{id}` — a user", "- `AU` — everybody"):   true,
		"Possible values depend on the type:":                                   true,
		lines("Name. Possible values:", "- `string` — known", "- `null` — not"): false,
		lines("Kind. Possible values:", "- `phone` — a number"):                 true,
		"The list of possible values can be had from another method":            false,
		"Whose possible values have changed":                                    false,
		"The kind":                                                              false,
	} {
		if got := described(text).valuesInWords() != ""; got != want {
			t.Errorf("%q announces values: %t, want %t", text, got, want)
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
		{"Allowed values: from `1` to `200`", nil},
		{lines("How links are transformed:", "- `Y` - enabled", "- `N` - disabled"), []string{"Y", "N"}},
		{"Values: `0|1` — whether", []string{"0", "1"}},
		{"Values: `0\\|1` — whether", []string{"0", "1"}},
		{lines("Available values:", "`A4` — large", "`A5` — small"), []string{"A4", "A5"}},
		{lines("Possible values:", "- `Y` — yes", "- `N` — no", "- `Y` — again"), []string{"Y", "N"}},
		{lines("Possible values:", "- `a` — with", "  - `x` — inside", "- `b` — without"), []string{"a", "b"}},
		{lines("Status. Possible values:", "- `1` or `yes` — done", "- `2`, `no` — not"), []string{"1", "yes", "2", "no"}},
		{lines("Possible values:", "- `a` — one", "- `b` — two", "- kinds of your own"), []string{"a", "b"}},
		{lines("Possible values:", "- `null` — nothing", "- `1` — one", "- `2` — two"), []string{"1", "2"}},
		{lines("Module, possible values:", "- `im` for a chat,", "- `blog` for the feed"), []string{"im", "blog"}},
		{lines("Possible values:", "- **1** — add", "- **2** — update"), []string{"1", "2"}},
		{lines("Kind, possible values:", "- `Shop\\\\Item` — an item", "- `Shop\\\\Set` — a set"), []string{`Shop\Item`, `Shop\Set`}},
		{lines("Kind. Possible values:", "`open`  it is open", "`shut`  it is not", "A new one has the value `open`"), []string{"open", "shut"}},
		{lines("Kind. Can take the value:", "- `hall` — a hall", "- `wing` — a wing"), []string{"hall", "wing"}},
		// without marks
		{"Whether it is open. Allowed values are Y or N", []string{"Y", "N"}},
		{"Whether it is active. Values: Y/N", []string{"Y", "N"}},
		{lines("Possible values:", "- true — yes", "- false — no"), []string{"true", "false"}},
		{lines("Possible values:", "- CPC — paid", "- CPM — shown", "Default is `null`"), []string{"CPC", "CPM"}},
		{lines("Possible values:", "- any text — yes", "- none — no"), nil},
		// a list that goes on
		{lines("Kind. Possible values:", "Lists", "- `a` — one", "Files", "- `b` — two", "Default is `b`"), []string{"a", "b"}},
		{lines("Possible values for groups:", "- `a` — one", "- `b` — two", "Possible values for all the teams:", "- `c` — three"), []string{"a", "b", "c"}},
		{lines("Possible values:", "- `a` — one", "- `b` — two", "The set depends on the type:", "- `c` — three"), []string{"a", "b"}},
		// without a phrase
		{lines("Type of the calendar:", "- `user` — of a user", "- `group` — of a group"), []string{"user", "group"}},
		{lines("How often", "- `DAILY` — daily", "- `WEEKLY` — weekly"), []string{"DAILY", "WEEKLY"}},
		{lines("Sorting direction:", "- `ASC` — up", "- `DESC` — down"), []string{"ASC", "DESC"}},
		{"Whether it is active: `Y` or `N`. Only for groups", []string{"Y", "N"}},
		{"Whether it is active (`Y`/`N`)", []string{"Y", "N"}},
		{"Flag of a mandatory field (`Y` — yes / `N` — no)", []string{"Y", "N"}},
		{"State. Values `Y` or `N` are used", []string{"Y", "N"}},
		{"Value `true`/`false` — whether it is so", []string{"true", "false"}},
		{lines("Type of the period:", "`day`, `week`, `month`"), []string{"day", "week", "month"}},
		{"It can be either `A` or `B`", []string{"A", "B"}},
		{"Sex: `M` — male, `F` — female", []string{"M", "F"}},
		// what looks alike
		{lines("The chat in the format:", "- `chat` — a chat", "- `user` — a user"), nil},
		{lines("Link by the template, where", "- `NAME` — of it", "- `ID` — of it"), nil},
		{lines("Old address fields:", "- `CITY` — city", "- `STREET` — street"), nil},
		{lines("You may also give:", "- `NAME` — part of the name", "- `TYPE` — the type:", "  - `a` — one", "  - `b` — two"), nil},
		{lines("Is set by the rule:", "- `>= 1` -> 1", "- `<= 0` -> 0"), nil},
		{lines("Possible values:", "- `string` — it is set", "- `null` — it is not"), nil},
		{lines("Possible values:", "- `TITLE` — title", "- `PROPERTY_N` — a property"), nil},
		{"You must give either `NAME` or `LAST_NAME`", nil},
		{"Language: `en`, `de`, and others", nil},
		{"Identifier of the chat: `chat5` for groups, `123` for users", nil},
		{"Language, for example: `en` or `de`", nil},
		{"Allowed characters: `a-z`, `0-9`", nil},
		{lines("Possible prefix values:", "- `>` — more", "- `<` — less"), nil},
		{lines("Possible values for `order`:", "- `asc` — up", "- `desc` — down"), nil},
		{lines("Value for `ACTION`:", "- `PUT` — text to put", "- `CALL` — number to call"), nil},
		{lines("Pagination parameters:", "- `page` — which", "- `limit` — how many"), nil},
		{lines("Available keys:", "- `hall_one` — one", "- `hall_two` — two"), []string{"hall_one", "hall_two"}},
		{lines("Available keys of it:", "- `hall_one` — one", "- `hall_two` — two"), nil},
		{lines("Possible values:", "- `U{id}` — user", "- `UA` — all"), nil},
		{lines("Possible values:", "- `chatXXX` — chat", "- `XXX` — user"), nil},
		{"Possible values: `Y`", nil},
		{"Text in Markdown. The `align` parameter sets where. Possible values: `left`, `right`.", nil},
		{"The `align` parameter sets where. Possible values: `left`, `right`.", nil},
		{"For example `a` or `b`", nil},
		{"Whether it is open. Values `Y` and `N` do not work. Give a text", nil},
		{"The values `a` and `b` are not supported", nil},
		{"Values `Y` and `N` work. Others do not work", []string{"Y", "N"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, described(tt.text).enum(true)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

// TestEnumOfEnum: what a page calls an enum has values, whatever announces them.
func TestEnumOfEnum(t *testing.T) {
	text := lines("Who can invite others:", "- `A` — the owner", "- `E` — moderators")
	for typ, want := range map[string][]string{"enum": {"A", "E"}, "Enum": {"A", "E"}, "string": {"A", "E"}, "any": {"A", "E"}, "hall": nil} {
		if diff := cmp.Diff(want, described(text).enumOf(spec.Field{Name: "WHO", Type: typ})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", typ, diff)
		}
	}
}

// A list of literals without a phrase names the values of a scalar alone: those of
// an object are its keys.
func TestListsOfKeysAreNoEnums(t *testing.T) {
	keys := described(lines("Who has approved:", "- `running` — who does", "- `all` — everyone"))
	if got := keys.enum(false); got != nil {
		t.Errorf("the keys of an object are taken for values: %q", got)
	}
}
