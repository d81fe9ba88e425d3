package spec

import (
	"slices"
	"testing"
)

func TestTypesHaveOneReading(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"null":                   "null",
		"Integer|String":         "integer|string",
		"integer or string":      "integer|string",
		"integer/array":          "integer|array",
		"object / array":         "object|array",
		`string\|null`:           "string|null",
		"string, string;integer": "string|integer",
		"null|string|false":      "string|false|null",
		"array<integer>":         "integer[]",
		"array<array<integer>>":  "integer[][]",
		"map<object[]>|array":    "map<object[]>|array",
		"map<integer|string>":    "map<integer|string>",
		"catalog_vat.ID|User[]":  "catalog_vat.id|user[]",
		"crm.enum.contenttype":   "crm.enum.contenttype",
	} {
		parsed := ParseType(text)
		if got := parsed.String(); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
		if again := ParseType(parsed.String()).String(); again != want {
			t.Errorf("%q is read as %q when written and read again, want %q", text, again, want)
		}
	}
}

func TestWordsHaveOneKind(t *testing.T) {
	for text, want := range map[string]Kind{
		"str": String, "char": String, "crm_status": String, "bigint": Integer, "timestamp": Timestamp, "double": Number,
		"decimal": Number, "bool": Boolean, "date": Date, "datetime": DateTime, "diskfile": File, "lang_map": Labels,
		"user": ID, "crm_enum_activitytype": ID, "catalog_vat.id": Reference, "object": Object, "map": Map, "map<string>": Map,
		"array": Array, "user[]": Array, "mixed": Any, "deal": Named, "sale_order": Named,
	} {
		if got := ParseType(text).First().Kind; got != want {
			t.Errorf("%q is of kind %d, want %d", text, got, want)
		}
	}
}

func TestSynonymsHaveOneWord(t *testing.T) {
	for text, want := range map[string]string{
		"int": "integer", "double[]": "number[]", "map<bool>": "map<boolean>", "str": "string", "char": "char", "deal[]": "deal[]",
	} {
		if got := ParseType(text).First().Canonical(); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestNamesKeepTheirSpelling(t *testing.T) {
	for text, want := range map[string][]string{
		"":                        nil,
		"Bot[]|array<User>":       {"Bot", "User"},
		"map<string>|catalog.ID":  {"string", "catalog.ID"},
		"Message or array<Bot[]>": {"Message", "Bot"},
	} {
		if got := TypeNames(text); !slices.Equal(got, want) {
			t.Errorf("%q has the names %q, want %q", text, got, want)
		}
	}
}
