package parser

import (
	"slices"
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

// A line that is cut is one of too many limits, never cut without a word.
func TestLimitsOfACell(t *testing.T) {
	if over := described(strings.Repeat("a ", mostLine)).over; !cmp.Equal(over, []string{"length of a line"}) {
		t.Error(over)
	}
	if over := described(strings.Repeat("a\n", mostLines+1)).over; !cmp.Equal(over, []string{"lines of a cell"}) {
		t.Error(over)
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
